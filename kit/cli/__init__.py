"""The command line: one module a command, imported when the command is asked for."""

from importlib import import_module
from importlib.metadata import version
from typing import Any, Final

import click

from kit.cli.output import prepare_output

#: The module of this package in which each is a command of its name, or of its name and `_`.
_COMMANDS: Final = {
    "administrator": "administrator",
    "attach": "authoring.attach",
    "backup": "backups.backup",
    "check": "check",
    "demo": "demo",
    "distribute": "moving.distribute",
    "doctor": "running.doctor",
    "draft": "authoring.draft",
    "export": "authoring.export",
    "import": "authoring.import_",
    "keys": "keys",
    "migrate": "migrate",
    "move": "moving.move",
    "new": "authoring.new",
    "print": "printing.print_",
    "report": "running.report",
    "restore": "backups.restore",
    "serve": "serving.serve",
    "stop": "running.stop",
    "teacher": "teacher",
}


class _Commands(click.Group):
    """A command that needs no database does not wait for the imports of one that does."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command, whatever its output is connected to."""
        prepare_output()
        return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"kit.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, module.__name__.rpartition(".")[2])
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("whose-words"), prog_name="kit")
def main() -> None:
    """Whose Words: a media-literacy teaching kit."""
