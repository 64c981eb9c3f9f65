"""Rules of an assignment that change after giving: its times, the key, what is left out."""
