"""A class before the first lesson: its kit's database, and who will come."""

from datetime import UTC, datetime
from pathlib import Path

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import classrooms
from kit.content.library import Library
from kit.secret import computer_secret, signing_key
from kit.settings import read_settings
from kit.store.engine import open_store
from tests.faults.ledger.place import ARGUE, CLASS, LIVE, TEACHER, WORK, Place
from tests.support.room import PASSWORD, make_teacher
from tests.support.serving import entrance_path
from tests.support.shipped import shipped_library


def set_up(url: str, data: Path, folder: Path, secret: str = "") -> Place:
    """A teacher's class in the migrated database at a URL, with two exercises given to it.

    `data` is the data folder of the kit that will serve it, `folder` is the ledger's own; `secret`
    is the kit's key where it is not to be that of the data folder.
    """
    library, now = shipped_library(), datetime.now(UTC)
    store = open_store(url)
    try:
        teacher = make_teacher(store, TEACHER, now)
        classroom = classrooms.create_classroom(store, teacher, CLASS, now)
        often = Rules(attempts_allowed=None)
        work = assignments.give(store, library, classroom, WORK, often, now)
        argue = assignments.give(store, library, classroom, ARGUE, Rules(), now)
        code = classrooms.join_code_of(store, classroom)
    finally:
        store.close()
    assert code is not None
    key = secret or signing_key(read_settings({"data": str(data)}, {}))
    place = Place(
        str(folder), code.code, str(classroom), str(work), str(argue), items_of(library, ARGUE),
        items_of(library, LIVE), entrance_path(computer_secret(key.encode())),
        PASSWORD,
    )  # fmt: skip
    place.write(folder / "place.json")
    return place


def items_of(library: Library, exercise: str) -> list[str]:
    """The ids of an exercise's items, in order."""
    return [item.id for item in library.exercises[exercise].items]
