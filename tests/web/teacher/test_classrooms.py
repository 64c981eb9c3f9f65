"""A page of one student reads of that student alone; the class's places: desk/test_places.py."""

import re

from kit.web import state as web_state
from tests.support.queries import statements
from tests.web.conftest import Site
from tests.web.reading import errors, flashes, follow


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
