"""A teacher's account: signing in and out, name, password, sign-ins."""
