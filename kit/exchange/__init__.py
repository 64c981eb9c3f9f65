"""What comes into the kit and goes out of it as files."""
