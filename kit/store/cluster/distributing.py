"""The statements that make a database a cluster, each of which stands by itself.

What was done can be seen in the database, so nothing is noted: whoever is cut off looks again, and
goes on with what is left.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, ForeignKeyConstraint, func, select, text
from sqlalchemy.schema import AddConstraint

from kit.store.cluster.looking import SEQUENTIAL, Cluster, Key
from kit.store.cluster.tables import ROOT, foreign_keys, key_of

#: What holds from the next connection on, said for the steps of this one.
_SEQUENTIAL: Final = text(f"SET LOCAL {SEQUENTIAL}")


class Act(StrEnum):
    """What a step does with its table."""

    ASK = "has each server asked over one connection"
    KEY_OFF = "takes a foreign key off"
    REFER = "puts it whole on every worker"
    DISTRIBUTE = "spreads its rows by classroom"
    KEY_ON = "puts a foreign key back"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do to one table, in a transaction of its own."""

    act: Act
    table: str
    do: Callable[[Connection], object]


def steps(cluster: Cluster) -> Sequence[Step]:
    """All that is left to do, in order; none where the cluster is whole."""
    off = _in_the_way(cluster)
    left = {Key.of(key) for key in cluster.missing_keys} | off.keys()
    on = [key for key in foreign_keys(cluster=True) if Key.of(key) in left]
    asking = [] if cluster.asks_in_turn else [Step(Act.ASK, ROOT, ask_in_turn)]
    return [
        *asking,
        *(Step(Act.KEY_OFF, key.local, _taking_off(key.local, name)) for key, name in off.items()),
        *(Step(Act.REFER, name, _referring(name)) for name in cluster.to_refer),
        *(Step(Act.DISTRIBUTE, name, _distributing(name)) for name in cluster.to_distribute),
        *(Step(Act.KEY_ON, str(key.table.name), _putting_on(key)) for key in on),
    ]


def _in_the_way(cluster: Cluster) -> dict[Key, str]:
    """The foreign keys that hold a table which has yet to move, and those that no cluster holds."""
    moving = {*cluster.to_distribute, *cluster.to_refer}
    holdable = {Key.of(key) for key in foreign_keys(cluster=True)}
    of_kit = {Key.of(key) for key in foreign_keys(cluster=False)}
    return {
        key: name
        for key, name in cluster.keys.items()
        if key in of_kit and (key not in holdable or moving & {key.local, key.referred})
    }


def ask_in_turn(connection: Connection) -> None:
    """From the next connection on, statements about many classes ask a server over one connection.

    Citus opens several, where a statement is about many, and then refuses any change of a row that
    classes refer to from elsewhere (“there was a parallel operation on a distributed table”): one
    connection would not see what another has not committed. That is every transaction that looks
    at all classes and changes a teacher's row. What is of one class is asked over one anyway.
    """
    name = connection.execute(select(func.current_database())).scalar_one()
    quoted = connection.dialect.identifier_preparer.quote_identifier(name)
    connection.execute(text(f"ALTER DATABASE {quoted} SET {SEQUENTIAL}"))


def _taking_off(table: str, name: str) -> Callable[[Connection], object]:
    def do(connection: Connection) -> object:
        quoted = connection.dialect.identifier_preparer.quote
        return connection.execute(
            text(f"ALTER TABLE {quoted(table)} DROP CONSTRAINT {quoted(name)}")
        )

    return do


def _referring(table: str) -> Callable[[Connection], object]:
    return lambda connection: connection.execute(select(func.create_reference_table(table)))


def _distributing(table: str) -> Callable[[Connection], object]:
    beside = "none" if table == ROOT else ROOT
    statement = text(
        "SELECT create_distributed_table(:table, :key, colocate_with => :beside)"
    ).bindparams(table=table, key=key_of(table), beside=beside)
    return lambda connection: connection.execute(statement)


def _putting_on(key: ForeignKeyConstraint) -> Callable[[Connection], object]:
    def do(connection: Connection) -> object:
        connection.execute(_SEQUENTIAL)
        return connection.execute(AddConstraint(key, isolate_from_table=False))

    return do
