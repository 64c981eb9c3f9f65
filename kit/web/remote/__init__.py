"""The remote's pages, and the moves of a live session."""
