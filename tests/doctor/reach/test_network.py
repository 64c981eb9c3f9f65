"""The addresses of now, beside those that were named, picked or reached."""

from datetime import timedelta

import pytest

from kit.doctor.data.looking import Stored
from kit.doctor.facts import Within
from kit.doctor.reach import network
from kit.doctor.reach.network import check, of_addresses
from kit.network import Address, Kind, Picked
from kit.server.holder import Holder
from kit.settings import read_settings
from tests.support.bad_mornings import MONDAY, Said, plain_facts, told
from tests.support.room import tiny_library

ROOM = Address("192.168.1.20", "wlan0", Kind.ROOM)
CABLE = Address("10.20.30.40", "eth0", Kind.ROOM)
TUNNEL = Address("10.5.0.2", "nordlynx", Kind.VIRTUAL)
LONELY = Address("169.254.7.7", "eth0", Kind.LINK_LOCAL)
JOIN_AGAIN = (
    "Show the join page again: links, slips and QR codes from before lead to the old address."
)


def found(*addresses: Address, picked: Picked | None = None, **options: str) -> dict[str, Said]:
    settings = read_settings({"data": "nowhere", **options}, {})
    return told(list(of_addresses(addresses, picked, settings, 8000)))


def test_likeliest_address_and_the_others() -> None:
    assert found(ROOM, CABLE) == {
        "network": (
            "well",
            "The class joins at http://192.168.1.20:8000/ (wlan0, network).",
            "",
            "",
        ),
        "network-others": (
            "well",
            "If that one does not work, try: http://10.20.30.40:8000/.",
            "",
            "",
        ),
    }


def test_no_network() -> None:
    assert found() == {
        "network-none": (
            "wrong",
            "This computer is in no network, so no other device reaches it.",
            "",
            "Join one, or make a hotspot with this computer or a phone.",
        )
    }


def test_only_virtual_networks() -> None:
    assert found(TUNNEL, LONELY) == {
        "network-only-virtual": (
            "mind",
            (
                "This computer has only addresses of virtual networks, such as a VPN's: 10.5.0.2, "
                "169.254.7.7. A class seldom reaches those."
            ),
            "",
            "Join the room's network, or make a hotspot; end the VPN if it takes everything.",
        )
    }


def test_no_router() -> None:
    assert found(LONELY) == {
        "network-no-router": (
            "mind",
            "No router has given this computer an address (it has 169.254.7.7).",
            "",
            "Leave the network and join it again, or make a hotspot.",
        )
    }


def test_address_of_last_week_that_was_named() -> None:
    assert found(ROOM, address="192.168.7.7") == {
        "network-elsewhere": (
            "mind",
            "The address that was named, 192.168.7.7, is none of this computer's now (192.168.1.20).",
            "192.168.7.7",
            "Start the kit without --address, or with the one of today.",
        ),
        "network-others": (
            "well",
            "If that one does not work, try: http://192.168.1.20:8000/.",
            "",
            "",
        ),
    }
    assert "network-elsewhere" not in found(ROOM, address="laptop.school.example")


def test_address_that_was_picked_has_changed_since() -> None:
    moved = found(ROOM, picked=Picked("wlan0", "192.168.1.9"))
    assert moved["network-moved"] == (
        "mind",
        (
            "The address that was picked on the join page, 192.168.1.9 on wlan0, is not there now. "
            "Today the class joins at http://192.168.1.20:8000/."
        ),
        "",
        JOIN_AGAIN,
    )
    assert "network-moved" not in found(ROOM, picked=Picked("wlan0", "192.168.1.20"))
    assert "network-moved" in found(CABLE, picked=Picked("wlan0", "192.168.1.20"))


def test_kit_of_one_computer_and_kit_behind_a_web_server() -> None:
    assert told(check(plain_facts(local="yes"))) == {
        "network-alone": (
            "well",
            "The kit is set to answer this computer alone (--local); for a class, start it without.",
            "",
            "",
        )
    }
    assert told(check(plain_facts(public_url="https://words.school.example"))) == {
        "network-public": (
            "well",
            (
                "The class joins at https://words.school.example/, through a web server. Whether that "
                "passes it on was not looked at."
            ),
            "",
            "",
        )
    }


def test_page_of_a_kit_says_that_addresses_have_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "classroom_addresses", lambda _picked: [ROOM])
    within = Within(tiny_library(), addresses_have_changed=True, device_seen_at=MONDAY)
    assert told(check(plain_facts(within=within)))["network-changed"] == (
        "mind",
        "This computer's addresses have changed since the kit was started.",
        "",
        JOIN_AGAIN,
    )


@pytest.mark.parametrize(
    ("seen_at", "reached_at", "expected"),
    [
        (
            MONDAY - timedelta(minutes=5),
            MONDAY - timedelta(days=9),
            (
                "reached",
                "well",
                "A phone or another device has reached the kit, last at 07:35.",
                "",
            ),
        ),
        (
            None,
            MONDAY - timedelta(days=9),
            (
                "reached-before",
                "well",
                (
                    "A phone or another device has reached the kit before, for the first time on "
                    "2026-11-21; since this start none has."
                ),
                "",
            ),
        ),
        (
            None,
            None,
            (
                "reached-not-yet",
                "mind",
                "No phone or other device has ever reached this kit.",
                "Try one before the class comes: open http://192.168.1.20:8123/ on it.",
            ),
        ),
    ],
)
def test_whether_a_phone_has_reached_the_kit(
    monkeypatch: pytest.MonkeyPatch, seen_at: object, reached_at: object, expected: tuple[str, ...]
) -> None:
    monkeypatch.setattr(network, "classroom_addresses", lambda _picked: [ROOM])
    facts = plain_facts(
        Stored("kit.sqlite3", is_file=True, reached_at=reached_at),  # type: ignore[arg-type]  # a scene's arguments
        running=Holder(7, 8123),
        within=Within(tiny_library(), device_seen_at=seen_at),  # type: ignore[arg-type]  # a scene's arguments
    )
    last = check(facts)[-1]
    assert (last.name, last.state.value, last.found(), last.advice()) == expected


def test_kit_that_does_not_run_is_not_said_to_be_out_of_reach(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(network, "classroom_addresses", lambda _picked: [ROOM])
    assert [one.name for one in check(plain_facts())] == ["network"]
