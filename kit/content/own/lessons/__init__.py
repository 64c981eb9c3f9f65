"""A lesson's texts edited by their parts: front matter by fields, readings whole, pictures."""
