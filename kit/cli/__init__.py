"""The command line: one module a command."""

import sys
from importlib.metadata import version

import click

from kit.cli.check import check
from kit.cli.demo import demo
from kit.cli.keys import keys
from kit.cli.migrate import migrate
from kit.cli.serve import serve
from kit.cli.teacher import teacher


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("whose-words"), prog_name="kit")
def main() -> None:
    """Whose Words: a media-literacy teaching kit."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may speak an old code page; a name must not stop the kit.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


main.add_command(serve)
main.add_command(check)
main.add_command(teacher)
main.add_command(keys)
main.add_command(demo)
main.add_command(migrate)
