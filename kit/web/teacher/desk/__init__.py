"""A class as a desk: four places under one bar, and the mode for the projector."""
