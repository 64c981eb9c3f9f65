"""One student's data: all that is kept of them, shown, taken along, and what erasing takes."""
