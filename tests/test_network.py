import ipaddress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.network import (
    Address,
    Kind,
    classroom_addresses,
    is_loopback,
    is_own_address,
    network_file_system,
    rank,
    synchronised_folder,
)

IPS = st.ip_addresses(v=4).map(str)
INTERFACES = st.sampled_from(["eth0", "wlan0", "docker0", "Wi-Fi", "vEthernet (WSL)", "lo"])


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
    assert rank(found, "192.168.1.20") == [
        Address("192.168.1.20", "wlan0", Kind.ROOM),
        Address("10.0.0.7", "wlan1", Kind.ROOM),
        Address("8.8.8.8", "eth0", Kind.ROOM),
        Address("172.17.0.1", "docker0", Kind.VIRTUAL),
        Address("169.254.3.4", "eth1", Kind.LINK_LOCAL),
    ]


def test_default_route_through_a_virtual_network_is_not_the_rooms() -> None:
    found = [("wlan0", "192.168.1.20"), ("tun0", "10.8.0.2")]
    assert [address.ip for address in rank(found, "10.8.0.2")] == ["192.168.1.20", "10.8.0.2"]


@settings(deadline=None)
@given(st.lists(st.tuples(INTERFACES, IPS), max_size=6), st.none() | IPS)
def test_rank_keeps_every_reachable_address_and_no_order_of_its_own(
    found: list[tuple[str, str]], default_ip: str | None
) -> None:
    ranked = rank(found, default_ip)
    reachable = [
        ip
        for _interface, ip in found
        if not ipaddress.ip_address(ip).is_loopback and ip != "0.0.0.0"
    ]
    assert sorted(address.ip for address in ranked) == sorted(reachable)
    assert [address.kind for address in ranked] == sorted(address.kind for address in ranked)
    assert rank(reversed(found), default_ip) == ranked


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
        ("utun3", Kind.VIRTUAL),
        ("tailscale0", Kind.VIRTUAL),
    ],
)
def test_kind_is_told_by_the_interface(interface: str, kind: Kind) -> None:
    assert rank([(interface, "192.168.1.2")], None) == [Address("192.168.1.2", interface, kind)]


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
