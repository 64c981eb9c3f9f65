"""From files to frozen objects and a list of problems. No database, no Flask."""
