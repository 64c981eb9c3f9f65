"""How long what a class has is kept, and all rows that are one student's."""
