"""The fixtures that put the tests of store and classroom on the router, too."""

from collections.abc import Iterator

import pytest

from kit.store.engine import Store
from tests.support import databases


@pytest.fixture(
    params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres), databases.ROUTED]
)
def system(request: pytest.FixtureRequest) -> str:
    """Each of the two systems, and two databases behind a router."""
    system: str = request.param
    return system


@pytest.fixture(params=[*databases.EITHER, databases.ROUTED])
def any_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store for tests whose subject is not the database."""
    with databases.kept(request.param) as store:
        yield store
