"""What the kit is made of here: packages, content, settings."""
