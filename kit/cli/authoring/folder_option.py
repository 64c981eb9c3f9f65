"""Which content folder a command for authors works on."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from kit.cli.options import WRONG_CALL, Command, stop
from kit.content.loading import exercise_files
from kit.content.names import lesson_names

_FOLDERS: Final = (lesson_names.FOLDER, exercise_files.FOLDER)

content_option: Callable[[Command], Command] = click.option(
    "--content",
    "folder",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="The content folder, which holds lessons/ and exercises/. Without it, the folder that "
    "you are in.",
)


def folder_or_stop(folder: Path | None) -> Path:
    """The folder to write into; one that is none ends the command.

    A folder that was not named is one only if it looks like one, so that a mistake of place
    does no harm.
    """
    root = folder or Path.cwd()
    if not root.is_dir():
        stop(f"There is no folder {root}. Make it, or name another with --content.",
             status=WRONG_CALL)  # fmt: skip
    if folder is None and not any((root / name).is_dir() for name in _FOLDERS):
        stop(
            f"{root} holds neither lessons/ nor exercises/, so it is no content folder. Go into "
            "one, or name it with --content DIR (a new one may be empty).",
            status=WRONG_CALL,
        )
    return root
