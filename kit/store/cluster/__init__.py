"""A cluster of PostgreSQL servers with Citus: which table lies where, and how it comes there."""
