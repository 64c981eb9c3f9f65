"""The pages of who reads a draft without its key: not signed in, by a link of their own."""
