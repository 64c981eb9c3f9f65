"""`kit distribute`: spread the classes of a database with Citus over its workers."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any, Final

import click

from kit import logs
from kit.cli.options import opened, stop, with_settings
from kit.exchange.moving.distributing import (
    DistributeRefused,
    DistributeStopped,
    Plan,
    plan,
    take_steps,
)
from kit.store.cluster.distributing import Act, Step
from kit.store.cluster.looking import look

_LAST: Final = (
    "What is of no class stays on this server. Make a backup first (kit backup): there is no "
    "command that undoes this."
)


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--anyway", is_flag=True, help="Though others are connected to the database.")
@with_settings("data", "database_url")
def distribute(*, yes: bool, anyway: bool, **options: Any) -> None:
    """Spread the classes over the servers of a cluster with Citus, each class on one of them.

    For one kit of a district or a country, by docs/cluster.md. Says first what it will do. Cut
    off, it goes on where it stopped when it is run again.
    """
    with opened(options) as (_settings, store):
        try:
            planned = plan(store, datetime.now(UTC), anyway=anyway)
            if not planned.steps:
                click.echo(_whole(planned))
                return
            for line in _plan_lines(planned):
                click.echo(line)
            if not yes and not click.confirm("Go on?"):
                stop("Nothing was changed.")
            take_steps(store, planned, _tell)
        except DistributeRefused as refused:
            stop(f"Nothing was changed. {refused}")
        except DistributeStopped as stopped:
            _log(planned, stopped.done, is_whole=False)
            stop(str(stopped))
        with store.reading() as connection:
            is_whole = look(connection).is_whole
        _log(planned, len(planned.steps), is_whole=is_whole)
        if not is_whole:
            stop("Not everything is in its place: run `kit distribute` again.")
    click.echo("Done: each class lies on one server. Look with `kit doctor`, then start the kit.")


def _log(planned: Plan, done: int, *, is_whole: bool) -> None:
    logs.event("database.distributed", steps=done, servers=planned.cluster.workers, whole=is_whole)


def _tell(step: Step) -> None:
    if step.act in {Act.REFER, Act.DISTRIBUTE}:
        click.echo(f"  {step.table}")


def _whole(planned: Plan) -> str:
    return (
        f"Nothing to do: all classes are spread by Citus {planned.cluster.version} over "
        f"{_servers(planned.cluster.workers)}, and every foreign key is there."
    )


def _plan_lines(planned: Plan) -> list[str]:
    acts = Counter(step.act for step in planned.steps)
    spread = [step.table for step in planned.steps if step.act is Act.DISTRIBUTE]
    rows = sum(planned.rows.get(table, 0) for table in spread)
    again = ", going on where it stopped" if planned.cluster.is_begun else ""
    lines = [
        f"With Citus {planned.cluster.version}, over {_servers(planned.cluster.workers)}{again}:",
        f"  {acts[Act.KEY_OFF]} foreign keys are taken off",
    ]
    lines += [
        f"  {step.table} is put whole on every server"
        for step in planned.steps
        if step.act is Act.REFER
    ]
    return [
        *lines,
        f"  {rows:,} rows of {len(spread)} tables are spread by their classroom",
        f"  {acts[Act.KEY_ON]} foreign keys are put on",
        _LAST,
    ]


def _servers(number: int) -> str:
    return "1 server" if number == 1 else f"{number} servers"
