"""What the command line says of options that cannot be used, in words of ours."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kit.cli import main
from kit.cli.options import WholeNumber


def options() -> list[tuple[tuple[str, ...], str]]:
    """Each option of each command that takes a value."""
    return [
        (name, parameter.opts[0])
        for name, command in _commands((), main)
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.is_flag
    ]


def _commands(
    path: tuple[str, ...], command: click.Command
) -> list[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(command, click.Group):
        return [(path, command)]
    context = click.Context(command)
    below = {name: command.get_command(context, name) for name in command.list_commands(context)}
    return [pair for name, one in below.items() if one for pair in _commands((*path, name), one)]


@pytest.mark.parametrize(("command", "option"), options())
def test_no_option_has_a_type_that_speaks_its_own_words(
    command: tuple[str, ...], option: str
) -> None:
    """Texts and paths take anything, and what they hold is judged by us."""
    found = dict(_commands((), main))[command]
    (parameter,) = [one for one in found.params if option in one.opts]
    kind = parameter.type
    plain = isinstance(kind, click.types.StringParamType | WholeNumber)
    free_path = (
        isinstance(kind, click.Path) and kind.file_okay and kind.dir_okay and not kind.exists
    )
    assert plain or free_path, (command, option, kind)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("seven", "seven"), ("-1", "-1"), ("1.5", "1.5"), ("٣", "٣"), ("9" * 90, "9" * 80 + "…")],
)
def test_number_that_is_none_is_named(typed: str, shown: str) -> None:
    reply = CliRunner().invoke(main, ["demo", f"--seed={typed}"])
    assert reply.exit_code == 2
    assert reply.output.splitlines()[-1] == (
        f"Error: --seed takes a whole number from 0 to 2147483647; “{shown}” is none of them."
    )


def test_file_where_a_folder_is_wanted_is_named(tmp_path: Path) -> None:
    file = tmp_path / "schemas"
    file.write_text("")
    reply = CliRunner().invoke(main, ["check", "--schemas", str(file)])
    assert (reply.exit_code, reply.output) == (
        1,
        f"{file} is a file. Name a folder for the schemas, or a new one.\n",
    )
