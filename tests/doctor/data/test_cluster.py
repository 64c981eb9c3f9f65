"""What is said of a cluster, and that nothing is of a server without one."""

from dataclasses import replace

from kit.doctor.data.cluster import check
from kit.doctor.data.looking import Stored
from kit.store.cluster.looking import Cluster, Lying
from kit.store.cluster.tables import Place
from tests.store.cluster.test_looking import WHOLE
from tests.support.bad_mornings import Said, plain_facts, told


def of(cluster: Cluster) -> dict[str, Said]:
    return told(check(plain_facts(Stored("db0", is_file=False, cluster=cluster))))


def test_server_without_citus_is_passed_over() -> None:
    assert of(Cluster()) == {}


def test_each_state_is_told() -> None:
    without = {name: at for name, at in WHOLE.lying.items() if name != "mark"}
    keys = {key: name for key, name in WHOLE.keys.items() if key.local != "mark"}
    odd = {**WHOLE.lying, "student": Lying(Place.DISTRIBUTED, "id", 3)}
    said = [
        next(iter(of(cluster).items()))
        for cluster in (
            WHOLE,
            Cluster("13.0-1"),
            replace(WHOLE, lying=without, keys=keys),
            replace(WHOLE, asks_in_turn=False),
            replace(WHOLE, lying=odd),
        )
    ]
    assert [(name, state, what) for name, (state, what, *_rest) in said] == [
        (
            "cluster",
            "well",
            (
                "The classes are spread by Citus 13.0-1 over servers (2 of them), each class on one, "
                "and every foreign key is there."
            ),
        ),
        (
            "cluster-not-begun",
            "mind",
            "The database has Citus 13.0-1, and no class is spread.",
        ),
        (
            "cluster-half",
            "wrong",
            (
                "The database is a cluster by half: 1 tables are not in their place, 2 foreign keys "
                "are missing."
            ),
        ),
        (
            "cluster-untold",
            "wrong",
            (
                "The database is not told to ask its servers in turn: pages fail that look at all "
                "classes and change a teacher's row, such as when a list of accounts is taken back."
            ),
        ),
        (
            "cluster-astray",
            "wrong",
            "Tables are spread otherwise than by their classroom: student.",
        ),
    ]
