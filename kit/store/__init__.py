"""The database: models, engine, migrations, and queries as named functions."""
