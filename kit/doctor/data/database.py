"""The database: does it open, is it whole, of which schema, how large, and who else has it."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy.exc import DBAPIError

from kit.doctor.bounded import TookTooLong
from kit.doctor.data.looking import CannotCopy, Stored
from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State, Term
from kit.store.database import faults
from kit.store.database.problems import DatabaseProblem
from kit.store.migrate import head
from kit.vocabulary import N_

WELL: Final = Kind(
    "database",
    State.WELL,
    N_("The database opens and is whole: schema %(schema)s, %(size)s, %(answers)s answers."),
)
SERVER_WELL: Final = Kind(
    "database-server",
    State.WELL,
    N_(
        "The database server answers: schema %(schema)s, %(answers)s answers. Whether its disk is "
        "whole was not looked at."
    ),
)
NEW: Final = Kind(
    "database-new", State.WELL, N_("There is no database yet; the first start makes it.")
)
GONE: Final = Kind(
    "database-gone",
    State.WRONG,
    N_("A kit has worked in the data folder, and its database is not there."),
    N_(
        "Do not start the kit on it: it would begin with nothing. Put the database back (the "
        "newest copy is in the folder backups), or name the right folder with --data."
    ),
)
DAMAGED: Final = Kind(
    "database-damaged",
    State.WRONG,
    N_("The database is damaged: %(detail)s."),
    N_(
        "Stop the kit, then put the newest backup back (kit restore FILE --replace, which keeps "
        "the damaged database), or the newest copy in its place (the kit's own are in the folder "
        "backups)."
    ),
)
LOOSE: Final = Kind(
    "database-loose-rows",
    State.WRONG,
    N_("%(rows)s rows of the database belong to others that are not there."),
    DAMAGED.advice,
)
REFUSED: Final = Kind(
    "database-refused", State.WRONG, "%(line)s", N_("Do as it says; nothing was changed.")
)
OLDER: Final = Kind(
    "database-older",
    State.WELL,
    N_(
        "The database is of an earlier kit (schema %(schema)s; this one has %(head)s). The next "
        "start keeps a copy of it and brings it up to date."
    ),
)
SERVER_OLDER: Final = Kind(
    "database-server-older",
    State.WRONG,
    N_("The database has the schema %(schema)s; this kit needs %(head)s."),
    N_("Run `kit migrate`, then start the kit."),
)
FAULT: Final = Kind("database-fault", State.WRONG, "%(what)s (%(detail)s)", "%(advice)s.")
SILENT: Final = Kind(
    "database-silent",
    State.WRONG,
    N_("The database has not answered within two seconds."),
    N_(
        "With a server: see that it runs and can be reached. With a file: see that its disk or "
        "network drive is there."
    ),
)
LOCKED_BY: Final = Kind(
    "database-locked",
    State.WRONG,
    N_("Another program keeps the kit from writing to the database: %(name)s, process %(pid)s."),
    N_("Close it, or end its process."),
)
OPENED_BY: Final = Kind(
    "database-opened",
    State.MIND,
    N_("Another program has the database open: %(name)s, process %(pid)s."),
    N_("Close it before class: while it writes, the kit cannot."),
)
LARGE_LOG: Final = Kind(
    "database-log",
    State.MIND,
    N_("The log beside the database is %(size)s large."),
    N_("Close what else has the database open, then start and stop the kit once."),
)
NOT_ALL: Final = Kind(
    "database-not-all",
    State.NOT_LOOKED,
    N_(
        "The database opens (schema %(schema)s, %(size)s). It is too large to be looked through "
        "in a second."
    ),
    N_("Nothing need be done; look again when nobody works, or make a copy of it."),
)
NOT_COPIED: Final = Kind(
    "database-not-looked",
    State.NOT_LOOKED,
    N_(
        "The kit was not stopped in order, so the log beside the database holds what was saved "
        "last, and there was no room or rest to look at a copy of both."
    ),
    N_("Start the kit: it takes in its log by itself."),
)
UNSEEN: Final = Kind(
    "database-unseen",
    State.NOT_LOOKED,
    N_("The database could not be looked at: %(reason)s."),
    N_("See that its folder may be read; if it may, start the kit, which says more."),
)
#: SQLite keeps its log at some megabytes, and empties it at each stop.
_LOG_MOST: Final = 64 << 20
_MEGABYTE: Final = 1_000_000


def check(facts: Facts) -> Sequence[Finding]:
    """All that is to be said of the database."""
    return list(_findings(facts.database, has_worked=_has_worked(facts)))


def _findings(seen: Stored, *, has_worked: bool) -> Iterator[Finding]:
    for other in seen.others:
        kind = LOCKED_BY if other.writes else OPENED_BY
        yield kind.at(seen.place, name=other.name, pid=other.pid)
    if seen.log > _LOG_MOST:
        yield LARGE_LOG.at(f"{seen.place}-wal", size=megabytes(seen.log))
    is_told = any(other.writes for other in seen.others) and seen.fault is faults.LOCKED
    if seen.error is not None and not is_told:
        yield _of_error(seen, seen.error)
    elif seen.error is None:
        yield _of_rows(seen, has_worked=has_worked)


def _of_error(seen: Stored, error: Exception) -> Finding:
    if isinstance(error, TookTooLong):
        return SILENT.at(seen.place)
    if isinstance(error, CannotCopy):
        return NOT_COPIED.at(seen.place)
    if isinstance(error, DatabaseProblem):
        return REFUSED.at(seen.place, line=str(error))
    detail = " ".join(str(getattr(error, "orig", None) or error).split()) or type(error).__name__
    is_odd = seen.fault is None and isinstance(error, DBAPIError | sqlite3.Error)
    if is_odd or seen.fault is faults.DAMAGED:
        return DAMAGED.at(seen.place, detail=detail)
    if seen.fault is None:
        return UNSEEN.at(seen.place, reason=f"{type(error).__name__}: {detail}")
    return FAULT.at(
        seen.place, what=Term(seen.fault.what), detail=detail, advice=Term(seen.fault.advice)
    )


def _of_rows(seen: Stored, *, has_worked: bool) -> Finding:
    if seen.damage is not None:
        return DAMAGED.at(seen.place, detail=" ".join(seen.damage.split()))
    if seen.loose_rows:
        return LOOSE.at(seen.place, rows=seen.loose_rows)
    if not seen.is_there and seen.is_file:
        return (GONE if has_worked else NEW).at(seen.place)
    if seen.schema != head():
        kind = OLDER if seen.is_file else SERVER_OLDER
        return kind.at(seen.place, schema=seen.schema or "-", head=head())
    kind = (WELL if seen.is_whole else NOT_ALL) if seen.is_file else SERVER_WELL
    size = megabytes(seen.size + seen.log)
    return kind.at(seen.place, schema=seen.schema, size=size, answers=seen.answers)


def _has_worked(facts: Facts) -> bool:
    """Whether a database was there once: a kit that was started leaves who served it last."""
    path = facts.settings.data / "kit.sqlite3-holder"
    return facts.database.place == str(path)[: -len("-holder")] and path.exists()


def megabytes(size: int) -> str:
    """A size for people."""
    return f"{size / _MEGABYTE:.1f} MB"
