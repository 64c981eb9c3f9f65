"""Lists of names as a teacher keeps them: what is like, what is doubled, what was mis-tapped."""
