"""What the page of restoring works with: classes side by side, files that a browser sent."""

import io
import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from kit.exchange.backups.facts import ClassFacts
from kit.exchange.backups.restoring import Holdings, Plan
from kit.exchange.backups.upkeep.in_browser import (
    ClassBeside,
    beside,
    forget_sent,
    keep_sent,
    look_at_backup,
    sent_file,
)
from kit.settings import Settings, read_settings
from tests.support.backups import backup_of, new_kit, settings_of
from tests.support.room import NOON, make_room


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


#: What any other program does with the database: it opens it, reads, and is the one to close it.
_VISIT = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('{}'); c.close()".format(
    "SELECT count(*) FROM student"
)


@pytest.mark.long
@pytest.mark.process
def test_look_at_a_backup_takes_no_lock_away(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with closing(new_kit(data)) as store:
        room = make_room(store)
        path = backup_of(store, data, tmp_path).path
        room.do_all("Mia")
        look = look_at_backup(store, settings_of(data), path, None, NOON)
        assert look.plan.replaced is not None
        assert [(row.name, row.here) for row in look.classes] == [
            ("9B", ClassFacts(name="9B", students=3, answers=4, newest_answer=NOON))
        ]
        # Without the lock it would fold in the log and delete it, as nobody's.
        subprocess.run([sys.executable, "-c", _VISIT, str(data / "kit.sqlite3")], check=True)
        assert (data / "kit.sqlite3-wal").exists()
        room.do_all("Ben")
