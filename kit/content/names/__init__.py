"""Names of files that people give by mistake: keys, lists and lessons under another one; copies."""
