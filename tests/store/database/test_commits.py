"""Commits are told with their length, and who writes or waits is counted."""

import threading

import pytest

from kit.store import kit_state
from kit.store.engine import Store


def test_each_commit_is_told_and_what_is_undone_is_not(store: Store) -> None:
    told: list[float] = []
    store.committed = told.append
    with store.writing() as connection:
        kit_state.put_fact(connection, "a", "1")
    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        kit_state.put_fact(connection, "a", str(1 / 0))
    store.committed = lambda _seconds: None
    assert len(told) == 1
    assert 0 <= told[0] < 30
    assert store.written_at > 0


def test_who_writes_and_who_waits_are_counted(store: Store) -> None:
    assert store.writers_waiting == 0
    begun, may_end = threading.Event(), threading.Event()

    def write() -> None:
        with store.writing() as connection:
            kit_state.put_fact(connection, "a", "1")
            begun.set()
            assert may_end.wait(20)

    thread = threading.Thread(target=write)
    thread.start()
    assert begun.wait(20)
    assert store.writers_waiting == 1
    may_end.set()
    thread.join(20)
    assert store.writers_waiting == 0
