"""`kit doctor`: what is wrong on a bad morning, and what to do."""

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import click

from kit.cli.options import with_settings
from kit.doctor.examine import examine, in_order
from kit.doctor.facts import gather
from kit.doctor.finding import Finding, State
from kit.doctor.program.configuration import of_wrong_settings
from kit.doctor.program.environment import of_this_process
from kit.doctor.telling import as_json, lines
from kit.settings import SettingsError, read_settings


@click.command()
@with_settings()
@click.option("--json", "for_programs", is_flag=True, help="Print the findings as JSON.")
def doctor(*, for_programs: bool, **options: Any) -> None:
    """Look at all that may keep a class from working, and say what to do. Changes nothing.

    Give it the options that `kit serve` gets. The kit may run or be stopped. The exit status is 1
    where something is wrong.
    """
    findings = _findings(options)
    if for_programs:
        click.echo(as_json(findings))
    else:
        for line in lines(findings):
            click.echo(line)
    sys.stdout.flush()
    sys.exit(1 if any(finding.state is State.WRONG for finding in findings) else 0)


def _findings(options: dict[str, Any]) -> Sequence[Finding]:
    try:
        settings = read_settings(options, os.environ)
    except SettingsError as error:
        return in_order([*of_wrong_settings(error.lines), *of_this_process()])
    return examine(gather(settings, os.environ, datetime.now().astimezone()))
