"""What classes have of an own exercise or lesson, and publishing it again beside that."""
