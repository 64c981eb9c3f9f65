"""The teacher gives one student another exercise, by the pages; nobody else hears of it."""

from pathlib import Path

import pytest

from kit.classroom.people.students import personal_code
from kit.store.engine import Store
from tests.support.exchange import OTHER, give_instead, made_up_library, parallel_library
from tests.web.conftest import Site, Visitor, shared_site, text_of
from tests.web.reading import flashes, follow, plain
from tests.web.teacher.giving.undoing import press_undo


@pytest.fixture
def parallel(any_store: Store, tmp_path: Path) -> Site:
    return shared_site(any_store, tmp_path, parallel_library())


def page_of(site: Site, name: str) -> str:
    return f"{site.classroom}/students/{site.room.people[name].student_id}"


def student(site: Site, name: str) -> Visitor:
    """One of the class, come back by the personal code."""
    visitor, code = site.visitor(), personal_code(site.room.store, site.room.people[name])
    reply = visitor.post(f"/join/{site.room.code}/back", personal_code=code)
    assert reply.status_code == 303, reply.text
    visitor.token = ""
    return visitor


def test_way_there_and_back(parallel: Site) -> None:
    mia, kim = student(parallel, "Mia"), parallel.student("Kim")
    teacher, path = parallel.teacher(), page_of(parallel, "Mia")
    assert f'href="{path}/instead"' in teacher.get(path).text
    page = text_of(teacher.get(f"{path}/instead"))
    assert "Instead Elsewhere Give this one instead" in page
    assert "Three claims given " in page
    main = str(parallel.room.assignment_id)
    given = follow(teacher, teacher.post(f"{path}/instead", assignment=main, exercise=OTHER))
    assert flashes(given) == ["“Elsewhere” stands on the student's page instead."]
    taken_back = press_undo(teacher, given)
    assert flashes(taken_back) == ["The student has what the class has again."]
    given = press_undo(teacher, taken_back)
    assert "This student has “Elsewhere” instead. Back to what the class has" in text_of(given)
    assert "Elsewhere" in text_of(mia.get("/work/"))
    assert "Three claims" not in text_of(mia.get("/work/"))
    assert mia.get(parallel.work).status_code == 404
    assert "Elsewhere" not in text_of(kim.get("/work/"))
    other = given.text.split('name="assignment" value="')[1].split('"')[0]
    assert kim.get(f"/work/{other}").status_code == 404
    back = follow(teacher, teacher.post(f"{path}/instead/back", assignment=other))
    assert flashes(back) == ["The student has what the class has again."]
    assert "Three claims" in text_of(mia.get("/work/"))


def test_page_of_the_class_names_nobody(parallel: Site) -> None:
    give_instead(parallel.room, "Mia")
    page = text_of(parallel.teacher().get(f"{parallel.classroom}/results"))
    assert "Elsewhere · for one student · open · 0 handed in" in page
    progress = plain(parallel.teacher().get(parallel.assignment).text)
    assert "Mia" not in progress


def test_begun_stays_and_the_page_says_why(parallel: Site) -> None:
    mia = student(parallel, "Mia")
    mia.post(f"{parallel.work}/start")
    teacher, path = parallel.teacher(), page_of(parallel, "Mia")
    main = str(parallel.room.assignment_id)
    page = text_of(teacher.get(f"{path}/instead"))
    assert "It is begun, so it stays: the answers would go with it." in page
    reply = follow(teacher, teacher.post(f"{path}/instead", assignment=main, exercise=OTHER))
    (said,) = flashes(reply)
    assert said == (
        "Mia has begun “Three claims”, so it stays: the answers would go with it. Talk to Mia, "
        "who may stop at any time."
    )


@pytest.mark.sampled(1)
@pytest.mark.parametrize("posted", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_assignment_that_is_none_is_not_found(parallel: Site, posted: str) -> None:
    teacher, path = parallel.teacher(), page_of(parallel, "Mia")
    assert teacher.post(f"{path}/instead", assignment=posted, exercise=OTHER).status_code == 404


def test_exercise_that_is_none_of_the_lesson_is_named(parallel: Site) -> None:
    teacher, path = parallel.teacher(), page_of(parallel, "Mia")
    main = str(parallel.room.assignment_id)
    reply = follow(teacher, teacher.post(f"{path}/instead", assignment=main, exercise="other"))
    (said,) = flashes(reply)
    assert said == (
        "There is no exercise other among those the kit offers. Choose one from the list; "
        "`kit check` says why one is left out."
    )


def test_lesson_with_one_exercise_has_nothing_to_exchange(any_site: Site) -> None:
    page = any_site.teacher().get(f"{page_of(any_site, 'Mia')}/instead")
    assert "Nothing can be exchanged now" in text_of(page)


def test_hidden_names_are_hidden_there(parallel: Site) -> None:
    teacher = parallel.teacher()
    teacher.post("/teacher/hide", hide="1")
    page = teacher.get(f"{page_of(parallel, 'Mia')}/instead")
    assert "Mia" not in page.text


@pytest.mark.long
def test_set_off_the_war_says_in_its_lesson_whom_it_is_for(
    any_store: Store, tmp_path: Path
) -> None:
    site = shared_site(any_store, tmp_path, made_up_library())
    page = site.teacher().get(f"{site.classroom}/lessons").text
    own, beside = (plain(line) for line in page.split('<div class="give">')[1:3])
    assert own.startswith("Three claims")
    assert "Off the war" not in own
    assert beside.startswith("Elsewhere")
    assert (
        "Off the war, to give to one student instead: open the student, then “Choose another "
        "exercise”. Start now"
    ) in beside
    assert f"{site.classroom}/give/{OTHER}" in page


def test_class_without_such_sets_has_no_words_for_them(parallel: Site) -> None:
    assert "Off the war" not in parallel.teacher().get(f"{parallel.classroom}/lessons").text
