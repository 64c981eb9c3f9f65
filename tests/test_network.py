import ipaddress
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.network import (
    Address,
    Interface,
    Kind,
    Picked,
    classroom_addresses,
    interfaces_of,
    is_loopback,
    is_own_address,
    mounted,
    network_file_system,
    rank,
    synchronised_folder,
)

IPS = st.ip_addresses(v=4).map(str)
INTERFACES = st.sampled_from(["eth0", "wlan0", "docker0", "Wi-Fi", "vEthernet (WSL)", "lo"])


def cards(found: Iterable[tuple[str, str]]) -> list[Interface]:
    """Interfaces of which the system says nothing special."""
    return [Interface(name, ip) for name, ip in found]


def test_rank_puts_the_likeliest_first() -> None:
    found = [
        ("lo", "127.0.0.1"),
        ("docker0", "172.17.0.1"),
        ("eth1", "169.254.3.4"),
        ("eth0", "8.8.8.8"),
        ("wlan1", "10.0.0.7"),
        ("wlan0", "192.168.1.20"),
        ("any", "0.0.0.0"),
    ]
    assert rank(cards(found), "192.168.1.20") == [
        Address("192.168.1.20", "wlan0", Kind.ROOM),
        Address("10.0.0.7", "wlan1", Kind.ROOM),
        Address("8.8.8.8", "eth0", Kind.ROOM),
        Address("172.17.0.1", "docker0", Kind.VIRTUAL),
        Address("169.254.3.4", "eth1", Kind.LINK_LOCAL),
    ]


@settings(deadline=None)
@given(st.lists(st.tuples(INTERFACES, IPS), max_size=6), st.none() | IPS)
def test_rank_keeps_every_reachable_address_and_no_order_of_its_own(
    found: list[tuple[str, str]], default_ip: str | None
) -> None:
    ranked = rank(cards(found), default_ip)
    reachable = [
        ip
        for _interface, ip in found
        if not ipaddress.ip_address(ip).is_loopback and ip != "0.0.0.0"
    ]
    assert sorted(address.ip for address in ranked) == sorted(reachable)
    assert [address.kind for address in ranked] == sorted(address.kind for address in ranked)
    assert rank(reversed(cards(found)), default_ip) == ranked


@pytest.mark.parametrize(
    ("interface", "kind"),
    [
        ("eth0", Kind.ROOM),
        ("en0", Kind.ROOM),
        ("wlp3s0", Kind.ROOM),
        ("Wi-Fi", Kind.ROOM),
        ("Ethernet 2", Kind.ROOM),
        ("docker0", Kind.VIRTUAL),
        ("br-1a2b3c", Kind.VIRTUAL),
        ("vEthernet (Default Switch)", Kind.VIRTUAL),
        ("VirtualBox Host-Only Network", Kind.VIRTUAL),
    ],
)
def test_bridges_that_look_like_cards_are_told_by_their_names(interface: str, kind: Kind) -> None:
    ranked = rank(cards([(interface, "192.168.1.2")]), None)
    assert ranked == [Address("192.168.1.2", interface, kind)]


FLAGS = frozenset({"up", "broadcast", "running", "multicast"})


@pytest.mark.parametrize(
    "tunnel",
    [
        Interface("x", "10.5.0.2", flags=FLAGS | {"pointopoint"}),
        Interface("x", "10.5.0.2", flags=FLAGS - {"broadcast"}),
        Interface("x", "10.5.0.2", netmask="255.255.255.255", flags=FLAGS),
        Interface("x", "10.5.0.2", hardware=None, flags=FLAGS),
        Interface("x", "10.5.0.2", hardware="00:00:00:00:00:00"),
        Interface("x", "10.5.0.2", hardware="00-00-00-00-00-00"),
        Interface("x", "10.5.0.2", hardware=None),
    ],
)
def test_tunnel_is_told_by_what_the_system_says_of_it(tunnel: Interface) -> None:
    room = Interface("wlan0", "192.168.1.20", flags=FLAGS if tunnel.flags else frozenset())
    ranked = rank([tunnel, room], "10.5.0.2")
    assert [(one.ip, one.kind) for one in ranked] == [
        ("192.168.1.20", Kind.ROOM),
        ("10.5.0.2", Kind.VIRTUAL),
    ]


#: A laptop in a room with a VPN that takes everything, as psutil 7.2 returns it. Linux: recorded
#: (a tunnel and a pair of cards made for it). macOS and Windows: written by what psutil documents
#: and reads from the system there; Windows has no flags, and writes cards with hyphens.
TABLES = json.loads((Path(__file__).parent / "support" / "interfaces.json").read_text("utf-8"))


def table(system: str) -> list[Interface]:
    families = {"inet": socket.AF_INET, "inet6": socket.AF_INET6, "card": psutil.AF_LINK}
    entries: dict[str, Any] = {}
    states = {}
    for name, interface in TABLES[system].items():
        states[name] = SimpleNamespace(isup=interface["up"], flags=interface["flags"])
        entries[name] = [
            SimpleNamespace(family=families[family], address=address, netmask=netmask)
            for family, address, netmask in interface["addresses"]
        ]
    return interfaces_of(entries, states)


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        ("linux", ["192.168.1.20", "10.5.0.2", "172.17.0.1"]),
        ("linux with cable and hotspot", ["10.20.30.40", "10.42.0.1"]),
        ("macos", ["192.168.1.20", "10.64.0.2"]),
        ("windows", ["192.168.1.20", "10.5.0.2", "172.28.80.1", "169.254.7.8"]),
        ("windows with cable and hotspot", ["10.20.30.40", "192.168.137.1"]),
    ],
)
def test_room_stands_first_on_each_system(system: str, expected: list[str]) -> None:
    default = next(ip for ip in expected if ip.startswith("10."))
    assert [address.ip for address in rank(table(system), default)] == expected


def test_interface_that_is_down_or_has_no_state_is_left_out() -> None:
    entry = SimpleNamespace(family=socket.AF_INET, address="10.0.0.7", netmask=None)
    down = SimpleNamespace(isup=False, flags="broadcast")
    assert interfaces_of({"eth0": [entry], "gone": [entry]}, {"eth0": down}) == []


HERE = [
    Address("10.20.30.40", "eth0", Kind.ROOM),
    Address("10.42.0.1", "wlan0", Kind.ROOM),
    Address("10.42.0.7", "wlan0", Kind.ROOM),
    Address("169.254.7.8", "usb0", Kind.LINK_LOCAL),
]


@pytest.mark.parametrize(
    ("picked", "shown"),
    [
        (Picked("wlan0", "10.42.0.7"), "10.42.0.7"),
        # Another room: the interface has another address.
        (Picked("wlan0", "192.168.1.20"), "10.42.0.1"),
        # The adapter has another name today.
        (Picked("wlx0", "10.42.0.1"), "10.42.0.1"),
        # It has an address that no router gave, and nobody reaches it by that, unless picked.
        (Picked("usb0", "10.0.0.9"), None),
        (Picked("usb0", "169.254.7.8"), "169.254.7.8"),
        (Picked("ppp0", "10.0.0.9"), None),
    ],
)
def test_picked_address_is_found_again_by_interface_and_address(
    picked: Picked, shown: str | None
) -> None:
    found = picked.among(HERE)
    assert (found.ip if found else None) == shown
    assert Picked.of_text(picked.as_text()) == picked
    assert Picked.of_text(None) is None


def test_picked_address_is_shown_first_and_the_others_stay() -> None:
    usual = classroom_addresses()
    if not usual:
        pytest.skip("this machine has no network")
    last = usual[-1]
    found = classroom_addresses(Picked(last.interface, last.ip))
    assert found == [last, *usual[:-1]]
    assert classroom_addresses(Picked("gone", "198.51.100.7")) == usual


#: Makes a tunnel that is the default route beside a card, in a network of its own.
TUNNEL = """
import fcntl, os, struct, subprocess
def ip(*words): subprocess.run(["ip", *words], check=True)
tunnel = os.open("/dev/net/tun", os.O_RDWR)
fcntl.ioctl(tunnel, 0x400454CA, struct.pack("16sH14x", b"nordlynx", 0x1001))
ip("addr", "add", "10.5.0.2/16", "dev", "nordlynx")
ip("link", "set", "nordlynx", "up")
ip("route", "add", "default", "dev", "nordlynx")
ip("link", "add", "wlan0", "type", "veth", "peer", "name", "room0")
ip("link", "set", "wlan0", "up")
ip("link", "set", "room0", "up")
ip("addr", "add", "192.168.1.20/24", "brd", "+", "dev", "wlan0")
from kit.network import classroom_addresses
print([(one.ip, one.interface, one.kind.name) for one in classroom_addresses()])
"""


@pytest.mark.process
def test_real_tunnel_that_takes_everything_stands_behind_the_room() -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a network with a tunnel of its own")
    made = subprocess.run(
        ["unshare", "--net", sys.executable, "-c", TUNNEL],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no tunnel can be made here: {made.stderr.strip().splitlines()[-1:]}")
    assert made.stdout.strip() == (
        "[('192.168.1.20', 'wlan0', 'ROOM'), ('10.5.0.2', 'nordlynx', 'VIRTUAL')]"
    )


def test_kinds_have_plain_words() -> None:
    assert [kind.words for kind in Kind] == [
        "network",
        "virtual network, seldom the right one",
        "no router answered here",
    ]


def test_classroom_addresses_are_this_computers_and_not_loopback() -> None:
    found = classroom_addresses()
    assert [address for address in found if is_loopback(address.ip)] == []
    assert [address for address in found if not is_own_address(address.ip)] == []
    assert [address.kind for address in found] == sorted(address.kind for address in found)


@pytest.mark.parametrize(
    ("ip", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("192.168.1.2", False),
        ("::ffff:192.168.1.2", False),
        ("0.0.0.0", False),
        ("", False),
        ("localhost", False),
        ("127.0.0.1, 10.0.0.1", False),
    ],
)
def test_is_loopback(ip: str, loopback: bool) -> None:
    assert is_loopback(ip) is loopback


@pytest.mark.parametrize(
    ("ip", "own"),
    [
        ("127.0.0.1", True),
        ("::ffff:127.0.0.1", True),
        ("192.0.2.55", False),
        ("localhost", False),
    ],
)
def test_is_own_address(ip: str, own: bool) -> None:
    assert is_own_address(ip) is own


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive - School/kit", "OneDrive"),
        ("onedrive/kit", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("CloudStorage/GoogleDrive-me@example.org", "GoogleDrive"),
        ("Google Drive/kit", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Mobile Documents/kit", "Mobile Documents"),
        ("Nextcloud/kit", "Nextcloud"),
        ("MEGA/kit", "MEGA"),
        ("my Dropbox notes", None),
        ("whose-words", None),
    ],
)
def test_synchronised_folder_is_told_by_its_name(
    tmp_path: Path, folder: str, service: str | None
) -> None:
    assert synchronised_folder(tmp_path / folder) == service


def test_system_that_tells_of_no_disk_is_no_network_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a root without /proc."""

    def refuse(**_all: bool) -> None:
        raise FileNotFoundError(2, "No such file or directory", "/proc/self/mounts")

    monkeypatch.setattr(psutil, "disk_partitions", refuse)
    assert mounted(every_kind=True) == ()
    assert synchronised_folder(tmp_path) is None


def test_persons_name_is_no_synchronised_folder(tmp_path: Path) -> None:
    assert synchronised_folder(tmp_path / "megan" / "whose-words") is None


MOUNTS = {"/": "ext4", "/home": "NFS4", "/home/local": "xfs", "/mnt/stick": "vfat"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/mia/kit", "NFS4"),
        ("/home", "NFS4"),
        ("/home/local/kit", None),
        ("/homeless/kit", None),
        ("/mnt/stick/kit", None),
        ("/var/kit", None),
    ],
)
def test_network_file_system_is_the_innermost_mounts(path: str, kind: str | None) -> None:
    assert network_file_system(Path(path), MOUNTS) == kind


def test_network_file_system_without_mounts_is_none() -> None:
    assert network_file_system(Path("/home"), {}) is None
