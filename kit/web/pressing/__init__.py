"""One rule for pressing: what can be undone offers *Undo*, what cannot asks."""
