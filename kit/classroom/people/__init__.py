"""Who is there: classrooms, their students and teachers, and how each comes in."""
