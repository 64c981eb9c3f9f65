"""`python -m kit`, and what the command `kit` runs: Ctrl-C ends it in a line from the beginning."""

import os
import sys


def main() -> None:
    """Run the command line."""
    try:
        from kit.cli import main as command_line  # noqa: PLC0415 - slow import

        command_line(prog_name="kit")
    except KeyboardInterrupt:
        os.write(2, b"\nAborted!\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
