"""The kit's connections to a PostgreSQL server: how each is made, and what each may cost."""
