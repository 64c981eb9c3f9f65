"""All figures of one page or file, from one sheet."""
