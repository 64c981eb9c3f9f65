"""`kit move`, and what a kit says whose classes were moved away."""
