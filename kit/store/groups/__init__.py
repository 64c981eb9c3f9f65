"""Groups of a classroom, deals of two forms, and whom assignments are for."""
