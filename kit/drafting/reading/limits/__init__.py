"""Where a rule had better be silent, or may speak for once: by kinds of speech and of text. Pure."""
