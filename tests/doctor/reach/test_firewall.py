"""The firewall as a hint: brought about by the files and words that systems have."""

import sys
from pathlib import Path

import pytest

from kit.doctor.facts import Within
from kit.doctor.reach import firewall
from tests.support.bad_mornings import MONDAY, Said, plain_facts, told
from tests.support.room import tiny_library

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what Linux has")

ASKS_NOBODY = (
    "well",
    "The kit is set to answer this computer alone, so no firewall is in its way.",
    "",
    "",
)


def seen(folder: Path, **said: str) -> dict[str, Said]:
    """What is found where /etc/ufw is that folder, and programs say this."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            firewall, "_said", lambda program, *_: said.get(program.replace("-", "_"), "")
        )
        patch.setattr(firewall, "_runs", lambda name: name in said)
        return told(list(firewall._linux(8000, folder)))


def ufw(folder: Path, rules: str | None = None) -> Path:
    (folder / "ufw.conf").write_text("ENABLED=yes\n")
    if rules is not None:
        (folder / "user.rules").write_text(rules)
    return folder


def test_ufw_that_is_on_and_whose_rules_are_hidden(tmp_path: Path) -> None:
    """An ordinary user may not read them."""
    assert seen(ufw(tmp_path)) == {
        "firewall-on": (
            "mind",
            "The firewall ufw is on, and was not seen to let port 8000 in.",
            "",
            "If a phone finds nothing, let the kit in: sudo ufw allow 8000/tcp.",
        )
    }


def test_ufw_that_lets_the_port_in(tmp_path: Path) -> None:
    rule = "### tuple ### allow tcp 8000 0.0.0.0/0 any 0.0.0.0/0 in\n"
    assert seen(ufw(tmp_path, rule)) == {
        "firewall-open": ("well", "The firewall ufw lets port 8000 in.", "", "")
    }


def test_firewalld_is_asked(tmp_path: Path) -> None:
    assert seen(tmp_path, firewalld="", firewall_cmd="yes\n") == {
        "firewall-open": ("well", "The firewall firewalld lets port 8000 in.", "", "")
    }
    assert seen(tmp_path, firewalld="", firewall_cmd="no\n") == {
        "firewall-on": (
            "mind",
            "The firewall firewalld is on, and was not seen to let port 8000 in.",
            "",
            "If a phone finds nothing, let the kit in: sudo firewall-cmd --add-port=8000/tcp.",
        )
    }


def test_nftables_that_drops(tmp_path: Path) -> None:
    listing = '{"nftables": [{"chain": {"hook": "input", "policy": "drop"}}]}'
    assert seen(tmp_path, nft=listing) == {
        "firewall-drops": (
            "mind",
            "nftables drops what comes in and is not let in by a rule; the rules were not understood.",
            "",
            "If a phone finds nothing, let TCP port 8000 in.",
        )
    }


def test_what_was_not_looked_at_is_said(tmp_path: Path) -> None:
    assert seen(tmp_path)["firewall"][:2] == (
        "well",
        (
            "No firewall was seen. Looked at: ufw, firewalld. Not looked at: rules of nftables and "
            "iptables (an administrator sees them)."
        ),
    )
    assert seen(tmp_path, nft='{"nftables": []}')["firewall"][1] == (
        "No firewall was seen. Looked at: ufw, firewalld, nftables. Not looked at: rules that "
        "older programs have set."
    )


def test_device_that_came_through_is_a_better_witness() -> None:
    within = Within(tiny_library(), device_seen_at=MONDAY)
    assert told(firewall.check(plain_facts(within=within))) == {
        "firewall-passed": (
            "well",
            "Another device has come through since the kit was started.",
            "",
            "",
        )
    }


def test_kit_of_one_computer_needs_nobody_let_in() -> None:
    assert told(firewall.check(plain_facts(local="yes"))) == {"firewall-not-asked": ASKS_NOBODY}


def test_program_of_the_system_is_asked_and_may_be_missing_or_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, script in (("tells", "echo this"), ("hangs", "exec sleep 5"), ("fails", "exit 3")):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(firewall, "_SECONDS", 0.2)
    assert firewall._said("tells") == "this\n"
    assert [firewall._said(name) for name in ("hangs", "fails", "nowhere")] == ["", "", ""]


def test_process_is_known_by_its_name() -> None:
    assert not firewall._runs("no such program at all")
