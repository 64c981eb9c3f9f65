"""What can happen, in one table: the events that are logged, their fields, and what each means.

A field takes a whole number, yes or no, or a word of a closed list; no text that somebody typed,
no name, no id and no path fits into any. What does not fit is left out of the line.

    >>> event("class.deleted", students=24)
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kit.logs import pipeline

#: Stands in the place of what a field does not take.
WITHHELD: Final = "withheld"
#: At most three numbers, or a build's day and time, begun by a year: no address is like that.
_VERSION: Final = re.compile(
    r"(?:20[0-9]{2}(?:\.[0-9]{1,2}){2}\.[0-9]{1,6}|[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}[a-z0-9]{0,8}"
    r"(?:\.[0-9]{8,14})?)(?:\+[0-9a-z.]{1,20})?"
)
_SCHEMA: Final = re.compile(r"[0-9]{4}(?:_[a-z0-9_]{1,80})?|none")
#: The rules of the app's addresses: what stands in them is named there, and not what that was.
_rules: Final[set[str]] = set()


@dataclass(frozen=True, slots=True)
class Field:
    """What a field takes: `takes` says whether a value fits, `words` what fits for the page."""

    words: str
    takes: Callable[[Any], bool]


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def one_of(*words: str) -> Field:
    """A field for one of these words."""
    return Field(", ".join(words), lambda value: value in words)


COUNT: Final = Field("a whole number", _is_count)
YES_OR_NO: Final = Field("true or false", lambda value: isinstance(value, bool))
VERSION: Final = Field(
    "a version", lambda value: isinstance(value, str) and bool(_VERSION.fullmatch(value))
)
SCHEMA: Final = Field(
    "a schema", lambda value: isinstance(value, str) and bool(_SCHEMA.fullmatch(value))
)
RULE: Final = Field(
    "the rule of an address", lambda value: isinstance(value, str) and value in _rules
)
METHOD: Final = one_of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other")
SYSTEM: Final = one_of("linux", "darwin", "win32", "other")
KIND: Final = one_of("sqlite", "postgresql")
WHERE: Final = one_of("page", "command")


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the table: how weighty it is, its fields, and what it means."""

    level: str
    meaning: str
    fields: Mapping[str, Field]


def _row(level: str, meaning: str, **fields: Field) -> Event:
    return Event(level, meaning, fields)


EVENTS: Final[Mapping[str, Event]] = {
    "kit.started": _row(
        "info", "`kit serve` is about to serve.",
        version=VERSION, schema=SCHEMA, python=VERSION, system=SYSTEM, database=KIND,
    ),
    "kit.stopped": _row("info", "`kit serve` has ended.", failed=YES_OR_NO),
    "worker.started": _row(
        "info",
        "A process that serves the pages has loaded them; of `--workers 2` each says so.",
        process=COUNT,
    ),
    "worker.died": _row("error", "One of them ended by itself; it is started anew."),
    "database.migrated": _row(
        "info", "The database was brought from one schema to another.",
        before=SCHEMA, after=SCHEMA,
    ),
    "content.read": _row(
        "info", "The folder of somebody's own content had changed and was read.", problems=COUNT
    ),
    "request": _row(
        "info", "A request was answered; `debug` where pages ask by themselves or for their parts, "
        "`warning` where the kit failed.",
        method=METHOD, rule=RULE, status=COUNT, ms=COUNT, bytes=COUNT,
    ),
    "request.refused": _row(
        "warning", "A request was refused before any page saw it: it did not come whole in time "
        "(408) or did not say its length (411); or its reply could not be made (503).",
        status=COUNT,
    ),
    "teacher.signed_in": _row("info", "A teacher has signed in."),
    "teacher.refused": _row(
        "warning", "A sign-in was refused: wrong, a wrong code after a right password, or after "
        "too many tries.",
        why=one_of("wrong", "code", "too_many_tries"),
    ),
    "teacher.signed_out": _row("info", "A teacher has signed out.", everywhere=YES_OR_NO),
    "account.opened": _row("info", "A one-time link was followed and a password chosen."),
    "account.password": _row("info", "A teacher has changed the password."),
    "account.made": _row("info", "An account was made.", where=WHERE),
    "account.disabled": _row("info", "An account was closed.", where=WHERE),
    "account.reset": _row("info", "A password was ended by somebody else.", where=WHERE),
    "administrator.made": _row("warning", "A teacher is an administrator now.", where=WHERE),
    "administrator.ended": _row("warning", "A teacher is one no longer.", where=WHERE),
    "account.handed_over": _row(
        "info", "`kit teacher hand-over` has given a teacher's classes to another.",
        where=WHERE, classes=COUNT,
    ),
    "factor.on": _row("info", "A teacher has set up a second factor."),
    "factor.off": _row("warning", "A teacher has turned the second factor off."),
    "factor.codes": _row("info", "A teacher has made new recovery codes."),
    "factor.recovery": _row("warning", "A teacher has signed in by a recovery code.", left=COUNT),
    "factor.removed": _row(
        "warning", "`kit teacher remove-second-factor` has removed one.", where=WHERE
    ),
    "class.made": _row("info", "A teacher has made a class."),
    "class.deleted": _row("info", "A class was deleted for good."),
    "class.ended": _row(
        "info", "Classes were deleted for good: the day until which they were kept was over.",
        classes=COUNT, students=COUNT,
    ),
    "class.handed_over": _row("info", "A class has another owner."),
    "student.erased": _row("info", "A student was deleted for good."),
    "download.taken": _row("info", "A file was downloaded.", rule=RULE),
    "backup.made": _row(
        "info", "A backup was made and checked.",
        where=one_of("page", "command", "schedule"), bytes=COUNT, ms=COUNT, encrypted=YES_OR_NO,
    ),
    "backup.failed": _row(
        "error", "A backup could not be made.", where=one_of("page", "command", "schedule")
    ),
    "backup.swept": _row(
        "info", "The kit's own copies that still had what was deleted 30 days ago were deleted.",
        files=COUNT,
    ),
    "backup.restored": _row("warning", "A backup was put in the database's place.", where=WHERE),
    "database.moved": _row("info", "All rows were copied to another database.", rows=COUNT),
    "database.distributed": _row(
        "info", "`kit distribute` has spread classes over the servers of a cluster, in so many "
        "steps; where it was not done with that, `whole` is false.",
        steps=COUNT, servers=COUNT, whole=YES_OR_NO,
    ),
    "log.lost": _row("error", "So many records could not be written here.", records=COUNT),
}  # fmt: skip


def know_rules(rules: Iterable[str]) -> None:
    """Let these stand in lines; no other address does."""
    _rules.update(rules)


def event(name: str, /, *, level: str | None = None, **fields: object) -> None:
    """Log that something of the table happened; `level` where it is not the row's own.

    Never fails: a value that its field does not take is withheld, a field that is none left out.
    """
    row = EVENTS.get(name)
    if row is not None:
        pipeline.log(level or row.level, name, checked(row, fields))


def checked(row: Event, fields: Mapping[str, object]) -> dict[str, object]:
    """The fields that the row has, each with a value that fits, or with `WITHHELD`."""
    return {
        name: fields[name] if taken.takes(fields[name]) else WITHHELD
        for name, taken in row.fields.items()
        if name in fields
    }
