"""The addresses by which the class may reach this computer, and whether a device has done so."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State, Term
from kit.network import Address, Picked, classroom_addresses, is_elsewhere
from kit.network import Kind as AddressKind
from kit.settings import Settings
from kit.vocabulary import N_

WELL: Final = Kind(
    "network", State.WELL, N_("The class joins at %(address)s (%(interface)s, %(kind)s).")
)
OTHERS: Final = Kind(
    "network-others", State.WELL, N_("If that one does not work, try: %(addresses)s.")
)
ALONE: Final = Kind(
    "network-alone",
    State.WELL,
    N_("The kit is set to answer this computer alone (--local); for a class, start it without."),
)
PUBLIC: Final = Kind(
    "network-public",
    State.WELL,
    N_(
        "The class joins at %(address)s, through a web server. Whether that passes it on was not "
        "looked at."
    ),
)
NONE: Final = Kind(
    "network-none",
    State.WRONG,
    N_("This computer is in no network, so no other device reaches it."),
    N_("Join one, or make a hotspot with this computer or a phone."),
)
ONLY_VIRTUAL: Final = Kind(
    "network-only-virtual",
    State.MIND,
    N_(
        "This computer has only addresses of virtual networks, such as a VPN's: %(addresses)s. A "
        "class seldom reaches those."
    ),
    N_("Join the room's network, or make a hotspot; end the VPN if it takes everything."),
)
NO_ROUTER: Final = Kind(
    "network-no-router",
    State.MIND,
    N_("No router has given this computer an address (it has %(addresses)s)."),
    N_("Leave the network and join it again, or make a hotspot."),
)
ELSEWHERE: Final = Kind(
    "network-elsewhere",
    State.MIND,
    N_("The address that was named, %(address)s, is none of this computer's now (%(own)s)."),
    N_("Start the kit without --address, or with the one of today."),
)
MOVED: Final = Kind(
    "network-moved",
    State.MIND,
    N_(
        "The address that was picked on the join page, %(address)s on %(interface)s, is not there "
        "now. Today the class joins at %(now)s."
    ),
    N_("Show the join page again: links, slips and QR codes from before lead to the old address."),
)
CHANGED: Final = Kind(
    "network-changed",
    State.MIND,
    N_("This computer's addresses have changed since the kit was started."),
    MOVED.advice,
)
REACHED: Final = Kind(
    "reached", State.WELL, N_("A phone or another device has reached the kit, last at %(when)s.")
)
REACHED_BEFORE: Final = Kind(
    "reached-before",
    State.WELL,
    N_(
        "A phone or another device has reached the kit before, for the first time on %(when)s; "
        "since this start none has."
    ),
)
NOT_REACHED: Final = Kind(
    "reached-not-yet",
    State.MIND,
    N_("No phone or other device has ever reached this kit."),
    N_("Try one before the class comes: open %(address)s on it."),
)


def check(facts: Facts) -> Sequence[Finding]:
    """The addresses now, beside those that were named, picked or there at the start."""
    settings = facts.settings
    if settings.public_url is not None:
        return [PUBLIC.at(address=f"{settings.public_url}/")]
    if settings.local:
        return [ALONE.at()]
    addresses = classroom_addresses(facts.database.picked)
    findings = list(of_addresses(addresses, facts.database.picked, settings, _port(facts)))
    if facts.within is not None and facts.within.addresses_have_changed:
        findings.append(CHANGED.at())
    return [*findings, *reached(facts, addresses)]


def of_addresses(
    addresses: Sequence[Address], picked: Picked | None, settings: Settings, port: int
) -> Iterator[Finding]:
    """What these addresses are good for. Pure."""
    if not addresses:
        yield NONE.at()
        return
    links = [f"http://{address.ip}:{port}/" for address in addresses]
    listed = ", ".join(address.ip for address in addresses)
    first = addresses[0]
    if is_elsewhere(settings.address, addresses):
        yield ELSEWHERE.at(settings.address or "", address=settings.address, own=listed)
    if picked is not None and _has_moved(picked, addresses):
        yield MOVED.at(address=picked.ip, interface=picked.interface, now=links[0])
    if all(address.kind is AddressKind.LINK_LOCAL for address in addresses):
        yield NO_ROUTER.at(addresses=listed)
    elif all(address.kind is not AddressKind.ROOM for address in addresses):
        yield ONLY_VIRTUAL.at(addresses=listed)
    elif settings.address is not None:
        yield OTHERS.at(addresses=", ".join(links))
    else:
        kind = Term(first.kind.words)
        yield WELL.at(address=links[0], interface=first.interface, kind=kind)
        if links[1:]:
            yield OTHERS.at(addresses=", ".join(links[1:]))


def _has_moved(picked: Picked, addresses: Sequence[Address]) -> bool:
    now = picked.among(addresses)
    return now is None or now.ip != picked.ip


def reached(facts: Facts, addresses: Sequence[Address]) -> Iterator[Finding]:
    """Whether a device has reached the kit; without addresses none can. Pure."""
    last = facts.within.device_seen_at if facts.within is not None else None
    first = facts.database.reached_at
    if last is not None:
        yield REACHED.at(when=_when(last, facts))
    elif first is not None:
        yield REACHED_BEFORE.at(when=_when(first, facts))
    elif facts.running is not None and addresses:
        named = facts.settings.address or addresses[0].ip
        yield NOT_REACHED.at(address=f"http://{named}:{_port(facts)}/")


def _when(moment: datetime, facts: Facts) -> str:
    here = moment.astimezone(facts.now.tzinfo)
    return f"{here:%H:%M}" if here.date() == facts.now.date() else f"{here:%Y-%m-%d}"


def _port(facts: Facts) -> int:
    running = facts.running
    return (running.port if running is not None else None) or facts.settings.port
