"""Under which addresses the classroom may reach this computer, likeliest first."""

import ipaddress
import re
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

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


_VIRTUAL: Final = re.compile(
    r"docker|veth|^br-|virbr|vmnet|vboxnet|virtualbox|vmware|vethernet|hyper-v|wsl|^tun|^tap|utun|"
    r"^wg|tailscale|zerotier|zt|^ham|^lxc|^lxd|cni|flannel|podman|bridge100|awdl|llw",
    re.IGNORECASE,
)
#: Only asked which way it would go: connecting a UDP socket sends nothing. RFC 5737's example.
_SOMEWHERE: Final = ("192.0.2.1", 9)
_SYNCHRONISED: Final = (
    "OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "iCloud", "Mobile Documents",
    "Nextcloud", "ownCloud", "pCloud", "MEGA", "MEGAsync",
)  # fmt: skip
_NETWORK_FILE_SYSTEMS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smbfs", "smb3", "afpfs", "fuse.sshfs", "9p", "webdav", "davfs"}
)


def rank(interfaces: Iterable[tuple[str, str]], default_ip: str | None) -> list[Address]:
    """Addresses (interface, IPv4) in the order to try them; loopback left out.

    The default route's first, then rooms' networks, virtual ones, and those no router gave.
    """
    addresses = []
    for interface, ip in interfaces:
        parsed = ipaddress.IPv4Address(ip)
        if parsed.is_loopback or parsed.is_unspecified:
            continue
        kind = Kind.VIRTUAL if _VIRTUAL.search(interface) else Kind.ROOM
        addresses.append(Address(ip, interface, Kind.LINK_LOCAL if parsed.is_link_local else kind))

    def order(address: Address) -> tuple[int, bool, bool, str, str]:
        private = ipaddress.IPv4Address(address.ip).is_private
        return address.kind, address.ip != default_ip, not private, address.interface, address.ip

    return sorted(addresses, key=order)


def classroom_addresses() -> list[Address]:
    """This computer's addresses now, likeliest first."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    interfaces = [
        (name, entry.address)
        for name, entries in psutil.net_if_addrs().items()
        for entry in entries
        if name in up and entry.family == socket.AF_INET
    ]
    return rank(interfaces, _default_ip())


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


def is_loopback(ip: str) -> bool:
    """Whether the address is this computer's loopback; IPv4 within IPv6 counts."""
    parsed = _plain(ip)
    return parsed is not None and parsed.is_loopback


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
    mounts = {mount.mountpoint: mount.fstype for mount in psutil.disk_partitions(all=True)}
    return network_file_system(path.resolve(), mounts)


def network_file_system(path: Path, mounts: Mapping[str, str]) -> str | None:
    """The type of the network file system that a path lies on, or None. Pure.

    `mounts` maps mount points to file system types; the innermost one around the path counts.
    """
    around = [point for point in mounts if path.is_relative_to(point)]
    kind = mounts[max(around, key=len)] if around else ""
    return kind if kind.lower() in _NETWORK_FILE_SYSTEMS else None
