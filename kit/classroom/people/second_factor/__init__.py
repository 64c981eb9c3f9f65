"""A teacher's second factor: a code from an app on the phone, asked for after the password."""
