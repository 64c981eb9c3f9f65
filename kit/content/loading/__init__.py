"""From files to checked objects: YAML and Markdown read, every problem named with its line."""
