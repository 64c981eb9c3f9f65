"""The cluster that a database server may be part of: whether every class lies on one server."""

from collections.abc import Sequence
from typing import Final

from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State
from kit.store.cluster.looking import Cluster
from kit.vocabulary import N_

WELL: Final = Kind(
    "cluster",
    State.WELL,
    N_(
        "The classes are spread by Citus %(version)s over servers (%(workers)s of them), each "
        "class on one, and every foreign key is there."
    ),
)
NOT_YET: Final = Kind(
    "cluster-not-begun",
    State.MIND,
    N_("The database has Citus %(version)s, and no class is spread."),
    N_("If the classes are to be spread over servers: stop every kit, then run `kit distribute`."),
)
HALF: Final = Kind(
    "cluster-half",
    State.WRONG,
    N_(
        "The database is a cluster by half: %(tables)s tables are not in their place, %(keys)s "
        "foreign keys are missing."
    ),
    N_("Stop every kit, then run `kit distribute`, which goes on where it stopped."),
)
UNTOLD: Final = Kind(
    "cluster-untold",
    State.WRONG,
    N_(
        "The database is not told to ask its servers in turn: pages fail that look at all classes "
        "and change a teacher's row, such as when a list of accounts is taken back."
    ),
    N_("Run `kit distribute`, which tells it, then start the kit anew."),
)
ASTRAY: Final = Kind(
    "cluster-astray",
    State.WRONG,
    N_("Tables are spread otherwise than by their classroom: %(tables)s."),
    N_(
        "Stop every kit; then, in the database, SELECT undistribute_table('TABLE') for each, and "
        "run `kit distribute`."
    ),
)


def check(facts: Facts) -> Sequence[Finding]:
    """Nothing of a database without Citus."""
    seen = facts.database
    if seen.cluster.version is None:
        return ()
    return [_of(seen.cluster, seen.place)]


def _of(cluster: Cluster, where: str) -> Finding:
    if cluster.astray:
        return ASTRAY.at(where, tables=", ".join(cluster.astray))
    if not cluster.is_begun:
        return NOT_YET.at(where, version=cluster.version)
    if not cluster.is_whole:
        if not (cluster.to_distribute or cluster.to_refer or cluster.missing_keys):
            return UNTOLD.at(where)
        tables = len(cluster.to_distribute) + len(cluster.to_refer)
        return HALF.at(where, tables=tables, keys=len(cluster.missing_keys))
    return WELL.at(where, version=cluster.version, workers=cluster.workers)
