"""An exercise to rewrite sentences, given to the room's class."""

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from kit.classroom.answering import saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.marking import queue, rubric
from kit.classroom.marking.queue import Screen
from kit.classroom.marking.rubric import PostedMark, SavedMark
from kit.content.library import Library, load_library
from tests.support.room import KEY_MARK, Room, write_content

STRAIGHT = "straight"
EXERCISE = """\
id: straight
title: Say it straight
type: rewrite
levels:
  - {id: loaded, name: Still loaded, credit: 0, means: A verdict is still in it.}
  - {id: half-way, name: Half way, credit: 0.5, means: "No verdict, but no source either."}
  - {id: good, name: Said straight, credit: 1, means: What was done and who says so.}
items:
  - id: square
    text: The shameful square has been handed to the cars.
    context: {before: "The minutes of 1 March record nine votes to six for a car park."}
    task: Write it straight.
    words: 12
    from: {invented: The town of Ardenmoor is made up.}
  - id: bridge
    text: The arrogant mayor boasted about her bridge.
    task: Write it straight, with its source.
    words: 20
    from: {invented: The town of Ardenmoor is made up.}
"""
KEY = f"""\
exercise: straight
items:
  square: {{why: "{KEY_MARK} drops shameful", sample: "{KEY_MARK} council voted.", check: {KEY_MARK}}}
  bridge: {{why: "{KEY_MARK} drops arrogant", sample: "{KEY_MARK} mayor said.", check: {KEY_MARK}}}
"""


def write_rewriting(folder: Path) -> Path:
    """The tiny content folder with the exercise to rewrite besides."""
    write_content(folder)
    (folder / "exercises/02-straight.yaml").write_text(EXERCISE, encoding="utf-8")
    (folder / "exercises/02-straight.key.yaml").write_text(KEY, encoding="utf-8")
    return folder


@lru_cache(maxsize=1)
def rewriting_library() -> Library:
    """The tiny lesson, and `straight` with two sentences."""
    library = load_library(write_rewriting(Path(tempfile.mkdtemp(prefix="whose-words-content-"))))
    assert not library.errors, library.problems
    return library


def give_straight(room: Room, rules: Rules | None = None) -> UUID:
    """Give the exercise; it becomes the room's assignment."""
    room.assignment_id = assignments.give(
        room.store, rewriting_library(), room.classroom_id, STRAIGHT, rules or Rules(), room.now
    )
    return room.assignment_id


def write(room: Room, name: str, revision: int = 1, **texts: str) -> UUID:
    """Somebody writes, in the attempt they are at; its id."""
    work = room.start(name)
    saving.save_answers(
        room.store,
        room.people[name],
        room.assignment_id,
        work.attempt.id,
        [
            PostedAnswer(item, revision, {"text": text} if text else {})
            for item, text in texts.items()
        ],
        clock_at(room.now),
    )
    return work.attempt.id


def hand_in(room: Room, name: str, **texts: str) -> UUID:
    """Somebody writes and hands in; the attempt's id."""
    attempt_id = write(room, name, 1, **texts)
    room.submit(name)
    return attempt_id


def screen(room: Room, item: str = "square", **more: Any) -> Screen:
    """What the teacher has before them."""
    return queue.screen(room.store, room.classroom_id, room.assignment_id, item, room.now, **more)


def mark(
    room: Room,
    attempt_id: UUID,
    level: str | None,
    comment: str = "",
    item: str = "square",
    seen: str | None = None,
) -> SavedMark:
    """The teacher marks one answer, as the screen shows it just then."""
    now = screen(room, item, attempt_id=attempt_id, others=True).shown
    assert now is not None
    given = PostedMark(
        item, attempt_id, level, comment, now.answer.revision, now.seen if seen is None else seen
    )
    return rubric.set_mark(
        room.store,
        room.teacher_id,
        room.classroom_id,
        room.assignment_id,
        given,
        clock_at(room.now),
    )
