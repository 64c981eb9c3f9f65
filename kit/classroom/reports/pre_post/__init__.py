"""A class compared with itself: before and after."""
