"""An exercise made from an article: the article beside the draft, and claims taken from it."""
