"""What all checks go by: gathered once, so that they speak of one moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kit.content.library import Library
from kit.doctor.bounded import TookTooLong, within_seconds
from kit.doctor.data.looking import Stored, look_at
from kit.server.holder import Holder, holder_of
from kit.settings import Settings
from kit.store.migrate import steps
from kit.store.private import LinkInPlace


@dataclass(frozen=True, slots=True)
class Within:
    """What the running kit itself knows, where it is its own page that asks.

    `device_seen_at`: when another device asked for something last, since the start.
    """

    library: Library
    addresses_have_changed: bool = False
    device_seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """`now` is aware, in the computer's zone; `running` is the kit that serves this database.

    `within` is None where a command asks.
    """

    settings: Settings
    environ: Mapping[str, str]
    now: datetime
    running: Holder | None
    database: Stored
    within: Within | None = None


def gather(
    settings: Settings, environ: Mapping[str, str], now: datetime, within: Within | None = None
) -> Facts:
    """Look at what several checks need: who serves the database, and the database itself."""
    running = _running(settings)
    if running is None and within is not None:
        # The kit that asks, on a server, or where no file could be held.
        running = Holder(None, settings.port)
    # Before the time runs: a slow computer takes a second to read what each step is called.
    steps()
    try:
        database = within_seconds(
            lambda: look_at(settings.database_url, running, in_process=within is not None)
        )
    except Exception as error:  # noqa: BLE001 - the error is the result
        database = Stored.failed(settings.database_url, error)
    return Facts(settings, environ, now, running, database, within)


def _running(settings: Settings) -> Holder | None:
    try:
        return within_seconds(lambda: holder_of(settings))
    except (OSError, LinkInPlace, TookTooLong):
        return None  # what is wrong with the file is for the checks to say
