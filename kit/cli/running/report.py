"""`kit report`: what helps to mend a fault, shown whole before a file is made of it."""

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click

from kit.cli.options import WholeNumber, settings_or_stop, stop, with_settings
from kit.doctor.examine import examine
from kit.doctor.facts import gather
from kit.report.collecting import collect
from kit.report.wording import as_text
from kit.settings import Settings

_LINES: Final = 300


@click.command()
@click.option(
    "--to", "file", type=click.Path(path_type=Path), metavar="FILE", help="Write it to this file."
)
@click.option(
    "--lines", type=WholeNumber(), default=_LINES, metavar="N", help="Last lines of the log."
)
@click.option("--yes", is_flag=True, help="Write the file without asking.")
@with_settings()
def report(file: Path | None, lines: int, *, yes: bool, **options: Any) -> None:
    """Show what helps to mend a fault, and write it to a file to send, if you say so.

    Versions, settings, sizes, how many rows the tables have and the log's last lines: no name, no
    answer, no code, no address. Nothing is sent.
    """
    settings = settings_or_stop(options)
    now = datetime.now().astimezone()
    text = as_text(collect(settings, now, lines, doctors_findings(settings, now)))
    click.echo(text)
    sys.stdout.flush()
    path = file or Path(f"kit-report-{now:%Y-%m-%d-%H%M}.txt")
    if yes or _agrees(path):
        _write(path, text)
    else:
        click.echo("Nothing was written.")


def doctors_findings(settings: Settings, now: datetime) -> Sequence[str]:
    """What `kit doctor` finds, a line each: how it stands and the finding's name for scripts.

    Without where or what it found, which may be an address or a path of somebody's.
    """
    findings = examine(gather(settings, os.environ, now))
    return [f"{finding.kind.state}: {finding.name}" for finding in findings]


def _agrees(path: Path) -> bool:
    try:
        return click.confirm(f"Write this to {path}, to send it to whoever helps you?")
    except click.Abort:
        click.echo()
        return False


def _write(path: Path, text: str) -> None:
    """Write the file anew; none is written over."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        stop(f"{path} is there already. Name another file with --to, or move that one away.")
    except OSError as error:
        stop(f"{path} cannot be written ({error.strerror}). Name another file with --to.")
    click.echo(f"Written to {path}. Look at it once more before you send it.")
