"""Where a rule is silent, or may speak for once: by kinds of speech and of text. Pure."""
