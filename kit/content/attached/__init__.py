"""A teacher's own copy of an article: its paragraphs recognised, numbered and corrected."""
