"""Where the class finds the kit: what pages show of it, and a teacher's own choice."""
