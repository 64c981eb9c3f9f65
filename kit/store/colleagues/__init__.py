"""What teachers of one kit share: classes, what was done in them, and drafts that are lent."""
