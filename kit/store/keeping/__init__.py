"""Until when a class is kept, and what is kept of one student."""
