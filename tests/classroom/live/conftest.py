"""Fixtures of several files."""

import pytest

from kit.store.engine import Store
from tests.support.live_session import Session, session_in
from tests.support.room import make_room


@pytest.fixture
def session(store: Store) -> Session:
    """On both databases, before the first question."""
    return session_in(make_room(store))
