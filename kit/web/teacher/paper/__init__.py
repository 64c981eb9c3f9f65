"""*Enter answers from paper*."""
