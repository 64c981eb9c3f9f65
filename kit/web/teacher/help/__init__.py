"""Help inside: what each page is, and the documents."""
