"""Taking a text apart: cleaned, and cut into blocks, sentences and claims. Pure."""
