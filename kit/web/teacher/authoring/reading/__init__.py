"""The readers of a draft, as its author asks them and sees what they say."""
