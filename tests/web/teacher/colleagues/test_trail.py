"""The pages of who did what, and their files: to whom, by kind, by teacher, page by page."""

import csv
import io
from datetime import timedelta
from time import process_time

import pytest
from sqlalchemy import insert
from werkzeug.test import TestResponse

from kit.classroom.colleagues.acts import AT_ONCE
from kit.store.colleagues import acts, kit_lines
from kit.store.colleagues.acts import ActRecord
from kit.store.colleagues.kit_lines import KitLineRecord
from kit.store.ids import new_id
from kit.store.models import ClassroomAct
from kit.store.models.base import Act, KitAct, Way
from kit.store.records import values_of
from kit.web.teacher.colleagues import trail
from tests.support.colleagues import share
from tests.support.room import make_teacher
from tests.web.conftest import Site, text_of


def rows_of(reply: TestResponse) -> list[dict[str, str]]:
    """The lines of a CSV file."""
    return list(csv.DictReader(io.StringIO(reply.text.lstrip("\ufeff"))))


def told(reply: TestResponse) -> list[str]:
    return [row["act"] for row in rows_of(reply)]


def test_teachers_of_a_class_read_who_took_what_and_the_file_is_a_line_too(any_site: Site) -> None:
    room = any_site.room
    share(room.store, room.teacher_id, room.classroom_id, room.now)
    teal, trail = any_site.teacher("Ms Teal"), f"{any_site.classroom}/acts"
    for _twice in range(2):
        assert teal.get(f"{any_site.assignment}/answers.csv").status_code == 200
    assert teal.get(f"{any_site.classroom}/export.json").status_code == 200
    page = text_of(any_site.teacher().get(trail))
    assert page.count("Ms Teal downloaded results of “Three claims”.") == 2
    assert "Ms Teal downloaded all that the kit has of the class." in page
    first = any_site.teacher().get(f"{trail}.csv?kind=exports")
    assert told(first) == ["exported-class", "exported-results", "exported-results"]
    second = any_site.teacher().get(f"{trail}.csv?kind=exports")
    assert told(second)[0] == "exported-trail"
    narrowed = text_of(teal.get(f"{trail}?kind=exports&who={room.teacher_id}"))
    assert "Ms Gray downloaded who did what in the class." in narrowed
    assert "Ms Teal downloaded" not in narrowed


def test_what_is_refused_or_looked_at_by_head_leaves_no_line(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert teacher.get(f"{any_site.assignment}/answers.csv?separator=dash").status_code == 400
    where = {"base_url": f"http://{teacher.host}"}
    assert teacher.client.head(f"{any_site.assignment}/answers.csv", **where).status_code == 200
    assert told(teacher.get(f"{any_site.classroom}/acts.csv")) == []


def test_file_without_its_line_is_not_given(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(acts, "add_act", end)
    reply = any_site.teacher().get(f"{any_site.assignment}/answers.csv")
    assert reply.status_code == 500
    assert "Mia" not in reply.text


def test_sheets_with_names_leave_a_line_and_without_names_none(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert teacher.get(f"{any_site.classroom}/codes").status_code == 200
    assert teacher.get(f"{any_site.assignment}/print/grid").status_code == 200
    teacher.post("/teacher/projector", on="1", nameless="1")
    teacher.post("/teacher/hide", hide="1")
    assert teacher.get(f"{any_site.assignment}/print/grid").status_code == 200
    assert told(teacher.get(f"{any_site.classroom}/acts.csv")) == ["printed-grid", "printed-codes"]


def test_words_that_are_not_there_are_passed_over_in_a_sentence(any_site: Site) -> None:
    teacher, said = any_site.teacher(), "That part of it was passed over."
    for page in (f"{any_site.classroom}/acts", "/teacher/account/acts", "/teacher/kit/acts"):
        for query in (
            "kind=songs",
            "who=you",
            f"before={new_id()}",
            "before=%00",
            "kind=%E2%80%AE",
        ):
            reply = teacher.get(f"{page}?{query}")
            assert (reply.status_code, said in text_of(reply)) == (200, True), query
        assert said not in text_of(teacher.get(f"{page}?kind=&who="))


@pytest.mark.long
def test_long_and_backward_names_are_shown_as_they_are(any_site: Site) -> None:
    room, name = any_site.room, "\u0645\u0631\u064a\u0645" * 10
    mia = room.people["Mia"].student_id
    any_site.teacher().post(f"{any_site.classroom}/students/{mia}", name=name)
    any_site.teacher().post(f"{any_site.classroom}/students/{mia}/remove")
    reply = any_site.teacher().get(f"{any_site.classroom}/acts")
    assert f"removed {name} from the class" in text_of(reply)
    any_site.teacher().post(f"{any_site.classroom}/students/{mia}/erase")
    page = text_of(any_site.teacher().get(f"{any_site.classroom}/acts"))
    assert "Ms Gray removed a student who was erased from the class." in page
    assert name not in page


def test_own_account_tells_sign_ins_and_the_kits_page_does_not(any_site: Site) -> None:
    teacher = any_site.teacher()
    other = any_site.teacher()
    assert other.post("/teacher/sign-out", everywhere="1").status_code == 303
    any_site.visitor().post("/teacher/sign-in", name="Ms Gray", password="not the password")
    any_site.visitor().post("/teacher/sign-in", name="<b>Eve</b>", password="not the password")
    teacher = any_site.teacher()
    own = told(teacher.get("/teacher/account/acts.csv"))
    assert own[:3] == ["signed-in", "refused", "signed-out-everywhere"]
    page = text_of(teacher.get("/teacher/account/acts"))
    assert "Somebody wanted to sign in as Ms Gray and was refused." in page
    kit = teacher.get("/teacher/kit/acts.csv")
    assert told(kit)[:2] == ["exported-trail", "refused"]
    assert not {"signed-in", "signed-out-everywhere"} & set(told(kit))
    page = text_of(teacher.get("/teacher/kit/acts"))
    assert "Somebody wanted to sign in as somebody whom this kit does not know" in page
    assert "Eve" not in page


def test_sign_in_that_is_ended_leaves_a_line(any_site: Site) -> None:
    _first, second = any_site.teacher(), any_site.teacher()
    page = second.get("/teacher/account/").text
    references = [part.split('"')[0] for part in page.split('name="sign_in" value="')[1:]]
    assert second.post("/teacher/account/sign-ins/end", sign_in=references[-1]).status_code == 303
    assert told(second.get("/teacher/account/acts.csv"))[0] == "ended-sign-in"


def test_kits_page_is_shown_on_its_own_computer_and_to_administrators(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail, "is_here", lambda: False)
    assert any_site.teacher().get("/teacher/kit/acts").status_code == 200
    make_teacher(any_site.room.store, "Mr Brown")
    teacher = any_site.teacher("Mr Brown")
    for path in ("/teacher/kit/acts", "/teacher/kit/acts.csv"):
        reply = teacher.get(path)
        assert reply.status_code == 403
        assert (
            "What was done with the accounts of all teachers and with backups is shown on the "
            "kit's own computer, and to administrators: sign in there, or ask one of them. What was "
            "done with your own account stands on your account's page."
        ) in text_of(reply).replace("&#39;", "'")
    monkeypatch.undo()
    assert "exported-trail" not in told(teacher.get("/teacher/kit/acts.csv"))


def test_class_that_was_deleted_is_a_day_and_a_number(any_site: Site) -> None:
    day = any_site.room.now
    line = KitLineRecord(
        new_id(), day + timedelta(days=1), KitAct.DELETED_CLASS, Way.CLOCK, None, None, 24
    )
    with any_site.room.store.writing() as connection:
        kit_lines.add_lines(connection, [line])
    page = text_of(any_site.teacher().get("/teacher/kit/acts?kind=deletions"))
    words = "The kit deleted a class for good, at the end of its time; students in it: 24."
    assert words in page


def leave_lines(site: Site, count: int) -> None:
    """As many lines of the class, by its teacher, a second apart."""
    room = site.room
    rows = [
        values_of(
            ActRecord(
                room.classroom_id,
                new_id(),
                room.now - timedelta(seconds=number),
                room.teacher_id,
                Act.EXPORTED_RESULTS if number % 9 else Act.REMOVED_STUDENT,
                f"Exercise {number}",
                None if number % 9 else room.people["Mia"].student_id,
            )
        )
        for number in range(count)
    ]
    with room.store.writing() as connection:
        connection.execute(insert(ClassroomAct), rows)


def test_each_line_stands_on_one_page(any_site: Site) -> None:
    leave_lines(any_site, 2 * AT_ONCE + 3)
    path, seen = f"{any_site.classroom}/acts", 0
    while path:
        reply = any_site.teacher().get(path)
        seen += text_of(reply).count("Exercise ") + text_of(reply).count("removed Mia")
        path = next(
            (part.split('"')[0].replace("&amp;", "&") for part in reply.text.split('href="')
             if "before=" in part.split('"')[0]), ""
        )  # fmt: skip
    assert seen == 2 * AT_ONCE + 3


@pytest.mark.long
@pytest.mark.timeout(600)
def test_page_of_a_hundred_thousand_lines_comes_at_once(any_site: Site) -> None:
    leave_lines(any_site, 100_000)
    teacher, path = any_site.teacher(), f"{any_site.classroom}/acts"
    for query in ("", "?kind=giving", "?kind=students", f"?who={any_site.room.teacher_id}"):
        teacher.get(path + query)
        took = min(_seconds(teacher.get, path + query) for _try in range(3))
        assert took < 0.2, (query, took)


def _seconds(get: object, path: str) -> float:
    assert callable(get)
    begin = process_time()
    assert get(path).status_code == 200
    return process_time() - begin
