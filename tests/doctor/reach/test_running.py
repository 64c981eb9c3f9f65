"""A kit that runs, or seems to."""

import os
import socket
import sys
from types import SimpleNamespace

import psutil
import pytest

from kit.doctor.reach import running
from kit.doctor.reach.running import answers_at, check
from kit.network import Address, Kind
from kit.server.holder import Holder
from tests.support.bad_mornings import plain_facts, told


@pytest.fixture(autouse=True)
def enough_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=8e9))
    # The kit is the process of the tests here, with all that it has begun.
    monkeypatch.setattr(running, "_MEMORY_MOST", 1e12)


def test_kit_that_does_not_run() -> None:
    assert told(check(plain_facts())) == {
        "running-not": ("well", "The kit of this folder does not run.", "", "")
    }


def test_kit_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A port that takes connections and says nothing."""
    monkeypatch.setattr(running, "_SECONDS", 0.2)
    monkeypatch.setattr(running, "_START_SECONDS", 0.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        facts = plain_facts(running=Holder(os.getpid(), port), local="yes")
        assert told(check(facts)) == {
            "running-silent": (
                "wrong",
                f"The kit runs (process {os.getpid()}), and does not answer on port {port}.",
                "",
                "Wait a moment and look again. If it still does not answer, stop it and start it again.",
            )
        }


def test_kit_that_was_started_a_moment_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "answers_at", lambda *_: False)
    monkeypatch.setattr(running, "_START_SECONDS", 1e12)
    facts = plain_facts(running=Holder(os.getpid(), 8000), local="yes")
    assert told(check(facts))["running-starting"] == (
        "mind",
        f"The kit was started a moment ago (process {os.getpid()}), and does not answer yet.",
        "",
        "Wait until its window says where the class joins, then look again.",
    )


def test_address_at_which_it_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    own = [Address("192.168.1.20", "wlan0", Kind.ROOM), Address("10.5.0.2", "tun0", Kind.VIRTUAL)]
    monkeypatch.setattr(running, "classroom_addresses", lambda: own)
    monkeypatch.setattr(running, "answers_at", lambda host, _port: host != "192.168.1.20")
    assert told(check(plain_facts(running=Holder(None, 8123)))) == {
        "running": (
            "well",
            "The kit runs (process ?) and answers at 127.0.0.1:8123, 10.5.0.2:8123.",
            "",
            "",
        ),
        "running-not-at": (
            "mind",
            "The kit answers on this computer, and not at its own address http://192.168.1.20:8123/.",
            "",
            "Something on this computer is in the way: look at its firewall, or show another address.",
        ),
    }


def test_what_answers_and_is_no_kit() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    assert not answers_at("127.0.0.1", port)


def test_memory_that_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=120_000_000))
    monkeypatch.setattr(running, "_MEMORY_MOST", 1)
    monkeypatch.setattr(running, "answers_at", lambda *_: True)
    found = told(check(plain_facts(running=Holder(os.getpid(), 8000), local="yes")))
    assert found["memory-low"] == (
        "mind",
        "This computer has 120.0 MB of memory left.",
        "",
        "Close what you do not need, first of all browsers with many pages.",
    )
    state, what, where, advice = found["running-memory"]
    assert (state, where) == ("mind", "")
    assert what.endswith(" MB of memory.")
    assert advice == "Stop it and start it again at the next break; no answer is lost."


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells of another's limit")
def test_handles_that_are_nearly_used_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_HANDLES_SHARE", 0.0)
    monkeypatch.setattr(running, "answers_at", lambda *_: True)
    found = told(check(plain_facts(running=Holder(os.getpid(), 8000), local="yes")))
    state, what, where, advice = found["running-handles"]
    assert (state, where, advice) == ("mind", "", "Start it with a higher limit (ulimit -n).")
    assert what.startswith("The kit has ")


def test_process_that_has_gone_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "answers_at", lambda *_: True)
    found = told(check(plain_facts(running=Holder(4194305, 8000), local="yes")))
    assert set(found) == {"running"}
