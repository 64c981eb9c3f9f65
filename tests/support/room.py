"""A room to test in: a tiny library, a teacher, a classroom, students, an assignment."""

import tempfile
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from textwrap import dedent
from uuid import UUID

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.attempts import Work
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.people import classrooms, students
from kit.classroom.people.accounts import links, teachers
from kit.classroom.people.classrooms import Lobby
from kit.classroom.people.students import StudentIdentity
from kit.classroom.people.throttle import Caller
from kit.content.library import Library, load_library
from kit.store.engine import Store
from kit.store.people import teachers as stored_teachers
from tests.support.pictures import SVG, with_pictures
from tests.support.router.routing import second_of
from tests.support.table_rows import Filling, fill, fillings_of, is_bare

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CALLER = Caller("127.0.0.1", b"a secret of the tests")
PASSWORD = "correct horse battery staple"
#: Stands in every text of the tiny key, and nowhere else.
KEY_MARK = "zugzwang"

ARTICLES = """
articles:
  - {id: a, outlet: The Ardenmoor Post, kind: report, date: 1 March 2026, paragraphs: 9}
"""
#: As long and as hard as a reading should be, and otherwise of no meaning.
_PROSE = """
Before the council of Ardenmoor decided about the square, a reporter sat in the gallery with a
notebook. She wrote down which of the members spoke, what they asked for, and how they voted in
the end. The clerk later published a record of the same evening. A careful reader could lay the
two beside each other and see where they differ.
"""
LESSON = f"""\
---
title: Three claims
number: 1
minutes: 45
articles: [a]
summary: [Look for who speaks., Look for the record., Look for the verdict.]
discussion: Who said so?
---

## What you can rely on

> The council [[official: announced]] a plan.
{_PROSE * 9}"""
NOTES = """\
## Aims
x
## A 45-minute plan
x
## What students get wrong, and what to say
x
## Sensitive points
x
## Check further together
x
"""
EXERCISE = """\
id: three-claims
title: Three claims
lesson: 01-three-claims
type: classify
scheme: three-way
items:
  - id: plan
    claim: The council announced a plan for the square.
    context: {before: On Monday}
    from: {article: a, paragraph: 1}
  - id: vote
    claim: The minutes of 1 March record nine votes to six.
    from: {article: a, paragraph: [2, 3]}
  - id: disgrace
    claim: The square is a disgrace.
    from: {invented: The town of Ardenmoor is made up.}
  - id: figure
    claim: Only a quarter of the town, 412 people, came.
    from: {report: "The Ardenmoor Post, 2 March 2026"}
"""
KEY = f"""\
exercise: three-claims
items:
  plan: {{label: official, why: "{KEY_MARK} step 1", cues: [announced], check: {KEY_MARK}}}
  vote: {{label: sourced, why: "{KEY_MARK} step 3", cues: [minutes], check: {KEY_MARK}}}
  disgrace: {{label: editorial, why: "{KEY_MARK} step 2", cues: [disgrace], check: {KEY_MARK}}}
  figure:
    label: sourced
    why: "{KEY_MARK} step 3"
    cues: []
    check: {KEY_MARK}
    debatable: {{label: editorial, credit: 0.5, argument: "{KEY_MARK} only"}}
"""
ITEMS = ("plan", "vote", "disgrace", "figure")
RIGHT = {"plan": "official", "vote": "sourced", "disgrace": "editorial", "figure": "sourced"}


def write_content(folder: Path, **changed: str | None) -> Path:
    """A content folder; `changed` replaces a file's text, or with None leaves it out.

    The names are articles, lesson, notes, exercise, key and glossary; of the last there is none
    unless its text is given.
    """
    files: dict[str, tuple[str, str | None]] = {
        "articles": ("lessons/articles.yaml", ARTICLES),
        "lesson": ("lessons/01-three-claims.md", LESSON),
        "notes": ("lessons/01-three-claims.teacher.md", NOTES),
        "exercise": ("exercises/01-three-claims.yaml", EXERCISE),
        "key": ("exercises/01-three-claims.key.yaml", KEY),
        "glossary": ("lessons/glossary.md", None),
    }
    for name in ("lessons", "exercises"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, (path, usual) in files.items():
        text = changed.get(name, usual)
        if text is not None:
            (folder / path).write_text(dedent(text), encoding="utf-8")
    return folder


@lru_cache(maxsize=1)
def tiny_library() -> Library:
    """One lesson with a picture, and one exercise of four items, the last one debatable."""
    folder = Path(tempfile.mkdtemp(prefix="whose-words-content-"))
    write_content(folder, lesson=with_pictures(LESSON))
    (folder / "lessons" / "square.svg").write_text(SVG, encoding="utf-8")
    library = load_library(folder)
    assert not library.errors, library.problems
    return library


@dataclass
class Room:
    """A teacher's classroom with Mia, Ben and Ada, and an assignment."""

    store: Store
    library: Library
    teacher_id: UUID
    classroom_id: UUID
    code: str
    assignment_id: UUID
    people: dict[str, StudentIdentity] = field(default_factory=dict)
    now: datetime = NOON

    def later(self, **span: float) -> datetime:
        """The room's clock, moved on."""
        self.now += timedelta(**span)
        return self.now

    @property
    def lobby(self) -> Lobby:
        """What the join code opens."""
        return classrooms.enter_lobby(self.store, self.code, CALLER, self.now)

    def join(self, name: str) -> StudentIdentity:
        """Somebody joins."""
        token = students.join(self.store, self.lobby, name, self.now)
        identity = students.signed_in(self.store, self.classroom_id, token)
        assert identity is not None
        self.people[name] = identity
        return identity

    def start(self, name: str) -> Work:
        """Somebody begins, or goes on."""
        identity = self.people[name]
        attempts.start(self.store, identity, self.assignment_id, clock_at(self.now))
        return attempts.work(self.store, identity, self.assignment_id, self.now)

    def save(self, name: str, revision: int = 1, **labels: str) -> None:
        """Somebody gives answers."""
        work = attempts.work(self.store, self.people[name], self.assignment_id, self.now)
        saving.save_answers(
            self.store,
            self.people[name],
            self.assignment_id,
            work.attempt.id,
            [PostedAnswer(item, revision, {"label": label}) for item, label in labels.items()],
            clock_at(self.now),
        )

    def submit(self, name: str) -> None:
        """Somebody hands in."""
        work = attempts.work(self.store, self.people[name], self.assignment_id, self.now)
        saving.submit(
            self.store, self.people[name], self.assignment_id, work.attempt.id, clock_at(self.now)
        )

    def do_all(self, name: str, **labels: str) -> None:
        """Somebody begins, answers (as the key, where nothing else is said) and hands in."""
        self.start(name)
        self.save(name, 1, **{**RIGHT, **labels})
        self.submit(name)

    def give(self, rules: Rules) -> UUID:
        """Another assignment, which becomes the room's."""
        self.assignment_id = assignments.give(
            self.store, self.library, self.classroom_id, "three-claims", rules, self.now
        )
        return self.assignment_id


def make_teacher(store: Store, name: str = "Ms Gray", now: datetime = NOON) -> UUID:
    """An account with PASSWORD."""
    token = links.setup_link_token(store) or teachers.invite_teacher(store, name)
    links.follow_link(store, token, name, PASSWORD, now)
    with store.reading() as connection:
        found = stored_teachers.teacher_by_key(connection, name.lower())
    assert found is not None
    return found.id


@dataclass(frozen=True)
class _Kept:
    """A room as it was made, and what puts its rows there again."""

    room: Room
    people: dict[str, StudentIdentity]
    fillings: list[Filling]


#: By what they were asked for: rooms that were made twice in this process.
_kept: dict[Hashable, _Kept] = {}
_made_once: set[Hashable] = set()
#: Each has its library; a site's room is asked for at another moment every few seconds.
_MOST_KEPT = 64


def make_room(
    store: Store,
    rules: Rules | None = None,
    names: tuple[str, ...] = ("Mia", "Ben", "Ada"),
    now: datetime = NOON,
    library: Library | None = None,
) -> Room:
    """A room on a store, with these students joined.

    To make it by its use cases takes longer than most tests: where the store is empty, one that
    was made twice is put back by its rows.
    """
    library = library or tiny_library()
    system = store.engine.dialect.name, second_of(str(store.engine.url.database)) is not None
    like = (system, rules, names, now, id(library))
    kept = _kept.get(like)
    if type(store) is not Store or like not in _made_once:
        _made_once.add(like)
        return _make_room(store, rules or Rules(), names, now, library)
    with store.writing() as connection:
        bare = is_bare(connection)
        if kept is not None and bare:
            fill(connection, kept.fillings)
            return replace(kept.room, store=store, now=now, people=dict(kept.people))
    room = _make_room(store, rules or Rules(), names, now, library)
    if bare:
        if len(_kept) == _MOST_KEPT:
            _kept.clear()
        with store.reading() as connection:
            _kept[like] = _Kept(replace(room), dict(room.people), fillings_of(connection))
    return room


def _make_room(
    store: Store, rules: Rules, names: tuple[str, ...], now: datetime, library: Library
) -> Room:
    teacher_id = make_teacher(store, now=now)
    classroom_id = classrooms.create_classroom(store, teacher_id, "9B", now)
    given = assignments.give(store, library, classroom_id, "three-claims", rules, now)
    code = classrooms.join_code_of(store, classroom_id)
    assert code is not None
    room = Room(store, library, teacher_id, classroom_id, code.code, given, now=now)
    for name in names:
        room.join(name)
    return room
