"""What the fields of items and keys are made of: models, labels, cues, numbers, tables."""
