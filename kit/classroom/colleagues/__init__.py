"""Teachers of one kit: classes they share or hand over, what each did, exercises they lend."""
