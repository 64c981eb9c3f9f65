"""Commands about a kit that runs, or will not."""
