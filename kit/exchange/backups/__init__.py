"""The file of a backup: making it, reading it, and putting what it holds back."""
