"""Pictures in lessons: the figures of a reading, and the files that stand in them."""
