"""Teachers' accounts: how they are made, signed in to, looked after and closed."""
