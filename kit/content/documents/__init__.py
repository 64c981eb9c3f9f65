"""The kit's own documents, docs/*.md, to be read from within and offline."""
