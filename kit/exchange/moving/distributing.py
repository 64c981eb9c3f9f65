"""Making a cluster of a database with Citus: looked at first, then step by step.

A step is a transaction of its own and can be seen in the database afterwards, so whoever is cut off
runs it again, and it goes on with what is left.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.exc import DBAPIError

from kit.exchange.moving.moving import visitors
from kit.store.cluster.distributing import Step, steps
from kit.store.cluster.looking import Cluster, look
from kit.store.database.faults import DatabaseFault, detail_of
from kit.store.database.problems import shown
from kit.store.engine import Store
from kit.store.rows.counting import counts
from kit.store.watch.counts import read_students_at_work

#: Who saved an answer so long ago is at work.
_AT_WORK: Final = timedelta(minutes=15)
#: As many tables are named.
_NAMED: Final = 3
_HEALTH: Final = "SELECT * FROM citus_check_cluster_node_health()"


class DistributeRefused(Exception):
    """Nothing was changed. Its text is why, and what to do."""


class DistributeStopped(Exception):
    """So many steps are `done`, and one was not. Its text is which, why, and what to do."""

    def __init__(self, message: str, done: int) -> None:
        super().__init__(message)
        self.done = done


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done. `rows`: how many of each table there are; `cluster`: as it is now."""

    cluster: Cluster
    steps: Sequence[Step]
    rows: dict[str, int]


def plan(store: Store, now: datetime, *, anyway: bool = False) -> Plan:
    """Look at a database of this kit's schema, and say what is to be done.

    `anyway`: though others are connected to it. Raises DistributeRefused.
    """
    where = shown(store.engine.url.render_as_string(hide_password=False))
    if store.is_sqlite:
        message = (
            f"The database {where} is a file, and a cluster is of PostgreSQL servers. Move the "
            "classes to a server first: kit move postgresql://USER:PASSWORD@HOST/NAME"
        )
        raise DistributeRefused(message)
    with store.reading() as connection:
        cluster = look(connection)
        _refuse_unfit(cluster, where)
        planned = steps(cluster)
        if planned and not anyway:
            _refuse_visitors(
                visitors(connection), read_students_at_work(connection, now - _AT_WORK), where
            )
        return Plan(cluster, planned, dict(counts(connection)))


def take_steps(store: Store, planned: Plan, told: Callable[[Step], None]) -> None:
    """Take the steps of a plan; each is told of before it is taken. Raises DistributeStopped."""
    for number, step in enumerate(planned.steps):
        told(step)
        try:
            with store.writing() as connection:
                step.do(connection)
        except (DBAPIError, DatabaseFault) as error:
            message = (
                f"Stopped at the table {step.table} (step {number + 1} of {len(planned.steps)}, "
                f"which {step.act}): {detail_of(error)} The steps before it are done, and this one "
                f"is not. See that every worker answers ({_HEALTH}), then run `kit distribute` "
                "again: it goes on from there. Start no kit before it is done."
            )
            raise DistributeStopped(message, number) from error


def _refuse_unfit(cluster: Cluster, where: str) -> None:
    _refuse_without_citus(cluster, where)
    if cluster.not_owned:
        message = (
            f"The role of {where} does not own {_listed(cluster.not_owned)}, and only an owner may "
            "distribute a table. Run this with the role that `kit migrate` runs with."
        )
        raise DistributeRefused(message)
    if not cluster.has_coordinator:
        message = (
            "Citus does not know this server as its coordinator, which tables that stay here need. "
            "As a superuser, in this database: SELECT citus_set_coordinator_host('HOST'), with the "
            "name that the workers reach it by."
        )
        raise DistributeRefused(message)
    if not cluster.workers:
        message = (
            "No server of the cluster takes rows. As a superuser, in this database: SELECT "
            "citus_add_node('HOST', 5432), for each worker."
        )
        raise DistributeRefused(message)
    if cluster.astray:
        message = (
            f"Somebody distributed {_listed(cluster.astray)} otherwise than by its classroom and "
            "beside the table classroom. Nothing is guessed here: SELECT "
            "undistribute_table('TABLE') for each, then run this again."
        )
        raise DistributeRefused(message)


def _refuse_without_citus(cluster: Cluster, where: str) -> None:
    if cluster.version is None and cluster.is_at_hand:
        message = (
            f"The database {where} has no Citus, though its server could have it. As a superuser, "
            "in that database: CREATE EXTENSION citus"
        )
        raise DistributeRefused(message)
    if cluster.version is None:
        message = (
            f"The server of {where} has no Citus. Install its package on every server of the "
            "cluster, put citus first into shared_preload_libraries, restart them, then CREATE "
            "EXTENSION citus in this database (docs/cluster.md). On one server the kit needs none "
            "of it."
        )
        raise DistributeRefused(message)


def _refuse_visitors(number: int, at_work: int, where: str) -> None:
    if not number:
        return
    people = "1 student was" if at_work == 1 else f"{at_work} students were"
    message = (
        f"The database {where} has {_connections(number)}, and {people} at work within the last "
        "quarter of an hour. Each table stands still while its rows are spread, and foreign keys "
        "are off meanwhile. Stop every kit on it and run this again, or with --anyway if nobody "
        "needs to save now."
    )
    raise DistributeRefused(message)


def _connections(number: int) -> str:
    return "1 other connection" if number == 1 else f"{number} other connections"


def _listed(names: Sequence[str]) -> str:
    first = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return first if more <= 0 else f"{first} and {more} more"
