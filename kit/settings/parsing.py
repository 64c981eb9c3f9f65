"""Reading the value of one setting: text in, the value out, ValueError for what is not allowed."""

import difflib
import ipaddress
import re
import zoneinfo
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from kit.whole_number import whole_number

_PORT_MOST: Final = 65535
#: Each has connections of its own to the database, and a database server gives a hundred in all.
WORKERS_MOST: Final = 16
#: A key that is shorter than so many characters could be guessed.
SECRET_LEAST: Final = 32
#: Of the school's own line below each page.
LINE_MOST: Final = 200
_USUAL_PORTS: Final = {"http": 80, "https": 443}
_HOST_NAME: Final = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
#: Of a folder of the public URL: what is written the same way everywhere.
_PREFIX_PATH: Final = re.compile(r"(/[A-Za-z0-9_-][A-Za-z0-9._~-]*)*")


def flag(text: str) -> bool:
    """Whether a word says yes."""
    words = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    return words[text.strip().lower()] if text.strip().lower() in words else _refuse()


def one_of(*words: str) -> Callable[[str], str]:
    """A parser for one of these words, however they are written."""

    def word(text: str) -> str:
        typed = text.strip().lower()
        return typed if typed in words else _refuse()

    return word


def _refuse() -> Any:
    raise ValueError


def address(text: str) -> str:
    """A host name or an IPv4 address, and nothing beside it."""
    host = text.strip()
    parts = urlsplit(f"//{host}")
    plain = parts.hostname == host.lower() and parts.port is None
    return host if plain and " " not in host else _refuse()


def port(text: str) -> int:
    """A port; 0 for any free one."""
    return whole_number(text.strip(), 0, _PORT_MOST)


def number_between(least: int, most: int) -> Callable[[str], int]:
    """A parser for a whole number within these bounds."""

    def number(text: str) -> int:
        return whole_number(text.strip(), least, most)

    return number


def folder(text: str) -> Path:
    """A folder, absolute, `~` spelt out."""
    if not text.strip():
        _refuse()
    try:
        # By the text as typed: Path drops "./" of "./~x", which is no home folder of anybody's.
        folder = Path(text).expanduser() if text.startswith("~") else Path(text)
        # Absolute, since the server's worker reads it again as text.
        return folder.absolute()
    except RuntimeError:  # the home folder of nobody, "~nobody"
        raise ValueError from None


def database_url(text: str) -> str:
    """The URL of a SQLite file or a PostgreSQL database, as SQLAlchemy writes it.

    PostgreSQL's own programs take two more ways to write one: `postgres://`, and several servers
    with commas between, of which the one is used that may be written to.
    """
    text = _with_hosts_apart(re.sub(r"^postgres://", "postgresql://", text))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ValueError from None
    if url.drivername == "sqlite":
        # A database in memory would be another one for each thread.
        allowed = url.database not in {None, "", ":memory:"} and not url.host
    else:
        allowed = url.drivername in {"postgresql", "postgresql+psycopg"}
    return text if allowed else _refuse()


def _with_hosts_apart(text: str) -> str:
    """`//user:password@a:1,b:2/name` as `//user:password@/name?host=a:1&host=b:2`."""
    parts = re.fullmatch(r"(postgresql[^:]*://)([^/?]*@)?([^/?@]*,[^/?@]*)(/[^?]*)?(\?.*)?", text)
    if parts is None:
        return text
    scheme, user, hosts, name, query = (part or "" for part in parts.groups())
    apart = "&".join(f"host={host}" for host in hosts.split(","))
    return f"{scheme}{user}{name or '/'}?{apart}{query.replace('?', '&', 1)}"


def public_url(text: str) -> str:
    """Scheme, host, a port that is not the usual one, a path; without a slash at the end."""
    parts = urlsplit(text.strip())
    host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    plain = not re.search(r"[?#@\\\s]", text.strip())
    path = parts.path.rstrip("/")
    if not (plain and parts.scheme in _USUAL_PORTS and _HOST_NAME.fullmatch(host)):
        _refuse()
    if not _PREFIX_PATH.fullmatch(path) or port == 0:
        _refuse()
    named = "" if port in {None, _USUAL_PORTS[parts.scheme]} else f":{port}"
    return f"{parts.scheme}://{host}{named}{path}"


def public_urls(text: str) -> str:
    """URLs as `public_url` has them, each once, with commas between."""
    return ",".join(dict.fromkeys(map(public_url, text.split(","))))


def time_zone(text: str) -> str:
    """The name of a time zone that this computer knows. Raises ValueError, with what is meant."""
    known = zoneinfo.available_timezones()
    name = text.strip()
    if name in known:
        return name
    if not known:
        message = "This computer has no list of time zones: install its package tzdata."
        raise ValueError(message)
    by_lower = {zone.lower(): zone for zone in known}
    by_lower |= {zone.rpartition("/")[2].lower(): zone for zone in sorted(known)}
    typed = name.lower().replace(" ", "_")
    near = difflib.get_close_matches(typed, by_lower, n=3, cutoff=0.8)
    names = list(dict.fromkeys(by_lower[match] for match in near))
    message = f"Is {' or '.join(names)} meant?" if names else ""
    raise ValueError(message)


def school_line(text: str) -> str:
    """One line of text that can be seen; runs of blanks made one."""
    line = " ".join(text.split())
    return line if 0 < len(line) <= LINE_MOST and line.isprintable() else _refuse()


def proxy(text: str) -> str:
    """IP addresses with commas between."""
    addresses = [ipaddress.ip_address(part.strip()) for part in text.split(",")]
    nobody = any(address.is_unspecified or address.is_multicast for address in addresses)
    return _refuse() if nobody else ",".join(map(str, addresses))


def secret(text: str) -> str:
    """A key of `SECRET_LEAST` characters or more."""
    return text if len(text) >= SECRET_LEAST else _refuse()
