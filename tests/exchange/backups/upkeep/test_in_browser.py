"""What the page of restoring works with: classes side by side, files that a browser sent."""

import io
import os
import time
from pathlib import Path

import pytest

from kit.exchange.backups.facts import ClassFacts
from kit.exchange.backups.restoring import Holdings, Plan
from kit.exchange.backups.upkeep.in_browser import (
    ClassBeside,
    beside,
    forget_sent,
    keep_sent,
    sent_file,
)
from kit.settings import Settings, read_settings
from tests.support.room import NOON


def held_class(name: str, answers: int = 0) -> ClassFacts:
    return ClassFacts(name=name, students=1, answers=answers, newest_answer=NOON)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"data": str(tmp_path / "data")}, {})


def test_classes_stand_side_by_side_by_name() -> None:
    both, twin, gone, back = (held_class(name) for name in ("9B", "9B", "8A", "10C"))
    more = held_class("9B", 7)
    seen = Plan(Holdings(NOON, [both, back]), Holdings(None, [more, twin, gone]))
    assert beside(seen) == [
        ClassBeside("10C", back, None),
        ClassBeside("8A", None, gone),
        ClassBeside("9B", both, more),
        ClassBeside("9B", None, twin),
    ]
    assert beside(Plan(Holdings(NOON, [back]), None)) == [ClassBeside("10C", back, None)]


def test_file_that_was_sent_is_kept_for_a_day(settings: Settings) -> None:
    word = keep_sent(settings, io.BytesIO(b"content"))
    path = sent_file(settings, word)
    assert path is not None
    assert path.read_bytes() == b"content"
    assert path.stat().st_mode & 0o077 == 0
    other = keep_sent(settings, io.BytesIO(b""))
    assert path.exists()
    yesterday = time.time() - 25 * 60 * 60
    os.utime(path, (yesterday, yesterday))
    keep_sent(settings, io.BytesIO(b""))
    assert not path.exists()
    forget_sent(settings, other)
    forget_sent(settings, other)
    forget_sent(settings, "../other")


@pytest.mark.parametrize("word", ["", "../../etc", "0123456789ABCDEF", "0" * 17])
def test_word_that_is_none_leads_nowhere(settings: Settings, word: str) -> None:
    assert sent_file(settings, word) is None
