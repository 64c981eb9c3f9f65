"""What the key entries of several item types have in common: their fields, and checks of these."""
