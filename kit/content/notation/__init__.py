"""YAML and Markdown as people write them: what they drop or turn into something else is said."""
