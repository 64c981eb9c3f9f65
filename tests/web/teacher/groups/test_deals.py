"""The pages of a deal: from the choice of two forms to the comparison."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from kit.store.engine import Store
from kit.store.ids import new_id
from kit.web import state as web_state
from tests.support.forms import TWELVE, forms_library
from tests.web.conftest import Site, Visitor, shared_site, text_of
from tests.web.reading import errors, flashes, heading, notices
from tests.web.teacher.giving.undoing import press_undo

RULES: dict[str, Any] = {"attempts": "1", "feedback": "never", "certainty": "off"}
FEW = (
    "With fewer than 12 students, or fewer than 5 in a half, Before and after can say nothing "
    "about the class. You can deal all the same."
)


@pytest.fixture
def forms(any_store: Store, tmp_path: Path) -> Site:
    site = shared_site(any_store, tmp_path, forms_library())
    site.room.now = web_state.now()
    return site


def deal(site: Site, teacher: Visitor, seed: str = "7") -> str:
    """Two forms, dealt; the address of the deal."""
    reply = teacher.post(f"{site.classroom}/deals/new", form_a="form-a", seed=seed)
    assert reply.status_code == 303, reply.text
    return str(reply.location)


def test_deal_of_three_students_is_said_plainly_and_can_be_made(forms: Site) -> None:
    teacher = forms.teacher()
    page = teacher.get(f"{forms.classroom}/deals/new")
    assert "3 students have joined: one half has 1, the other 2." in text_of(page)
    assert notices(page) == [FEW]
    shown = teacher.get(deal(forms, teacher))
    assert flashes(shown) == [
        "Dealt. Nothing is given yet: students see their form when you give it."
    ]
    assert heading(shown) == "Form A and Form B, dealt crosswise"
    (said,) = notices(shown)
    assert said.startswith("The halves have ")
    assert "from the seed 7" in text_of(shown)


def test_large_class_is_not_warned(forms: Site) -> None:
    for name in TWELVE:
        forms.room.join(name)
    teacher = forms.teacher()
    assert notices(teacher.get(f"{forms.classroom}/deals/new")) == []
    assert notices(teacher.get(deal(forms, teacher))) == []


@pytest.mark.sampled(2)
@pytest.mark.parametrize("seed", ["luck", "", "-1", "9" * 5000])
def test_seed_that_is_no_number_is_named_and_nothing_is_dealt(forms: Site, seed: str) -> None:
    teacher = forms.teacher()
    reply = teacher.post(f"{forms.classroom}/deals/new", form_a="form-a", seed=seed)
    assert (reply.status_code, errors(reply)) == (
        400,
        [
            (
                f"“{seed[:20]}” is no seed. Type a whole number from 0 to 999999, or load the page "
                "again for one that nobody chose."
            )
        ],
    )
    assert "dealt today" not in text_of(teacher.get(f"{forms.classroom}/groups"))


def test_forms_that_are_no_pair_are_refused(forms: Site) -> None:
    reply = forms.teacher().post(f"{forms.classroom}/deals/new", form_a="three-claims", seed="7")
    assert reply.status_code == 400
    assert len(errors(reply)) == 1


def test_both_occasions_are_given_and_each_student_sees_one_form(forms: Site) -> None:
    teacher = forms.teacher()
    place = deal(forms, teacher)
    page = teacher.get(f"{place}/give/before")
    assert heading(page) == "Give “before”"
    # The key of a form goes to nobody unless the teacher chooses so.
    assert '<option selected value="never">' in page.text
    too_soon = teacher.post(f"{place}/give/after", **RULES)
    assert too_soon.status_code == 409
    given = teacher.get(str(teacher.post(f"{place}/give/before", **RULES).location))
    assert flashes(given) == ["Given: each student has one of the two forms on their page."]
    titles = []
    for name in ("Tim", "Kim"):
        page_text = text_of(forms.student(name).get("/work/"))
        titles += [form for form in ("Form A", "Form B") if form in page_text]
    assert len(titles) == 2
    twice = teacher.post(f"{place}/give/before", once=str(new_id()), **RULES)
    assert twice.status_code == 409
    assert "Both forms of this occasion were given already" in twice.text
    teacher.post(f"{place}/give/after", **RULES)
    shown = text_of(teacher.get(place))
    assert "(came later)" in shown
    listed = text_of(teacher.get(f"{forms.classroom}/results"))
    assert listed.count("dealt crosswise, before") == 2
    assert listed.count("dealt crosswise, after") == 2
    compared = teacher.get(f"{forms.classroom}/before-and-after")
    assert "What is compared are the two occasions of a deal" in notices(compared)[0]
    file = teacher.get(f"{place}/deal.csv")
    assert file.text.count("\r\n") == 6
    assert teacher.get(f"{place}/deal.csv?separator=pipe").status_code == 400


def test_an_occasion_is_given_by_one_press_and_undone_by_another(forms: Site) -> None:
    teacher = forms.teacher()
    place = deal(forms, teacher)
    teacher.get(place)
    once = str(new_id())
    for _press in range(2):
        reply = teacher.post(f"{place}/give/before", at_once="1", once=once)
        given = teacher.get(str(reply.location))
        assert flashes(given) == ["Given: each student has one of the two forms on their page."]
    assert "dealt crosswise, before" in text_of(teacher.get(f"{forms.classroom}/results"))
    withdrawn = press_undo(teacher, given)
    assert flashes(withdrawn) == ["Form A is withdrawn. No student sees it any more."]
    assert "dealt crosswise" not in text_of(teacher.get(f"{forms.classroom}/results"))
    press_undo(teacher, withdrawn)
    assert text_of(teacher.get(f"{forms.classroom}/results")).count("dealt crosswise, before") == 2


def test_numbers_stand_for_names_in_the_file_while_the_screen_is_mirrored(forms: Site) -> None:
    teacher = forms.teacher()
    place = deal(forms, teacher)
    teacher.post("/teacher/projector", projector="on")
    rows = list(csv.reader(teacher.get(f"{place}/deal.csv").text.lstrip("\ufeff").splitlines()))
    assert [row[0] for row in rows[1:]] == ["Student 1", "Student 2", "Student 3"]


def test_bad_times_stand_beside_their_field(forms: Site) -> None:
    teacher = forms.teacher()
    place = deal(forms, teacher)
    form = {**RULES, "closes_at": "2020-01-01T10:00"}
    reply = teacher.post(f"{place}/give/before", **form)
    assert reply.status_code == 400
    assert errors(reply)[0].startswith("It would close at ")


def test_deal_is_taken_back_after_a_page_that_asks(forms: Site) -> None:
    teacher = forms.teacher()
    place = deal(forms, teacher)
    asked = text_of(teacher.get(f"{place}/take-back"))
    assert "The halves of 3 students go, with all that was given by the deal" in asked
    page = teacher.get(str(teacher.post(f"{place}/take-back").location))
    assert flashes(page) == ["The deal is taken back, with all that was given by it."]
    assert teacher.get(place).status_code == 404


def test_deal_that_is_begun_stays(forms: Site) -> None:
    teacher = forms.teacher()
    place = deal(forms, teacher)
    teacher.post(f"{place}/give/before", **RULES)
    student = forms.student("Tim")
    for task in re.findall(r'href="/work/([0-9a-f-]{36})"', student.get("/work/").text):
        student.post(f"/work/{task}/start")
    assert "Take the deal back" not in text_of(teacher.get(place))
    asked = text_of(teacher.get(f"{place}/take-back"))
    assert "One student has begun a form of this deal, so it stays." in asked
    reply = teacher.get(str(teacher.post(f"{place}/take-back").location))
    assert flashes(reply) == [
        (
            f"Somebody has begun “{'Form A' if 'Form A' in flashes(reply)[0] else 'Form B'}”, so the "
            "deal stays: their answers would go with it. Close the forms instead."
        )
    ]
    assert teacher.get(f"{place}/give/later").status_code == 404
