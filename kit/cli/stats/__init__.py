"""`kit check --stats`: the content as a whole, as tables of text."""
