"""The ledger would see it: each way in which a database can differ from the books has its words."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.store.engine import open_store
from tests.faults.ledger.book import Account, Book, Entry, read_books
from tests.faults.ledger.checking import compared, differences
from tests.support.databases import new_sqlite
from tests.support.room import make_room


@dataclass
class Scene:
    """A room in which Mia has handed in four answers, and the books about it."""

    url: str
    path: Path
    attempt: str
    assignment: str
    books: Path

    def execute(self, statement: str) -> None:
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute(statement)

    def wrong(self) -> list[str]:
        return differences(self.account(), self.url)

    def account(self) -> Account:
        return read_books(self.books)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    url = new_sqlite(tmp_path)
    store = open_store(url)
    room = make_room(store, names=("Student 001",), now=datetime.now(UTC))
    room.start("Student 001")
    room.save("Student 001", 3, plan="official", vote="sourced")
    room.submit("Student 001")
    store.close()
    path = Path(url.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(path)) as connection:
        attempt, assignment = connection.execute("SELECT id, assignment_id FROM attempt").fetchone()
    book = Book(tmp_path / "Student 001.book")
    for what in ("sent", "kept"):
        book.note(what, "join", "Student 001")
        book.note(what, "begun", f"Student 001 {assignment} 1")
        book.note(what, "answer", f"{attempt} plan", "2 editorial")
        book.note(what, "answer", f"{attempt} plan", "3 official")
        book.note(what, "answer", f"{attempt} vote", "3 sourced")
        book.note(what, "hand-in", attempt)
    book.close()
    return Scene(url, path, attempt, assignment, tmp_path)


def test_database_as_it_was_acknowledged_is_right(scene: Scene) -> None:
    assert scene.wrong() == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "DELETE FROM answer WHERE item_id = 'plan'",
            "answer {attempt} plan: lost, acknowledged was 3 official",
        ),
        (
            "UPDATE answer SET revision = 2, value = '{{\"label\": \"editorial\"}}' WHERE item_id = 'plan'",
            "answer {attempt} plan: the kit has 2 editorial; acknowledged was 3 official",
        ),
        (
            "UPDATE answer SET value = '{{\"label\": \"editorial\"}}' WHERE item_id = 'plan'",
            "answer {attempt} plan: the kit has 3 editorial; acknowledged was 3 official",
        ),
        (
            "UPDATE answer SET item_id = 'figure', revision = 1 WHERE item_id = 'plan'",
            "answer {attempt} figure: nobody sent it, and the kit has 1 official",
        ),
        (
            "UPDATE attempt SET submitted_at = NULL, submitted_by = NULL",
            "hand-in {attempt}: lost, acknowledged was ",
        ),
        (
            "UPDATE attempt SET number = 2",
            "begun Student 001 {assignment} 2: nobody sent it, and the kit has ",
        ),
        (
            "UPDATE student SET name = 'Student 002'",
            "join Student 002: nobody sent it, and the kit has ",
        ),
        ("DELETE FROM mark", "2 answers handed in have no mark"),
    ],
)
def test_what_differs_is_named(scene: Scene, statement: str, words: str) -> None:
    scene.execute(statement.format())
    named = words.format(attempt=scene.attempt, assignment=scene.assignment)
    assert named in scene.wrong()


def test_what_is_there_twice_is_named() -> None:
    entries = {"Student 001": Entry([""], kept=True)}
    standing = iter([("Student 001", ""), ("Student 001", "")])
    assert list(compared("join", entries, standing)) == ["join Student 001: doubled, again as "]


def test_what_sqlite_complains_of_is_named(scene: Scene) -> None:
    scene.execute("DELETE FROM attempt")
    assert any(line.startswith("foreign_key_check: ('answer',") for line in scene.wrong())


@pytest.mark.parametrize(
    ("note", "right"),
    [
        # Sent, and not acknowledged: the kit may have it or not.
        (lambda book, who: book.note("sent", "answer", who, "4 sourced"), True),
        (lambda book, who: book.note("sent", "answer", f"{who}x", "1 sourced"), True),
        # Acknowledged, and not there.
        (lambda book, who: acknowledged(book, who, "4 sourced"), False),
    ],
)
def test_what_was_not_acknowledged_may_be_missing(
    scene: Scene, note: Callable[[Book, str], None], right: bool
) -> None:
    book = Book(scene.books / "Student 002.book")
    note(book, f"{scene.attempt} plan")
    book.close()
    assert (scene.wrong() == []) is right


def acknowledged(book: Book, who: str, value: str) -> None:
    book.note("sent", "answer", who, value)
    book.note("kept", "answer", who, value)
