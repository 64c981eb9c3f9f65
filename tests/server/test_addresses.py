"""The terminal says where the class joins when that has changed, and only then."""

import threading

import pytest

from kit.network import Picked
from kit.server import addresses
from kit.server.addresses import NO_NETWORK, Announcer, pick_address, picked_address
from kit.store.engine import Store


def test_line_comes_when_the_address_changes_and_once() -> None:
    shown, said = ["http://192.0.2.20:8000"], list[str]()
    announcer = Announcer(lambda: shown[0], said.append)
    announcer.check()
    assert said == []
    for address in ("http://10.0.0.9:8000", "http://10.0.0.9:8000", "", "", "http://10.0.0.9:8000"):
        shown[0] = address
        announcer.check()
    there = "The class joins at http://10.0.0.9:8000/ now."
    assert said == [there, NO_NETWORK, there]


def test_it_goes_on_after_a_look_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_EVERY_SECONDS", 0.001)
    looks, told = iter(["a", "none", "b"]), threading.Event()

    def look() -> str:
        found = next(looks, "b")
        if found == "none":
            raise OSError
        return found

    Announcer(look, lambda _line: told.set()).start()
    assert told.wait(10)


def test_what_was_picked_is_kept_in_the_database(any_store: Store) -> None:
    assert picked_address(any_store) is None
    pick_address(any_store, Picked("wlan0", "10.42.0.1"))
    assert picked_address(any_store) == Picked("wlan0", "10.42.0.1")
    pick_address(any_store, None)
    assert picked_address(any_store) is None
