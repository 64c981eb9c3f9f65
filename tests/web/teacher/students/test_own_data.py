"""One student exported or erased by their teacher: two presses, and what is said before."""

import io
import json
import zipfile

import pytest

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.live import session
from kit.classroom.people import class_list, students
from kit.store.ids import new_id
from kit.store.keeping import personal_rows
from kit.vocabulary import Feedback, Stage
from kit.web.state import now
from tests.web.conftest import Site, text_of
from tests.web.reading import flashes, follow, heading, lead


def page_of(site: Site, name: str) -> str:
    return f"{site.classroom}/students/{site.room.people[name].student_id}"


def rows_of(site: Site, name: str) -> int:
    room = site.room
    with room.store.reading() as connection:
        kept = personal_rows.rows_of_student(
            connection, room.classroom_id, room.people[name].student_id
        )
    return sum(map(len, kept.values()))


def test_export_has_marks_that_the_student_does_not_see(any_site: Site) -> None:
    any_site.room.give(Rules(feedback=Feedback.NEVER))
    any_site.room.do_all("Mia")
    teacher = any_site.teacher()
    assert "Export all of this student" in text_of(teacher.get(page_of(any_site, "Mia")))
    reply = teacher.get(f"{page_of(any_site, 'Mia')}/everything.zip")
    with zipfile.ZipFile(io.BytesIO(reply.data)) as archive:
        content = json.loads(archive.read("kept-of-me.json"))
    assert len(content["tables"]["mark"]) == 4
    assert 'filename="9B_Mia_' in reply.headers["Content-Disposition"]


def test_hidden_names_are_in_no_export(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.get("/teacher/")
    teacher.post("/teacher/hide", hide="1")
    page = teacher.get(page_of(any_site, "Mia"))
    assert "Export all of this student" not in text_of(page)
    assert teacher.get(f"{page_of(any_site, 'Mia')}/everything.zip").status_code == 404
    assert "Mia" not in teacher.get(f"{page_of(any_site, 'Mia')}/erase").text


def test_student_is_erased_in_two_presses(any_site: Site) -> None:
    any_site.room.do_all("Mia")
    teacher = any_site.teacher()
    page = teacher.get(f"{page_of(any_site, 'Mia')}/erase")
    assert heading(page) == "Delete Mia for good?"
    assert lead(page) == (
        "The name, one attempt, 4 answers, 0 votes, 0 arguments and 0 claims go, with marks and "
        "comments. Nothing brings them back."
    )
    reply = teacher.post(f"{page_of(any_site, 'Mia')}/erase")
    assert flashes(follow(teacher, reply)) == ["Deleted for good, with all answers."]
    assert rows_of(any_site, "Mia") == 0
    assert teacher.post(f"{page_of(any_site, 'Mia')}/erase").status_code == 404


def test_erased_at_work_the_device_is_out_and_told_so(any_site: Site) -> None:
    visitor = any_site.student("Zoe")
    visitor.post(f"{any_site.work}/start")
    teacher = any_site.teacher()
    everybody = students.students_of(any_site.room.store, any_site.room.classroom_id)
    zoe = next(student.id for student in everybody if student.name == "Zoe")
    address = f"{any_site.classroom}/students/{zoe}"
    assert "They have work open just now. It goes, too;" in text_of(teacher.get(f"{address}/erase"))
    teacher.post(f"{address}/erase")
    reply = visitor.post(
        f"{any_site.work}/claims/{new_id()}", as_script=True, **{"plan-label": "official"}
    )
    assert reply.status_code == 401
    assert reply.get_json() == {"error": "SignedOut"}


def test_vote_of_who_is_erased_goes_out_of_the_count(any_site: Site) -> None:
    room = any_site.room
    task = session.start(room.store, room.library, room.classroom_id, "three-claims", now())
    lesson = (room.store, room.classroom_id, task)
    session.put(*lesson, 0, "plan", clock_at(now()))
    session.move(*lesson, 1, Stage.VOTE, clock_at(now()))
    for name in ("Mia", "Ben"):
        who = room.people[name]
        attempts.start(room.store, who, task, clock_at(now()))
        attempt = attempts.work(room.store, who, task, now()).attempt.id
        given = [PostedAnswer("plan", 1, {"label": "official"})]
        saving.save_answers(room.store, who, task, attempt, given, clock_at(now()), ballot=1)
    teacher = any_site.teacher()
    page = teacher.get(f"{page_of(any_site, 'Mia')}/erase")
    assert "They are in a live session just now: their votes go out of its counts" in text_of(page)
    teacher.post(f"{page_of(any_site, 'Mia')}/erase")
    assert rows_of(any_site, "Mia") == 0
    assert rows_of(any_site, "Ben") > 0


@pytest.mark.long
def test_merged_student_goes_with_whom_they_were_joined(any_site: Site) -> None:
    room = any_site.room
    room.do_all("Mia")
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    class_list.merge_students(room.store, room.classroom_id, mia, ben, now())
    teacher = any_site.teacher()
    assert teacher.get(f"{page_of(any_site, 'Mia')}/erase").status_code == 404
    page = teacher.get(f"{page_of(any_site, 'Ben')}/erase")
    assert "Names that were made one with this one go, too: Mia." in text_of(page)
    teacher.post(f"{page_of(any_site, 'Ben')}/erase")
    assert "Mia" not in text_of(teacher.get(f"{any_site.classroom}/students"))
