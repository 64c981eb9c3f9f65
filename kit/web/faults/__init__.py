"""What is wrong with the database or the disk, where somebody looks: pages, notices and the log."""
