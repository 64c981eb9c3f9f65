"""The file that a student takes along: whole, readable, and without what is not shown yet."""

import io
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from kit.classroom.assignments.pinning import Rules
from kit.classroom.reports.personal import own_data
from kit.exchange.student_file import student_file
from kit.store.engine import Store
from kit.store.people import students
from kit.vocabulary import Feedback
from tests.store.filling import fill
from tests.support.room import KEY_MARK, Room, make_room


def taken(room: Room, name: str) -> bytes:
    return student_file(own_data.own_data(room.store, room.people[name], room.now))


def read(content: bytes) -> tuple[str, dict[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["README.txt", "kept-of-me.json"]
        return archive.read("README.txt").decode(), json.loads(archive.read("kept-of-me.json"))


def test_file_has_the_rows_and_says_what_they_are(any_store: Store) -> None:
    room = make_room(any_store)
    room.do_all("Mia", plan="editorial")
    readme, content = read(taken(room, "Mia"))
    assert (content["format"], content["name"], content["class"]) == (1, "Mia", "9B")
    assert {row["item_id"]: row["value"] for row in content["tables"]["answer"]}["plan"] == {
        "label": "editorial"
    }
    assert len(content["tables"]["mark"]) == 4
    assert readme.startswith('What the kit "Whose Words" keeps of Mia in the class 9B, as of ')
    assert "Marks, comments and arguments of every exercise are in it." in readme
    assert all(name in readme for name in content["tables"] if name != "student")


def test_nothing_of_the_key_is_in_it_before_it_is_shown(any_store: Store) -> None:
    """Whether an answer is right changes no byte but its own."""
    room = make_room(any_store, Rules(feedback=Feedback.ON_CLOSING))
    room.do_all("Mia")
    readme, content = read(taken(room, "Mia"))
    text = json.dumps(content)
    assert content["tables"]["mark"] == []
    assert not any(word in text for word in ("credit", "verdict", 'comment"', KEY_MARK))
    assert (
        "Marks, comments and arguments of these exercises are not in it, as they are not shown yet: "
        "Three claims."
    ) in readme


def test_no_code_and_no_token_is_in_it(any_store: Store) -> None:
    room = fill(any_store)
    with any_store.reading() as connection:
        codes = [row.personal_code for row in students.students(connection, room.classroom_id)]
    for name in room.people:
        text = json.dumps(read(taken(room, name))[1])
        assert not any(code in text for code in codes)


def test_file_asked_for_many_times_at_once_is_whole_each_time(any_store: Store) -> None:
    room = make_room(any_store)
    room.do_all("Mia")
    with ThreadPoolExecutor(8) as pool:
        files = [pool.submit(taken, room, "Mia") for _ in range(16)]
    assert len({file.result() for file in files}) == 1
    read(files[0].result())
