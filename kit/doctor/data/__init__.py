"""The data folder and the database, with the clock that both go by."""
