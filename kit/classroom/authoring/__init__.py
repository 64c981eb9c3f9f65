"""A teacher's own exercises and lessons: written as versions, published, given like the course."""
