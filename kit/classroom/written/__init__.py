"""What students write themselves for the class: a claim each, and what becomes of it."""
