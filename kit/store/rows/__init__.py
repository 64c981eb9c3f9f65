"""All rows of a whole database: counted, copied into another one, compared with another's."""
