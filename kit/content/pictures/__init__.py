"""Pictures in lessons: the pictures in a reading, and the files that stand in them."""
