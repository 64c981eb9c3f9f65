"""The page of a class: how often it asks the database, and how many it says have handed in."""

import re
from itertools import product

from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import Rules
from kit.classroom.people import class_list
from kit.web import state as web_state
from tests.support.queries import statements
from tests.web.conftest import Site, text_of
from tests.web.reading import errors, flashes, follow


def test_page_asks_as_often_for_twelve_students_and_assignments_as_for_one(site: Site) -> None:
    room, teacher = site.room, site.teacher()
    room.now = web_state.now()
    page = f"/teacher/classrooms/{room.classroom_id}"
    counts = {}
    for given, size in product((1, 3, 12), (3, 12)):
        while len(assignments.assignments_of(room.store, room.classroom_id)) < given:
            room.give(Rules())
        for number in range(len(room.people), size):
            room.join(f"Student {number}")
        room.do_all(f"Student {size - 1}" if size > 3 else "Mia")
        with statements(room.store) as seen:
            assert teacher.get(page).status_code == 200
        counts[given, size] = len(seen)
    assert len(set(counts.values())) == 1, counts
    assert counts[12, 12] <= 12


def test_page_counts_who_handed_in_and_once_closed_all_who_began(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    page = f"/teacher/classrooms/{room.classroom_id}"
    room.do_all("Mia")
    room.start("Ben")
    room.do_all("Ada")
    assert re.search(r"2 (students )?(have )?handed in", text_of(teacher.get(page)))
    class_list.remove_student(
        room.store, room.classroom_id, room.people["Ada"].student_id, room.now
    )
    assert re.search(r"(1|one)( student)?( has)? handed in", text_of(teacher.get(page)))
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now)
    assert re.search(r"2 (students )?(have )?handed in", text_of(teacher.get(page)))


def test_page_of_one_student_reads_nobody_elses_answers(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.do_all("Mia")
    room.do_all("Ben")
    mia = room.people["Mia"].student_id
    with statements(room.store) as seen:
        assert "Mia" in teacher.get(f"{any_site.assignment}/students/{mia}").text
    answers = [one for one in seen if re.search(r"(?i)from answer\b", one)]
    assert answers
    of_one = re.compile(r"attempt\.student_id =|answer\.attempt_id (=|IN)")
    assert [one for one in answers if not of_one.search(one)] == []


def test_class_of_blanks_is_refused_and_one_of_the_same_name_is_pointed_out(any_site: Site) -> None:
    teacher = any_site.teacher()
    for blank in ("", "   ", "\u00a0\u2003", "\u3164"):
        reply = teacher.post("/teacher/", name=blank)
        assert reply.status_code == 400
        assert len(errors(reply)) == 1
    page = follow(teacher, teacher.post("/teacher/", name="9b"))
    assert flashes(page) == [
        "You have another class called 9b. Rename one of them, so that you tell them apart."
    ]
    page = follow(teacher, teacher.post("/teacher/", name="9C"))
    assert flashes(page) == []
