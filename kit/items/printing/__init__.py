"""What a sheet of paper is made of, and what each item type prints on it."""
