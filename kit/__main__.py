"""`python -m kit`, where the command `kit` is not on the path."""

from kit.cli import main

main(prog_name="kit")
