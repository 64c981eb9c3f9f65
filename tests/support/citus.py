"""A Citus cluster that a run of tests is given, and databases on all servers of it.

`KIT_TEST_CITUS` is the URL of a database that is a cluster by docs/cluster.md, steps 1 to 3, with a
role that may make databases and extensions. Nothing is done to that database itself.
"""

import atexit
import os
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

import psycopg
import pytest
from hypothesis import settings
from psycopg import sql
from sqlalchemy import make_url

from kit.exchange.moving.distributing import plan, take_steps
from kit.settings.parsing import database_url as as_set
from kit.store.cluster.distributing import ask_in_turn
from kit.store.engine import open_store
from kit.store.migrate import upgrade

VARIABLE: Final = "KIT_TEST_CITUS"
#: For what nothing but a cluster can show.
NEEDED: Final = pytest.mark.skipif(
    not os.environ.get(VARIABLE), reason="a cluster is for `make test-citus URL=…` to give"
)
#: What cannot pass on a cluster, by the beginning of its id, with the reason: a closed list.
CANNOT: Final[Mapping[str, str]] = {
    "tests/store/cluster/test_looking.py::test_server_without_citus": "the database has Citus",
    "tests/store/database/postgres/test_pooler.py": "the pooler stands before the tests' own server",
    "tests/store/database/postgres/test_wrong_databases.py::test_prepare_repeats": (
        "the message is that of the tests' own server, which listens on a socket"
    ),
    "tests/store/test_migrate.py::test_upgrade_leaves_alembic": (
        "no foreign key leads from a join code to its class: it would leave the coordinator"
    ),
    "tests/store/test_migrate.py::test_upgrade_keeps_cascades": (
        "a class that is deleted past the kit leaves its join code, by the same key"
    ),
}
#: As many examples are drawn by a machine.
MACHINES_EXAMPLES: Final = 4
#: Seconds for a test that asks for none itself; elsewhere a minute does.
PATIENCE: Final = 300
_CHANCES: Final = 20
_END_ALL: Final = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
_SPREAD: Final = f"kit_citus_spread_{os.getpid()}"
_BARE: Final = f"kit_citus_bare_{os.getpid()}"
#: The databases of this process.
_made: Final[list[str]] = []


@dataclass(frozen=True)
class Node:
    """A server of the cluster, as the coordinator knows it; the coordinator is of group 0."""

    group: int
    host: str
    port: int


def is_given() -> bool:
    """Whether tests of PostgreSQL run on a cluster."""
    return bool(os.environ.get(VARIABLE))


def url_of(name: str, node: Node | None = None) -> str:
    """The URL of a database of the coordinator, or of another server of the cluster."""
    url = make_url(as_set(os.environ[VARIABLE])).set(database=name)
    if node is not None:
        url = url.set(host=node.host, port=node.port)
    return url.render_as_string(hide_password=False)


@lru_cache(maxsize=1)
def nodes() -> list[Node]:
    """The coordinator, then the workers."""
    rows = run(
        own_name(),
        "SELECT groupid, nodename, nodeport FROM pg_dist_node WHERE noderole = 'primary' "
        "ORDER BY groupid",
    )
    return [Node(*row) for row in rows]


def own_name() -> str:
    """The name of the database that was given."""
    return str(make_url(os.environ[VARIABLE]).database)


def run(name: str, statement: Any, values: Any = None, node: Node | None = None) -> list[Any]:
    """Send a statement to a database of the coordinator, or of another server; what it answers."""
    plain = make_url(url_of(name, node)).set(drivername="postgresql")
    with psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True) as server:
        cursor = server.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def know_what_cannot(items: Iterable[pytest.Item]) -> None:
    """Expect the failure of what is in CANNOT; where one of these passes, it has to come off."""
    for item in items:
        for beginning, reason in CANNOT.items():
            if item.nodeid.startswith(beginning):
                item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


def be_patient(items: Iterable[pytest.Item]) -> None:
    """Give each test time, and let the machines that draw a class's steps draw few classes.

    The question is whether a cluster takes the statements; each takes three times as long there.
    """
    items = list(items)
    for item in items:
        if not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(PATIENCE))
    machines: set[Any] = {getattr(item, "cls", None) for item in items}
    for machine in machines:
        if isinstance(drawn := getattr(machine, "settings", None), settings):
            few = min(drawn.max_examples, MACHINES_EXAMPLES)
            machine.settings = settings(drawn, max_examples=few)


def make(name: str, *, migrated: bool) -> str:
    """A database on every server, spread where it is to be migrated; its URL."""
    template = spread_template() if migrated else bare_template()
    _made.append(name)
    _copy(template, name)
    # What a database is told is not copied with it.
    _tell(name)
    return url_of(name)


def _tell(name: str) -> None:
    with closing(open_store(url_of(name))) as store, store.writing() as connection:
        ask_in_turn(connection)


def drop(name: str) -> None:
    """Take a database from every server, whoever is connected to it."""
    quoted = sql.Identifier(name)
    for node in nodes():
        _alone(name, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(quoted), node)
    if name in _made:
        _made.remove(name)


@lru_cache(maxsize=1)
def bare_template() -> str:
    """A cluster without a table, to copy from."""
    atexit.register(_leave_nothing)
    _made.append(_BARE)
    for node in nodes():
        run(own_name(), sql.SQL("CREATE DATABASE {}").format(sql.Identifier(_BARE)), node=node)
        run(_BARE, "CREATE EXTENSION citus", node=node)
    coordinator, *workers = nodes()
    run(_BARE, "SELECT citus_set_coordinator_host(%s, %s)", (coordinator.host, coordinator.port))
    for worker in workers:
        run(_BARE, "SELECT citus_add_node(%s, %s)", (worker.host, worker.port))
    return _BARE


@lru_cache(maxsize=1)
def spread_template() -> str:
    """One with the kit's tables, spread as `kit distribute` does it."""
    url = make(_SPREAD, migrated=False)
    upgrade(url)
    with closing(open_store(url)) as store:
        take_steps(store, plan(store, datetime.now(UTC), anyway=True), lambda _step: None)
    return _SPREAD


def worker_of(name: str, classroom: str) -> Node:
    """The server on which a class lies."""
    rows = run(
        name,
        "SELECT n.groupid, n.nodename, n.nodeport FROM pg_dist_placement p "
        "JOIN pg_dist_node n ON n.groupid = p.groupid AND n.noderole = 'primary' "
        "WHERE p.shardid = get_shard_id_for_distribution_column('classroom', %s::uuid)",
        (classroom,),
    )
    return Node(*rows[0])


def rebalance(name: str, worker: Node, *, takes_rows: bool) -> None:
    """Let a worker take classes or not, and wait until they lie by that; others ask meanwhile."""
    where = (worker.host, worker.port, takes_rows)
    run(name, "SELECT citus_set_node_property(%s, %s, 'shouldhaveshards', %s)", where)
    run(name, "SELECT citus_rebalance_start()")
    run(name, "SELECT citus_rebalance_wait()")


def move_alone(name: str, classroom: str, worker: Node) -> None:
    """Bring a class to a worker by itself, by docs/cluster.md; others ask meanwhile.

    Its piece is cut with writes held up: Citus 15.0 does not come to an end with `force_logical`
    where an answer is written again meanwhile (“publisher did not send replica identity column”).
    """
    home = worker_of(name, classroom)
    run(
        name,
        "SELECT isolate_tenant_to_new_shard('classroom', %s::uuid, 'CASCADE', "
        "shard_transfer_mode => 'block_writes')",
        (classroom,),
    )
    run(
        name,
        "SELECT citus_move_shard_placement(get_shard_id_for_distribution_column('classroom', "
        "%s::uuid), %s, %s, %s, %s)",
        (classroom, home.host, home.port, worker.host, worker.port),
    )


def _leave_nothing() -> None:
    """Take away all databases of this process."""
    while _made:
        drop(_made[-1])


def _copy(template: str, name: str) -> None:
    """Citus keeps its own lists by the numbers of tables, and a copy has the same."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(template)
    )
    for node in nodes():
        _alone(template, statement, node)


def _alone(name: str, statement: sql.Composed, node: Node) -> None:
    """Do what nobody else may be connected to a database for.

    Citus' own daemon is connected to each of its databases, comes back, and does not heed FORCE.
    """
    for chance in range(_CHANCES):
        run(own_name(), _END_ALL, (name,), node=node)
        try:
            run(own_name(), statement, node=node)
        except psycopg.errors.ObjectInUse:
            if chance + 1 == _CHANCES:
                raise
        else:
            return
