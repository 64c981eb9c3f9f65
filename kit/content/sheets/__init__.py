"""What is printed of content, and how a sheet is known again."""
