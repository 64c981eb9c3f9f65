"""How old the newest copy of the database is, beside what would be lost without one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State
from kit.settings import Settings
from kit.store.database.files import BACKUPS
from kit.vocabulary import N_

FRESH: Final = Kind("copies", State.WELL, N_("The newest copy of the database is of %(when)s."))
NONE_NEEDED: Final = Kind(
    "copies-not-yet", State.WELL, N_("There is no copy of the database yet, and no week of work.")
)
NONE: Final = Kind(
    "copies-none",
    State.MIND,
    N_("There is no copy of the database, and it has been in use since %(since)s."),
    N_("Make one, to another disk or a stick: on the page “Backups”, or by `kit backup`."),
)
OLD: Final = Kind(
    "copies-old",
    State.MIND,
    N_("The newest copy of the database is of %(when)s; what was given since is in none."),
    NONE.advice,
)
#: What upgrades keep of a database, and what `kit backup` makes.
_COPIES: Final = frozenset({".sqlite3", ".kitbackup"})
#: A week of lessons may be lost, not more.
_AGE: Final = timedelta(days=7)


def check(facts: Facts) -> Sequence[Finding]:
    """The newest copy and its folder, beside the newest and the oldest that is stored."""
    stored, now = facts.database, facts.now
    where, last = facts.settings.data / BACKUPS, last_copy_at(facts.settings)
    if stored.backup is not None and (last is None or last < stored.backup.at):
        where, last = stored.backup.path.parent, stored.backup.at
    if last is not None:
        is_old = stored.newest is not None and stored.newest > last and now - last > _AGE
        return [(OLD if is_old else FRESH).at(where, when=_day(last, now))]
    first = stored.first_class
    if first is not None and stored.answers and now - first > _AGE:
        return [NONE.at(where, since=_day(first, now))]
    return [NONE_NEEDED.at(where)]


def last_copy_at(settings: Settings) -> datetime | None:
    """When the newest copy in the data folder was made; None where there is none."""
    try:
        folder = (settings.data / BACKUPS).iterdir()
        times = [path.stat().st_mtime for path in folder if path.suffix in _COPIES]
    except OSError:
        return None
    return datetime.fromtimestamp(max(times), UTC) if times else None


def _day(moment: datetime, now: datetime) -> str:
    return f"{moment.astimezone(now.tzinfo):%Y-%m-%d}"
