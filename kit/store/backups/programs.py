"""PostgreSQL's own programs for dumps, `pg_dump` and `pg_restore`: where they are, how they run.

What they must know of the server, the password too, goes by the environment: a command line is
there for all to read.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, Final, cast

from sqlalchemy import URL

from kit.vocabulary import N_
from kit.whole_number import whole_number

#: What libpq reads from its environment, by what it is called in a URL's query.
_OF_QUERY: Final = {
    "host": "PGHOST",
    "port": "PGPORT",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "options": "PGOPTIONS",
    "connect_timeout": "PGCONNECT_TIMEOUT",
}
_VERSION: Final = re.compile(r"\(PostgreSQL\) (\d{1,4})")


MISSING: Final = N_(
    "Backups of PostgreSQL are made and read by its own program %(program)s, which is not here. "
    "Install the client programs of its version (Debian: postgresql-client), or put their folder "
    "into PATH."
)
TOO_OLD: Final = N_(
    "The program %(program)s is of PostgreSQL %(major)s, and it takes one of %(least)s or newer, "
    "as the server is. Install the client programs of that version, or put their folder first "
    "into PATH."
)
FAILED: Final = N_("The program %(program)s failed, and says: %(why)s.")


class ProgramFailed(Exception):
    """A program is missing, too old, or failed: a message id with its facts, as a KitError's."""

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message % facts)
        self.message = message
        self.facts = facts


def environment(url: URL) -> Mapping[str, str]:
    """What the programs need to reach the database at a URL."""
    parts = {
        "PGHOST": url.host,
        "PGPORT": url.port and str(url.port),
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    for name, variable in _OF_QUERY.items():
        value = url.query.get(name)
        if isinstance(value, str):
            parts[variable] = value
    several = url.query.get("host")
    if isinstance(several, tuple):
        hosts = [host.partition(":") for host in several]
        parts |= {
            "PGHOST": ",".join(host for host, _, _ in hosts),
            "PGPORT": ",".join(port for _, _, port in hosts),
            "PGTARGETSESSIONATTRS": "read-write",
        }
    others = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    # Moments and texts are the same wherever it is made and put back.
    fixed = {"PGTZ": "UTC", "PGCLIENTENCODING": "UTF8", "LC_ALL": "C"}
    return {**others, **{name: value for name, value in parts.items() if value}, **fixed}


def program(name: str, least: int | None = None) -> str:
    """Where a program of at least that version is. Raises ProgramFailed."""
    path = shutil.which(name)
    if path is None:
        raise ProgramFailed(MISSING, program=name)
    major = _major_of(path)
    if least is not None and major is not None and major < least:
        raise ProgramFailed(TOO_OLD, program=path, major=major, least=least)
    return path


def _major_of(path: str) -> int | None:
    with output([path, "--version"]) as said:
        version = _VERSION.search(said.read().decode("utf-8", "replace"))
    return whole_number(version.group(1), 0) if version else None


@contextmanager
def output(
    arguments: Sequence[str], variables: Mapping[str, str] | None = None
) -> Iterator[IO[bytes]]:
    """Run a program and read what it writes. Raises ProgramFailed where it does not end well."""
    with (
        TemporaryFile() as complaints,
        subprocess.Popen(  # noqa: S603 - no path of its own
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=variables,
        ) as process,
    ):
        try:
            yield cast("IO[bytes]", process.stdout)
        except BaseException:
            process.kill()
            raise
        if process.wait():
            complaints.seek(0)
            raise ProgramFailed(FAILED, program=arguments[0], why=_last_line(complaints.read()))


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").split("\n")
    told = [line.strip() for line in lines if line.strip()]
    return told[-1].rstrip(".") if told else "it does not say why"
