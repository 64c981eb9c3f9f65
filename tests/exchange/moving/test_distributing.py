"""What is refused before anything is changed; the rest was tried by hand (docs/cluster.md)."""

from dataclasses import replace

import pytest

from kit.exchange.moving import distributing
from kit.exchange.moving.distributing import DistributeRefused, plan
from kit.store.cluster.looking import Cluster, Lying
from kit.store.cluster.tables import Place
from kit.store.database.problems import shown
from kit.store.engine import Store
from tests.store.cluster.test_looking import WHOLE
from tests.support import databases
from tests.support.moving import NOW


def place(store: Store) -> str:
    return shown(store.engine.url.render_as_string(hide_password=False))


def refused(store: Store) -> str:
    with pytest.raises(DistributeRefused) as caught:
        plan(store, NOW)
    return str(caught.value)


def test_file_is_refused(sqlite_store: Store) -> None:
    assert refused(sqlite_store) == (
        f"The database {place(sqlite_store)} is a file, and a cluster is of PostgreSQL servers. "
        "Move the classes to a server first: kit move postgresql://USER:PASSWORD@HOST/NAME"
    )


@pytest.mark.postgres
def test_server_without_citus_is_refused() -> None:
    with databases.opened("postgres") as store:
        assert refused(store) == (
            f"The server of {place(store)} has no Citus. Install its package on every server of "
            "the cluster, put citus first into shared_preload_libraries, restart them, then CREATE "
            "EXTENSION citus in this database (docs/cluster.md). On one server the kit needs none "
            "of it."
        )


ASTRAY = {**WHOLE.lying, "student": Lying(Place.DISTRIBUTED, "id", 3)}


@pytest.mark.parametrize(
    ("cluster", "begins"),
    [
        (Cluster(is_at_hand=True), "The database db0 has no Citus, though its server could"),
        (replace(WHOLE, not_owned=("mark",)), "The role of db0 does not own mark, and only"),
        (replace(WHOLE, has_coordinator=False), "Citus does not know this server as its coord"),
        (replace(WHOLE, workers=0), "No server of the cluster takes rows. As a superuser, in"),
        (replace(WHOLE, lying=ASTRAY), "Somebody distributed student otherwise than by its"),
    ],
)
def test_cluster_that_is_not_fit_is_refused_with_its_remedy(cluster: Cluster, begins: str) -> None:
    with pytest.raises(DistributeRefused) as caught:
        distributing._refuse_unfit(cluster, "db0")
    assert str(caught.value).startswith(begins)
