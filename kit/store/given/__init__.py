"""What belongs to an assignment as it was given."""
