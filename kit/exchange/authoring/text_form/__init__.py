"""An exercise of claims with its key as plain text, as a mail or a word processor holds it."""
