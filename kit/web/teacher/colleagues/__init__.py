"""Pages of what teachers of one kit share."""
