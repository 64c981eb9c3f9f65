"""A draft put together: pasted claims, where they come from, the texts of two windows."""
