"""Articles in the files that people have them in: text, a saved web page, Word, PDF."""
