"""What lies under the store: the file or the server, and what can be wrong with it."""
