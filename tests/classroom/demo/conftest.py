"""Fixtures of several files."""

from collections.abc import Iterator

import pytest

from kit.store.engine import open_store
from tests.support.databases import new_sqlite
from tests.support.demo_class import Shown


@pytest.fixture(scope="package")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """For all who only look at it."""
    store = open_store(new_sqlite(tmp_path_factory.mktemp("demo")))
    yield Shown(store)
    store.close()
