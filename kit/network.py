"""Under which addresses the classroom may reach this computer, likeliest first."""

import ipaddress
import json
import re
import socket
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import psutil

from kit.vocabulary import N_


class Kind(IntEnum):
    """What an interface is, in the order of how likely a class reaches it."""

    ROOM = 0
    VIRTUAL = 1
    LINK_LOCAL = 2

    @property
    def words(self) -> str:
        """A plain word for it."""
        return {
            Kind.ROOM: N_("network"),
            Kind.VIRTUAL: N_("virtual network, seldom the right one"),
            Kind.LINK_LOCAL: N_("no router answered here"),
        }[self]


@dataclass(frozen=True, slots=True)
class Address:
    """An IPv4 address of an interface that is up."""

    ip: str
    interface: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Interface:
    """An IPv4 address as the system tells of it and of its interface.

    `netmask` and `hardware` (the address of the card) are None where there is none; `flags` are
    the system's words such as `broadcast`, empty where it has none, as on Windows.
    """

    name: str
    ip: str
    netmask: str | None = "255.255.255.0"
    hardware: str | None = "02:00:00:00:00:01"
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Picked:
    """The address that a teacher chose to show: where it was, and which it was then."""

    interface: str
    ip: str

    def as_text(self) -> str:
        """As it is stored."""
        return json.dumps([self.interface, self.ip])

    @classmethod
    def of_text(cls, text: str | None) -> "Picked | None":
        """The stored choice; None where there is none."""
        return cls(*json.loads(text)) if text else None

    def among(self, addresses: Sequence[Address]) -> Address | None:
        """What was picked, as it is today; None while it is not there.

        The very address first. Else the interface, which has another address in another room,
        but none by which nobody reaches it; then the address, on an interface of another name.
        """
        meant = (
            [one for one in addresses if (one.interface, one.ip) == (self.interface, self.ip)],
            [
                one
                for one in addresses
                if one.interface == self.interface and one.kind is not Kind.LINK_LOCAL
            ],
            [one for one in addresses if one.ip == self.ip],
        )
        return next((found[0] for found in meant if found), None)


#: Bridges for virtual machines and containers, and tunnels that pass for a card: they broadcast
#: and have a hardware address, so that the system says nothing against them. Everything else is
#: told by what it says (`_is_tunnel`).
_SEEMS_REAL: Final = re.compile(
    r"docker|veth|^br-|virbr|vmnet|vboxnet|virtualbox|vmware|vethernet|hyper-v|wsl|^tap|"
    r"tailscale|zerotier|^zt|^ham|^lxc|^lxd|cni|flannel|podman|bridge100|awdl|llw",
    re.IGNORECASE,
)
#: The address family of cards: AF_PACKET on Linux, AF_LINK elsewhere.
_HARDWARE: Final = psutil.AF_LINK
#: Only asked which way it would go: connecting a UDP socket sends nothing. RFC 5737's example.
_SOMEWHERE: Final = ("192.0.2.1", 9)
_SYNCHRONISED: Final = (
    "OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "iCloud", "Mobile Documents",
    "Nextcloud", "ownCloud", "pCloud", "MEGA", "MEGAsync",
)  # fmt: skip
_NETWORK_FILE_SYSTEMS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smbfs", "smb3", "afpfs", "fuse.sshfs", "9p", "webdav", "davfs"}
)


def rank(interfaces: Iterable[Interface], default_ip: str | None) -> list[Address]:
    """Their addresses in the order to try them; loopback left out. Pure.

    Rooms' networks, the default route's first, then virtual ones, and those no router gave. A VPN
    that takes everything *is* the default route, and stands behind the room all the same.
    """
    addresses = []
    for interface in interfaces:
        parsed = ipaddress.IPv4Address(interface.ip)
        if parsed.is_loopback or parsed.is_unspecified:
            continue
        virtual = _is_tunnel(interface) or _SEEMS_REAL.search(interface.name)
        kind = Kind.VIRTUAL if virtual else Kind.ROOM
        kind = Kind.LINK_LOCAL if parsed.is_link_local else kind
        addresses.append(Address(interface.ip, interface.name, kind))

    def order(address: Address) -> tuple[int, bool, bool, str, str]:
        private = ipaddress.IPv4Address(address.ip).is_private
        return address.kind, address.ip != default_ip, not private, address.interface, address.ip

    return sorted(addresses, key=order)


def _is_tunnel(interface: Interface) -> bool:
    """Whether the system says that nobody in a room is at its other end.

    Point to point, or without broadcast; alone in its network; or without a card. On Windows,
    where there are no flags, the last two tell.
    """
    flags = interface.flags
    to_one = "pointopoint" in flags or bool(flags and "broadcast" not in flags)
    no_card = not (interface.hardware or "").strip("0:-.")
    return to_one or interface.netmask == "255.255.255.255" or no_card


def interfaces_of(
    entries: Mapping[str, Sequence[Any]], states: Mapping[str, Any]
) -> list[Interface]:
    """What psutil's `net_if_addrs` and `net_if_stats` tell of the interfaces that are up. Pure."""
    return [
        Interface(
            name,
            entry.address,
            entry.netmask,
            next((other.address for other in on_it if other.family == _HARDWARE), None),
            frozenset(getattr(states[name], "flags", "").split(",")) - {""},
        )
        for name, on_it in entries.items()
        for entry in on_it
        if name in states and states[name].isup and entry.family == socket.AF_INET
    ]


def classroom_addresses(picked: Picked | None = None) -> list[Address]:
    """This computer's addresses now: the one that a teacher picked, then the likeliest."""
    interfaces = interfaces_of(psutil.net_if_addrs(), psutil.net_if_stats())
    addresses = rank(interfaces, _default_ip())
    first = picked.among(addresses) if picked else None
    return [first, *(one for one in addresses if one is not first)] if first else addresses


def _default_ip() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_SOMEWHERE)
            return str(probe.getsockname()[0])
        except OSError:
            return None


def _plain(ip: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        parsed = ipaddress.ip_address(ip)
    except ValueError:
        return None
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return mapped or parsed


def is_address(text: str) -> bool:
    """Whether this is an address in numbers, and no name."""
    return _plain(text) is not None


@lru_cache(maxsize=1024)
def is_loopback(ip: str) -> bool:
    """Whether the address is this computer's loopback; IPv4 within IPv6 counts."""
    parsed = _plain(ip)
    return parsed is not None and parsed.is_loopback


def is_elsewhere(named: str | None, addresses: Sequence[Address]) -> bool:
    """Whether the address that was named is a number, and of another computer: last week's, say."""
    own = [address.ip for address in addresses]
    return bool(named and own and is_address(named) and named not in own)


@lru_cache(maxsize=256)
def is_own_address(ip: str) -> bool:
    """Whether the address belongs to this computer. Asked once for each address."""
    parsed = _plain(ip)
    own = {
        entry.address.partition("%")[0]
        for entries in psutil.net_if_addrs().values()
        for entry in entries
        if entry.family in {socket.AF_INET, socket.AF_INET6}
    }
    return parsed is not None and str(parsed) in own


def synchronised_folder(path: Path) -> str | None:
    """The service or file system that would break SQLite's log there, or None."""
    for part in path.resolve().parts:
        for service in _SYNCHRONISED:
            # "Dropbox", "OneDrive - School", "GoogleDrive-me@home", but not a person's "megan".
            if re.fullmatch(rf"{service}(drive)?(?![a-z]).*", part, re.IGNORECASE):
                return service
    mounts = {place: kind for place, _options, kind in mounted(every_kind=True)}
    return network_file_system(path.resolve(), mounts)


def mounted(*, every_kind: bool) -> Sequence[tuple[str, str, str]]:
    """Where something is mounted, its options and its kind; only disks, or every kind there is.

    Nothing where the system does not tell, as without /proc.
    """
    try:
        entries = psutil.disk_partitions(all=every_kind)
    except OSError:
        return ()
    return [(entry.mountpoint, entry.opts, entry.fstype) for entry in entries]


def network_file_system(path: Path, mounts: Mapping[str, str]) -> str | None:
    """The type of the network file system that a path lies on, or None. Pure.

    `mounts` maps mount points to file system types; the innermost one around the path counts.
    """
    around = [point for point in mounts if path.is_relative_to(point)]
    kind = mounts[max(around, key=len)] if around else ""
    return kind if kind.lower() in _NETWORK_FILE_SYSTEMS else None
