"""`kit administrator`, as whoever sits at the kit's computer types it."""

from pathlib import Path

import pytest

from kit.classroom.people.accounts import teachers
from kit.store.engine import open_store
from kit.store.migrate import upgrade
from tests.support import commands
from tests.support.room import make_teacher

pytestmark = pytest.mark.process


def administrator(folder: Path, *arguments: str) -> commands.Said:
    return commands.run("administrator", *arguments, variables={"KIT_DATA": str(folder)})


def test_role_is_listed_given_and_taken_but_for_the_last(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kit.sqlite3'}"
    upgrade(url)
    store = open_store(url)
    make_teacher(store)
    teachers.invite_teacher(store, "Mr Brown")
    assert administrator(tmp_path) == (0, "Ms Gray\n", "")
    assert administrator(tmp_path, "Ms Gray", "--end") == (
        1,
        "",
        (
            "Ms Gray is the only administrator of this kit. Make somebody else one first; then this "
            "can be done.\n"
        ),
    )
    made = "Mr Brown is an administrator of this kit now: at the next page, under Help.\n"
    assert administrator(tmp_path, "mr brown") == (0, made, "")
    assert administrator(tmp_path, "Mr Brown") == (
        0,
        "Mr Brown is an administrator already.\n",
        "",
    )
    ended = "Ms Gray is an administrator no longer. What was done stays.\n"
    assert administrator(tmp_path, "Ms Gray", "--end") == (0, ended, "")
    assert administrator(tmp_path, "Ms Gray", "--end") == (
        0,
        "Ms Gray was no administrator; nothing is changed.\n",
        "",
    )
    teachers.disable_teacher(store, "Mr Brown")
    store.close()
    assert administrator(tmp_path) == (
        0,
        (
            "Mr Brown  (disabled)\n"
            "Nobody is an administrator. To make somebody one: kit administrator NAME\n"
        ),
        "",
    )
    assert administrator(tmp_path, "Nobody") == (
        1,
        "",
        "No teacher is called Nobody. `kit teacher list` shows who there is.\n",
    )
