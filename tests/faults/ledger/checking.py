"""The database held against the books: what was acknowledged is there once, and nothing unsent."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from sqlalchemy import Connection, text

from kit.content.own.texts import EXERCISE
from kit.store.engine import open_store
from tests.faults.ledger.book import Account, Entry

#: What stands in the database, as kind, who and value: the words in which the books speak.
_ROWS: Final[Mapping[str, str]] = {
    "join": "SELECT name, '' FROM student WHERE name LIKE 'Student %'",
    "begun": (
        "SELECT student.name, attempt.assignment_id, attempt.number FROM attempt "
        "JOIN student ON student.classroom_id = attempt.classroom_id "
        "AND student.id = attempt.student_id"
    ),
    "hand-in": "SELECT id, '' FROM attempt WHERE submitted_by = 'student'",
    "appeal": "SELECT argument, item_id, choice FROM appeal",
    "decision": "SELECT id, ruling, item_id FROM decision",
    # The end of a lesson is a step, too, which no book has as a move.
    "move": (
        "SELECT assignment.id, step - CASE WHEN assignment.closed_at IS NULL THEN 0 ELSE 1 END "
        "FROM live_session JOIN assignment "
        "ON assignment.classroom_id = live_session.classroom_id "
        "AND assignment.id = live_session.assignment_id"
    ),
    "vote": "SELECT attempt_id, item_id, ballot, revision, value FROM vote",
    "answer": (
        "SELECT answer.attempt_id, answer.item_id, answer.revision, answer.value FROM answer "
        "JOIN attempt ON attempt.classroom_id = answer.classroom_id "
        "AND attempt.id = answer.attempt_id "
        "JOIN assignment ON assignment.classroom_id = attempt.classroom_id "
        "AND assignment.id = attempt.assignment_id WHERE NOT assignment.live"
    ),
    "roster": "SELECT name, removed_at FROM student WHERE name LIKE 'Robin %'",
    "edit": "SELECT number, texts FROM draft_version WHERE number > 1",
}
_UNMARKED: Final = (
    "SELECT count(*) FROM answer JOIN attempt ON attempt.classroom_id = answer.classroom_id "
    "AND attempt.id = answer.attempt_id LEFT JOIN mark ON mark.classroom_id = answer.classroom_id "
    "AND mark.attempt_id = answer.attempt_id AND mark.item_id = answer.item_id "
    "AND mark.superseded_by IS NULL AND mark.revision = answer.revision "
    "WHERE attempt.submitted_by = 'student' AND mark.item_id IS NULL"
)
_OTHER_THAN_LAST_VOTE: Final = (
    "SELECT count(*) FROM vote JOIN answer ON answer.classroom_id = vote.classroom_id "
    "AND answer.attempt_id = vote.attempt_id AND answer.item_id = vote.item_id "
    "WHERE vote.revision > answer.revision"
)


def differences(account: Account, url: str) -> list[str]:
    """Where the database at a URL is not as the books say, in words; empty where it is."""
    store = open_store(url)
    try:
        with store.reading() as connection:
            lines = [
                line
                for kind, query in _ROWS.items()
                for line in compared(
                    kind, account.entries[kind], _standing(connection, kind, query)
                )
            ]
            lines += _counted(connection, _UNMARKED, "answers handed in have no mark")
            lines += _counted(connection, _OTHER_THAN_LAST_VOTE, "answers are not the last vote")
            if store.is_sqlite:
                lines += whole(connection)
    finally:
        store.close()
    return lines


def compared(
    kind: str, entries: Mapping[str, Entry], standing: Iterator[tuple[str, str]]
) -> Iterator[str]:
    """What is lost, doubled, or there though nobody sent it. Pure."""
    there: set[str] = set()
    for who, value in standing:
        entry = entries.get(who)
        if who in there:
            yield f"{kind} {who}: doubled, again as {value}"
        elif entry is None:
            yield f"{kind} {who}: nobody sent it, and the kit has {value}"
        elif value not in entry.values:
            sent = f"acknowledged was {entry.values[0]}" if entry.kept else "that was not sent"
            yield f"{kind} {who}: the kit has {value}; {sent}"
        there.add(who)
    yield from (
        f"{kind} {who}: lost, acknowledged was {entry.values[0]}"
        for who, entry in entries.items()
        if entry.kept and who not in there
    )


def whole(connection: Connection) -> list[str]:
    """What SQLite's own checks complain of."""
    checked = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
    lines = [f"integrity_check: {line}" for line in checked if line != "ok"]
    orphans = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
    return lines + [f"foreign_key_check: {tuple(row)}" for row in orphans]


def _counted(connection: Connection, query: str, words: str) -> list[str]:
    count = connection.execute(text(query)).scalar_one()
    return [f"{count} {words}"] if count else []


def _standing(connection: Connection, kind: str, query: str) -> Iterator[tuple[str, str]]:
    for row in connection.execution_options(yield_per=10_000).execute(text(query)):
        yield from _words(kind, list(row))


def _words(kind: str, row: list[object]) -> Iterator[tuple[str, str]]:
    """A row as the books would have written it down."""
    match kind, row:
        case "begun", [name, assignment, number]:
            yield f"{name} {_id(assignment)} {number}", ""
        case "answer", [attempt, item, revision, value]:
            yield f"{_id(attempt)} {item}", f"{revision} {_label(value)}"
        case "vote", [attempt, item, ballot, revision, value]:
            yield f"{_id(attempt)} {item} {ballot}", f"{revision} {_label(value)}"
        case "appeal", [argument, item, choice]:
            yield str(argument), f"{item} {choice}"
        case "decision", [decision, ruling, item]:
            yield _id(decision), f"{ruling} {item}"
        case "roster", [name, removed_at]:
            # The first two words stay, the third counts the changes.
            gone = " gone" if removed_at is not None else ""
            yield str(name).rpartition(" ")[0], f"{name}{gone}"
        case "edit", [number, texts]:
            yield _loaded(texts)[EXERCISE].partition("# ")[2].strip(), str(number)
        case _, [who, value]:
            yield _id(who), str(value)


def _id(value: object) -> str:
    """An id without hyphens: SQLite's have none, PostgreSQL's are of a type of their own."""
    words = str(value)
    return words.replace("-", "") if words.count("-") == 4 and len(words) == 36 else words


def _label(value: object) -> str:
    return str(_loaded(value).get("label", ""))


def _loaded(value: object) -> dict[str, str]:
    """A JSON column: text in SQLite, read already from PostgreSQL."""
    loaded: dict[str, str] = json.loads(value) if isinstance(value, str) else cast("Any", value)
    return loaded
