"""A class's four places: what each shows, and where its numbers lead."""

import re
from datetime import timedelta
from itertools import product

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import class_list
from kit.web import state as web_state
from tests.support.arguing import argue, handed_in
from tests.support.queries import statements
from tests.web.conftest import Site, text_of
from tests.web.reading import buttons, follow, heading, lead, table

PLACES = ("", "/lessons", "/students", "/results", "/waiting")


@pytest.fixture
def at_work(any_site: Site) -> Site:
    """A room in which Mia has handed in, Ben is at work and Ada has not begun."""
    room = any_site.room
    room.now = web_state.now()
    room.do_all("Mia", plan="sourced")
    room.start("Ben")
    return any_site


def links(page: str) -> set[str]:
    return {found.replace("&amp;", "&") for found in re.findall(r'href="([^"]+)"', page)}


@pytest.mark.parametrize("place", PLACES)
def test_bar_stays_on_each_place(at_work: Site, place: str) -> None:
    page = at_work.teacher().get(f"{at_work.classroom}{place}")
    code = at_work.room.code
    assert heading(page) == "9B"
    assert f"{code[:4]} {code[4:]} 3 are in ✕ not reached yet" in text_of(page)
    assert "Projector mode: hide names" in buttons(page)
    here = {f"{at_work.classroom}{one}" for one in PLACES[:4]}
    assert here <= links(page.text)
    assert page.text.count('aria-current="page"') == 1


def test_now_says_who_works_and_leads_to_each_list(at_work: Site) -> None:
    page = at_work.teacher().get(at_work.classroom)
    assert "one has not begun · one at work · one handed in At work: Ben" in text_of(page)
    there = links(page.text)
    for standing in ("not-begun", "working", "handed-in"):
        assert f"{at_work.assignment}#{standing}" in there
        assert f'id="{standing}"' in at_work.teacher().get(at_work.assignment).text


def test_now_of_an_empty_class_leads_to_the_join_page_and_the_first_lesson(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = follow(teacher, teacher.post("/teacher/", name="8A"))
    assert lead(page) == "Show the join page on the projector: students type the code or scan it."
    assert "Give a lesson 1 · Three claims" in text_of(page)
    assert "Start now" in buttons(page)


def test_signed_out_students_are_counted_and_let_back_in(at_work: Site) -> None:
    teacher = at_work.teacher()
    mia = at_work.room.people["Mia"].student_id
    teacher.post(f"{at_work.classroom}/students/{mia}/sign-out")
    page = teacher.get(at_work.classroom)
    assert "one student signed in on no device" in text_of(page)
    assert f"{at_work.classroom}/waiting#signed-out" in links(page.text)
    listed = teacher.get(f"{at_work.classroom}/waiting")
    assert "Signed in on no device" in text_of(listed)
    assert (text_of(listed).count("Mia"), buttons(listed).count("Let back in")) == (1, 1)


def test_lessons_say_what_was_given_and_what_is_next(at_work: Site) -> None:
    page = at_work.teacher().get(f"{at_work.classroom}/lessons")
    assert re.search(r"1 · Three claims given [\d:]+.[AP]M · open", text_of(page))
    assert "Start now" not in buttons(page)
    assert f"{at_work.classroom}/give/three-claims/again" in links(page.text)


def test_gradebook_leads_from_each_cell_to_the_students_page(at_work: Site) -> None:
    teacher, mia = at_work.teacher(), at_work.room.people["Mia"].student_id
    page = teacher.get(f"{at_work.classroom}/results")
    assert table(page) == [
        ["Name", "Mean", "Three claims sort"],
        ["Class mean", "75 %", "75 %"],
        ["Ada", "–", "–"],
        ["Ben", "–", "at work"],
        ["Mia", "75 %", "75 %"],
    ]
    assert f"{at_work.assignment}/students/{mia}" in links(page.text)
    points = table(teacher.get(f"{at_work.classroom}/results?show=points"))
    assert points[1:2] + points[4:] == [
        ["Class mean", "75 %", "3 of 4"],
        ["Mia", "75 %", "3 of 4"],
    ]


def test_gradebook_is_sorted_by_links(at_work: Site) -> None:
    room, teacher = at_work.room, at_work.teacher()
    room.submit("Ben")
    room.do_all("Ada")

    def order(query: str) -> list[str]:
        return [row[0] for row in table(teacher.get(f"{at_work.classroom}/results?{query}"))[2:]]

    assert order("") == ["Ada", "Ben", "Mia"]
    assert order("sort=1") == ["Ada", "Mia", "Ben"]
    assert order("sort=0&up=1") == ["Ben", "Mia", "Ada"]
    assert order("sort=9") == ["Ada", "Ben", "Mia"]
    assert teacher.get(f"{at_work.classroom}/results?sort=x").status_code == 404


def test_hidden_key_hides_marks_in_the_gradebook(at_work: Site) -> None:
    teacher = at_work.teacher()
    teacher.post("/teacher/hide")
    assert table(teacher.get(f"{at_work.classroom}/results"))[1:] == [
        ["Class mean", "–", "–"],
        ["Student 1", "–", "–"],
        ["Student 2", "–", "at work"],
        ["Student 3", "–", "in"],
    ]


def test_students_are_sorted_by_how_much_they_handed_in(at_work: Site) -> None:
    teacher = at_work.teacher()
    rows = table(teacher.get(f"{at_work.classroom}/students?sort=done"))
    assert [[row[0], row[2]] for row in rows[1:]] == [
        ["Mia", "1 of 1"],
        ["Ada", "0 of 1"],
        ["Ben", "0 of 1"],
    ]
    assert text_of(teacher.get(f"{at_work.classroom}/students?sort=odd")).count("Mia") == 2


@pytest.mark.sampled(2)
@pytest.mark.parametrize("place", PLACES[:3])
def test_place_asks_as_often_for_twelve_students_and_assignments_as_for_one(
    site: Site, place: str
) -> None:
    room, teacher = site.room, site.teacher()
    room.now = web_state.now()
    counts = {}
    for given, size in product((1, 12), (3, 12)):
        while len(assignments.assignments_of(room.store, room.classroom_id)) < given:
            room.give(Rules())
        for number in range(len(room.people), size):
            room.join(f"Student {number}")
        room.do_all(f"Student {size - 1}" if size > 3 else "Mia")
        with statements(room.store) as seen:
            assert teacher.get(f"{site.classroom}{place}").status_code == 200
        counts[given, size] = len(seen)
    assert len(set(counts.values())) == 1, counts
    assert counts[12, 12] <= 15


def test_results_count_who_handed_in_and_once_closed_all_who_began(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    page = f"{any_site.classroom}/results"
    room.do_all("Mia")
    room.start("Ben")
    room.do_all("Ada")
    assert "· 2 handed in" in text_of(teacher.get(page))
    class_list.remove_student(
        room.store, room.classroom_id, room.people["Ada"].student_id, room.now
    )
    assert "· one handed in" in text_of(teacher.get(page))
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now)
    assert "· 2 handed in" in text_of(teacher.get(page))


def test_list_of_who_has_not_begun_has_next_and_previous(at_work: Site) -> None:
    room, teacher = at_work.room, at_work.teacher()
    room.join("Zoe")
    ada, zoe = (room.people[name].student_id for name in ("Ada", "Zoe"))
    page = teacher.get(f"{at_work.assignment}/students/{ada}?among=not-begun")
    assert "2 have not begun 1 of 2 Next: Zoe" in text_of(page)
    assert f"{at_work.assignment}/students/{zoe}?among=not-begun" in links(page.text)
    room.start("Ada")
    gone_on = text_of(teacher.get(f"{at_work.assignment}/students/{ada}?among=not-begun"))
    assert "one has not begun Next: Zoe" in gone_on


def test_list_of_appeals_has_next_and_previous(any_site: Site) -> None:
    teacher = any_site.teacher()
    sam = handed_in(any_site, plan="sourced", vote="editorial")
    argue(any_site, sam)
    sam.post(f"{any_site.work}/contest/vote", part="", choice="editorial", argument="It leans.")
    now = teacher.get(any_site.classroom)
    assert "2 appeals to answer" in text_of(now)
    assert f"{any_site.classroom}/waiting#appeals" in links(now.text)
    listed = text_of(teacher.get(f"{any_site.classroom}/waiting"))
    assert "Three claims, Claim 1 one student argues Three claims, Claim 2" in listed
    first = text_of(teacher.get(f"{any_site.assignment}/items/plan"))
    assert "Appeals: 1 of 2 Next: Three claims, Claim 2" in first
    between = text_of(teacher.get(f"{any_site.assignment}/items/disgrace"))
    assert "Appeals: 2 more items Previous: Three claims, Claim 2" in between


def test_to_open_later_is_on_now(any_site: Site) -> None:
    later = web_state.now() + timedelta(days=1)
    any_site.room.give(Rules(opens_at=later))
    assert "Three claims · opens" in text_of(any_site.teacher().get(any_site.classroom))
