"""What the made-up students answer."""

from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.demo.build import NothingToShow, demos_of, make_demo, remove_demos
from kit.classroom.demo.plan import PLAN
from kit.classroom.demo.texts import CLASS_NAME
from kit.classroom.keys import appeal_review
from kit.classroom.marking.queue import to_mark
from kit.classroom.people import classrooms
from kit.content.library import Library
from kit.store.engine import Store, open_store
from kit.vocabulary import Certainty
from tests.store.filling import rows
from tests.support.databases import new_sqlite
from tests.support.demo_class import SHIPPED, Shown
from tests.support.room import NOON, make_room, make_teacher, tiny_library



def test_class_knows_more_than_chance_and_less_than_all(shown: Shown) -> None:
    for exercise in ("whose-words", "from-figure-to-verdict", "who-says-so", "form-a", "form-b"):
        found = shown.of(exercise).sheet
        credit = mean(row.credit for row in found.handed_in) / len(found.items)
        assert 0.45 < credit < 0.9, exercise
        assert len({row.credit for row in found.handed_in}) > 4, exercise


def test_some_say_how_sure_they_are(shown: Shown) -> None:
    cells = [
        cell
        for row in shown.of("from-figure-to-verdict").sheet.handed_in
        for cell in row.cells.values()
    ]
    said = [cell.certainty for cell in cells]
    assert {*said} == {*Certainty, None}
    sure = [cell.credit or 0 for cell in cells if cell.certainty is Certainty.CERTAIN]
    guessed = [cell.credit or 0 for cell in cells if cell.certainty is Certainty.GUESS]
    assert mean(sure) > mean(guessed)
