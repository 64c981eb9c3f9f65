"""An exercise of the type `order`, and a class that has it to do."""

import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.content.library import Library, load_library
from kit.items.base import AnswerValue
from tests.support.room import KEY_MARK, Room, write_content

EXERCISE = """\
id: one-rumour
title: One rumour
type: order
items:
  - id: rumour
    task: Put the four in order, what came first at the top.
    passage: >-
      The paper quoted the mayor. She spoke of a post, and the post showed a photo.
    stations:
      - {id: denial, text: The mayor of Ardenmoor says that the post is wrong.}
      - {id: paper, text: The paper prints her words.}
      - {id: errors, text: "A photo is taken of the closed road, 50% of it in the dark."}
      - {id: post, text: A post shows the photo.}
    from: {invented: The town is made up.}
  - id: sheet
    task: Put the copies in order, the oldest at the top.
    stations:
      - {id: folded, text: The sheet with a fold and a stain.}
      - {id: clean, text: The sheet as it was printed.}
      - {id: stained, text: The sheet with a stain.}
    from: {article: a, paragraph: 2}
"""
KEY = f"""\
exercise: one-rumour
items:
  rumour:
    order: [errors, post, denial, paper]
    why: {KEY_MARK} each needs the one before
    check: {KEY_MARK} dates
  sheet:
    order: [clean, stained, folded]
    either: [{{stations: [stained, folded], argument: "{KEY_MARK} the fold could be the older one."}}]
    why: {KEY_MARK} clean first
    check: {KEY_MARK} look
"""
ID = "one-rumour"
#: All right, by item.
RIGHT: Mapping[str, AnswerValue] = {
    "rumour": {"errors": "1", "post": "2", "denial": "3", "paper": "4"},
    "sheet": {"clean": "1", "stained": "2", "folded": "3"},
}


def write_ordering(folder: Path) -> Path:
    """A content folder with the tiny lesson and the exercise beside it."""
    write_content(folder)
    (folder / "exercises/order.yaml").write_text(EXERCISE, encoding="utf-8")
    (folder / "exercises/order.key.yaml").write_text(KEY, encoding="utf-8")
    return folder


@lru_cache(maxsize=1)
def ordering_library() -> Library:
    """The exercise, ready to give."""
    library = load_library(write_ordering(Path(tempfile.mkdtemp(prefix="whose-words-ordering-"))))
    assert not library.errors, library.problems
    return library


def give_order(room: Room, rules: Rules | None = None) -> UUID:
    """Give the class of the room the exercise; it becomes the room's assignment."""
    room.assignment_id = assignments.give(
        room.store, ordering_library(), room.classroom_id, ID, rules or Rules(), room.now
    )
    return room.assignment_id
