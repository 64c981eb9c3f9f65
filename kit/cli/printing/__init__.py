"""`kit print`: sheets of paper as files, without the kit being started."""
