"""What is made beside a lesson's pages, for students: sheets of paper and files tell no key either."""

import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.store.answering import attempts
from kit.vocabulary import Feedback
from kit.web.state import kit_id_of
from tests.support.room import PASSWORD
from tests.support.shipped import shipped_library
from tests.support.twins import OTHER_MARK
from tests.web.twins.telling import Noted, Telling, Told, attempt_of, forms_of, look_around
from tests.web.twins.test_bytes import EACH_TYPE, assert_same, told_by_both

#: On paper a sheet says by which key it was printed: four digits of a hash of the key with all its
#: reasons. That is meant so (kit/content/sheets/codes.py), and nothing else may differ.
_CODE = re.compile(rb"\b([A-D]-[0-9A-F]{4})-[0-9A-F]{4}\b")
#: What is printed for students, as a page and for Word; a key is for the teacher alone.
_SHEETS = ("", "?what=worksheet&version=all&forms=both&size=large&paper=letter")
_WORD = (".docx?what=worksheet", ".docx?what=worksheet&version=all&forms=both")


def item_of(form: Mapping[str, str]) -> str:
    return next(iter(form)).partition(".")[0]


def without_key_digits(told: Sequence[Told]) -> list[Told]:
    """The same, but for the digits of the key on sheets of paper."""
    return [
        _without_digits(*reply) if "/print" in reply[0] and reply[1] == "200 OK" else reply
        for reply in told
    ]


def _without_digits(what: str, status: str, headers: list[tuple[str, str]], body: bytes) -> Told:
    if "print.docx" not in what and "print/grid.docx" not in what:
        return what, status, headers, _CODE.sub(rb"\1", body)
    with zipfile.ZipFile(BytesIO(body)) as file:
        parts = [(name, _CODE.sub(rb"\1", file.read(name))) for name in file.namelist()]
    # Packed, other digits are of another length.
    kept = [(name, value) for name, value in headers if name != "Content-Length"]
    return what, status, kept, repr(parts).encode()


def printed(teacher: Noted, place: str) -> None:
    """Every worksheet of an exercise."""
    for way in (*_SHEETS, *_WORD):
        teacher.get(f"{place}/print{way}")


def answer_file(telling: Telling, task: UUID, forms: list[dict[str, str]]) -> bytes:
    """What Sam's device saves of answers that never got here."""
    room = telling.site.room
    with room.store.reading() as connection:
        [token] = [
            attempt.token
            for attempt in attempts.attempts_of_assignment(connection, room.classroom_id, task)
        ]
    told = [
        {
            "item": item_of(form),
            "revision": 7,
            "seconds": 60,
            "fields": {
                **form,
                **dict.fromkeys((name for name in form if ".revision" in name), "7"),
            },
        }
        for form in forms
    ]
    file: Mapping[str, object] = {
        "format": "whose-words-answers", "number": 1, "kit": kit_id_of(room.store), "attempt": token,
        "answers": told,
    }  # fmt: skip
    return json.dumps(file).encode()


def on_paper_and_in_files(telling: Telling, exercises: Sequence[str]) -> None:
    """Each printed for the class, its answers taken in from a file, and all taken home."""
    library, classroom = shipped_library(), telling.site.room.classroom_id
    room = f"/teacher/classrooms/{classroom}"
    sam, teacher = telling.student("Sam"), telling.visitor()
    teacher.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    teacher.token = ""
    for exercise in exercises:
        task = telling.give(exercise, Rules(feedback=Feedback.NEVER))
        printed(teacher, f"/teacher/exercises/{exercise}")
        printed(teacher, f"{room}/assignments/{task}")
        for way in ("grid", "grid.docx"):
            teacher.get(f"{room}/assignments/{task}/print/{way}")
        attempt, forms = attempt_of(sam, task), forms_of(library, exercise)
        content = answer_file(telling, task, forms)
        damaged = content.replace(b'"seconds": 60', b'"seconds": -1')
        for file in (damaged, content):
            telling.clock.go(seconds=1)
            upload: dict[str, Any] = {"file": (BytesIO(file), "answers.json")}
            teacher.post(f"{room}/answer-file", **upload)
        # Where it leads to shows the teacher marks, and is not looked at.
        held = {f"held.{item_of(form)}": "0" for form in forms}
        taken: dict[str, Any] = {"content": content.decode(), "all": "1", **held}
        teacher.post(f"{room}/answer-file/take-in", **taken)
        sam.get(f"/work/{task}/held/{attempt}")
        look_around(sam, task, item_of(forms[0]))
    for way in ("", "/file"):
        sam.get(f"/work/kept-of-me{way}")


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    "exercises",
    [EACH_TYPE[:1], pytest.param(EACH_TYPE, marks=pytest.mark.long)],
    ids=["one type", "all types"],
)
def test_no_sheet_and_no_file_tells_the_key_before_it_is_shown(
    tmp_path: Path, exercises: Sequence[str]
) -> None:
    story = partial(on_paper_and_in_files, exercises=exercises)
    one, other = told_by_both(story, tmp_path, shipped_library(), "sqlite")
    statuses = {(what.partition("?")[0].rpartition("/")[2], status) for what, status, *_ in one}
    assert {("print.docx", "200 OK"), ("answer-file", "200 OK"), ("file", "200 OK")} <= statuses
    taken_in = [status for what, status, *_ in one if "take-in" in what]
    assert taken_in == ["303 SEE OTHER"] * len(exercises)
    assert one != other
    assert_same(without_key_digits(one), without_key_digits(other))
    assert not any(OTHER_MARK.encode()[:12] in body for _what, _status, _headers, body in other)
