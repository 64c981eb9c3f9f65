"""An own exercise or lesson as one file, out of the kit and in."""
