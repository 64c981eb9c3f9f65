"""What the serving kit does for its backups: by a teacher's press, or by the schedule."""
