"""What the terminal says when the kit starts: where it is, and what to mind. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.classroom.backups.age import TooOld
from kit.cli.options import teacher_link
from kit.network import Address, Picked, is_elsewhere
from kit.settings import Settings


@dataclass(frozen=True, slots=True)
class StartUp:
    """What there is to say when the kit starts."""

    settings: Settings
    addresses: Sequence[Address]
    set_up_token: str | None
    synchronised: str | None
    backup: Path | None
    #: This computer's, which lets a browser in at the teacher's pages.
    secret: str
    #: Which address a teacher chose to show, on the join page.
    picked: Picked | None = None
    #: That it is time for a backup; empty where it is not.
    backup_advice: str = ""


def backup_line(old: TooOld | None) -> str:
    """That it is time for a backup, in a line; empty where it is not."""
    if old is None:
        return ""
    is_first = old.last is None
    age = "There is no backup yet." if is_first else f"The last backup is {old.days} days old."
    return f"{age} Make one on the teacher's page “Backups”, or by `kit backup`."


def first_page(start_up: StartUp) -> str:
    """Where a teacher begins: with an account to make, else at their pages."""
    path = f"set-up/{start_up.set_up_token}" if start_up.set_up_token else ""
    return teacher_link(start_up.settings, start_up.secret, path)


def join_address(start_up: StartUp) -> str:
    """The likeliest address for the class."""
    return _class_addresses(start_up)[0][0]


def _class_addresses(start_up: StartUp) -> list[tuple[str, str]]:
    port, public_url = start_up.settings.port, start_up.settings.public_url
    if public_url is not None:
        also = [(f"{url}/", "another address") for url in start_up.settings.public_urls[1:]]
        return [(f"{public_url}/", "the public URL"), *also]
    named = start_up.settings.address
    links = [(f"http://{named}:{port}/", "as you named it")] if named else []
    picked = start_up.picked.among(start_up.addresses) if start_up.picked else None
    for address in start_up.addresses:
        words = "picked on the join page" if address == picked else address.kind.words
        if address.ip != named:
            links.append((f"http://{address.ip}:{port}/", f"{address.interface}, {words}"))
    return links or [(f"http://127.0.0.1:{port}/", "this computer only")]


def lines(start_up: StartUp) -> list[str]:
    """The words to print, in order. Pure."""
    settings = start_up.settings
    said = ["", *_data_lines(start_up)]
    if start_up.set_up_token is not None:
        said += [*_set_up_lines(start_up), ""]
    where = (
        "The teacher's pages:"
        if settings.teaches_by_public_url
        else "The teacher's pages, on this computer (open this link once, then a bookmark will do):"
    )
    said += [where, f"  {teacher_link(settings, start_up.secret)}", ""]
    if settings.teacher_on_network and not settings.encrypted:
        said.append(
            "Warning: the teacher's pages answer on the network, too. Names and keys cross it "
            "unencrypted."
        )
        said.append("")
    named = settings.address or settings.public_url
    if is_elsewhere(settings.address, start_up.addresses):
        own = ", ".join(address.ip for address in start_up.addresses)
        said.append(
            f"Warning: --address {settings.address} is none of this computer's addresses now "
            f"({own}). The class reaches the kit there only if something passes it on."
        )
        said.append("")
    if not settings.local and not start_up.addresses and named is None:
        said += ["No network was found: join one, or make a hotspot, and start the kit again.", ""]
    said += ["The class joins at the first of these that works:"]
    said += [f"  {address}  ({kind})" for address, kind in _class_addresses(start_up)]
    if settings.public_url is not None:
        said += ["", f"The web server at {settings.proxy} asks the kit on port {settings.port}."]
    return [*said, "", "Stop the kit with Ctrl-C.", ""]


def _data_lines(start_up: StartUp) -> list[str]:
    """What there is to mind of the data: a new schema, an old backup, where the folder lies."""
    said = []
    if start_up.backup is not None:
        said += [f"The database was brought up to date; the old one is kept: {start_up.backup}"]
    if start_up.backup_advice:
        said += [start_up.backup_advice, ""]
    if start_up.synchronised is not None:
        said.append(
            f"Warning: the data folder {start_up.settings.data} lies in {start_up.synchronised}. A "
            "synchronised or network folder can damage the database: choose another with --data."
        )
    return said


def _set_up_lines(start_up: StartUp) -> list[str]:
    """The set-up link here, and on the network where the teacher's pages answer there, too."""
    settings, path = start_up.settings, f"set-up/{start_up.set_up_token}"
    where = "" if settings.teaches_by_public_url else ", on this computer"
    said = [
        f"First make your teacher's account{where} (the link works once):",
        f"  {teacher_link(settings, start_up.secret, path)}",
    ]
    on_network = settings.teacher_on_network and settings.public_url is None
    if on_network and (start_up.addresses or settings.address):
        said.append("Or on another device; the same link, at the first of these that works:")
        said += [f"  {address}teacher/{path}" for address, _kind in _class_addresses(start_up)]
    return said
