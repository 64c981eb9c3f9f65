"""Transactions that go through the classes of all servers, and write to what is whole on each.

A server of a cluster is asked over several connections at once where a statement is about many
classes. A row that all servers share must not be changed after that: one connection would not see
what another has not committed, and the foreign keys of both look at it. Citus refuses it (“there
was a parallel operation on a distributed table”), and by the first statement it is too late.
"""

from typing import Final

from sqlalchemy import Connection, text

from kit.store.cluster.looking import is_cluster

_SEQUENTIAL: Final = text("SET LOCAL citus.multi_shard_modify_mode TO 'sequential'")


def over_one_connection_each(connection: Connection) -> None:
    """Let this transaction ask each server of a cluster over one connection, in turn.

    Said before its first statement about many classes; elsewhere than in a cluster nothing is said.
    """
    if is_cluster(connection):
        connection.execute(_SEQUENTIAL)
