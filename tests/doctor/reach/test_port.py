"""The port: free, this kit's, or taken, and by whom."""

import errno
import os
import socket
import sys
from pathlib import Path

import pytest

from kit.doctor.reach import port as looking
from kit.doctor.reach.port import check, of_listener
from kit.server.holder import Holder
from kit.server.port import Listener
from tests.support.bad_mornings import facts_of, plain_facts, told

COMMAND = {
    "linux": "sudo ss -ltnp 'sport = :8000'",
    "darwin": "sudo lsof -nP -iTCP:8000 -sTCP:LISTEN",
    "win32": "netstat -ano | findstr :8000",
}


def test_free_port_and_any_port() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert told(check(plain_facts(port=str(port), local="yes"))) == {
        "port": ("well", f"Port {port} is free.", "", "")
    }
    assert told(check(plain_facts(port="0"))) == {
        "port-any": ("well", "The kit takes any port that is free.", "", "")
    }


def test_port_of_the_kit_that_runs() -> None:
    ours = plain_facts(running=Holder(7, 8123), port="8000")
    assert told(check(ours))["port-ours"][1] == (
        "The kit that runs with this folder has port 8123."
    )
    unknown = plain_facts(running=Holder(None, None), port="8000")
    assert told(check(unknown))["port-ours"][1] == (
        "The kit that runs with this folder has port 8000."
    )


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells of one's own processes")
def test_program_that_has_the_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        found = told(check(facts_of(tmp_path / "data", port=str(port), local="yes")))
    state, what, where, advice = found["port-taken"]
    beside = port + 1 if port < 65535 else port - 1
    assert (state, where) == ("wrong", "")
    assert what.startswith(f"Another program has port {port}: ")
    assert what.endswith(f", process {os.getpid()}.")
    assert advice == f"Close it, or start the kit with --port {beside}."


@pytest.mark.parametrize(
    ("listener", "is_alone", "expected"),
    [
        (
            Listener(is_kit=True, pid=12),
            True,
            (
                "port-other-kit",
                "wrong",
                "Another kit, of another folder, serves port 8000: process 12.",
                "Stop it, if nobody works with it, or start this one with --port 8001.",
            ),
        ),
        (
            Listener(is_kit=True),
            False,
            (
                "port-a-kit",
                "mind",
                "A kit serves port 8000 (process ?). Whether with this database server cannot be seen.",
                "If it is not the one you want, stop it, or start with --port 8001.",
            ),
        ),
        (
            Listener(is_kit=False, pid=12, name="node"),
            True,
            (
                "port-taken",
                "wrong",
                "Another program has port 8000: node, process 12.",
                "Close it, or start the kit with --port 8001.",
            ),
        ),
        (
            Listener(is_kit=False, pid=12),
            True,
            (
                "port-taken",
                "wrong",
                "Another program has port 8000: ?, process 12.",
                "Close it, or start the kit with --port 8001.",
            ),
        ),
        (
            Listener(is_kit=False),
            True,
            (
                "port-taken-unseen",
                "wrong",
                "Port 8000 is taken, and this computer does not tell by what.",
                f"Start the kit with --port 8001; or find the program with `{COMMAND[sys.platform]}`.",
            ),
        ),
    ],
)
def test_who_has_the_port_is_said_as_far_as_it_is_known(
    listener: Listener, is_alone: bool, expected: tuple[str, str, str, str]
) -> None:
    found = of_listener(8000, listener, is_alone=is_alone)
    assert (found.name, found.state.value, found.found(), found.advice()) == expected


def test_port_that_needs_rights_or_is_refused_otherwise() -> None:
    low = looking._refused(80, PermissionError(errno.EACCES, "Permission denied"), is_alone=True)
    assert (low.name, low.found(), low.advice()) == (
        "port-low",
        "Port 80 needs an administrator's rights, as all below 1024 do here.",
        "Start the kit with --port 8000, or another from 1024 on.",
    )
    odd = OSError(errno.EADDRNOTAVAIL, "Cannot assign requested address")
    refused = looking._refused(65535, odd, is_alone=True)
    assert (refused.name, refused.found(), refused.advice()) == (
        "port-refused",
        "The system does not let the kit have port 65535: Cannot assign requested address.",
        "Start the kit with --port 65534.",
    )
