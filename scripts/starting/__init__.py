"""What starts the kit by a double click."""
