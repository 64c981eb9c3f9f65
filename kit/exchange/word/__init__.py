"""What is printed as Word files, to be edited before they are. Import it where it is asked for."""
