"""Groups of a class, deals of two forms, and giving exercises to them."""
