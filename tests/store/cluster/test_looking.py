"""What is left to do, by what a server says of itself."""

from dataclasses import replace

import pytest

from kit.store.cluster.looking import Cluster, Key, Lying, look
from kit.store.cluster.tables import Place, distributed, foreign_keys, key_of
from kit.store.engine import Store
from tests.support import databases

WHOLE = Cluster(
    "13.0-1",
    is_at_hand=True,
    has_coordinator=True,
    workers=2,
    lying={
        "teacher": Lying(Place.REFERENCE),
        **{name: Lying(Place.DISTRIBUTED, key_of(name), 3) for name in distributed()},
    },
    keys={Key.of(key): str(key.name) for key in foreign_keys(cluster=True)},
    asks_in_turn=True,
)


def test_whole_one_lacks_nothing() -> None:
    assert WHOLE.is_whole
    assert not Cluster("13.0-1").is_whole
    assert not replace(WHOLE, asks_in_turn=False).is_whole


def test_what_is_missing_is_named() -> None:
    lying = {name: at for name, at in WHOLE.lying.items() if name not in {"teacher", "mark"}}
    half = replace(WHOLE, lying=lying, keys={})
    assert (half.to_refer, half.to_distribute) == (["teacher"], ["mark"])
    assert len(half.missing_keys) == len(foreign_keys(cluster=True))
    assert half.is_begun
    assert not half.is_whole


@pytest.mark.parametrize(
    "lying", [Lying(Place.DISTRIBUTED, "id", 3), Lying(Place.DISTRIBUTED, "classroom_id", 4)]
)
def test_table_spread_otherwise_is_astray(lying: Lying) -> None:
    odd = replace(WHOLE, lying={**WHOLE.lying, "student": lying})
    assert odd.astray == ["student"]
    assert not odd.is_whole


def test_file_is_no_cluster(sqlite_store: Store) -> None:
    with sqlite_store.reading() as connection:
        assert look(connection) == Cluster()


@pytest.mark.postgres
def test_server_without_citus_says_so() -> None:
    with databases.opened("postgres") as store, store.reading() as connection:
        assert look(connection) == Cluster()
