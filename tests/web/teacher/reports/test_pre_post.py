"""The page Before and after: its sentences, its tables, its choice, and what goes wrong."""

import re
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from scipy import stats
from werkzeug.test import TestResponse

from kit.classroom.assignments.pinning import Rules
from kit.results.estimation.estimate import CONFIDENCE_OF_THREE
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.web import state as web_state
from tests.classroom.reports.pre_post.test_before_and_after import (
    WRONG,
    a_class,
    crosswise_class,
    shares,
)
from tests.support.forms import TWELVE, do_form, forms_library, give_form
from tests.support.queries import statements
from tests.web.conftest import Site, Visitor, shared_site, text_of
from tests.web.reading import lead, notices, table

PLACE = "before-and-after"
FORMS_DIFFER = (
    "The forms were not given crosswise. They are matched, not equated: nobody has measured "
    "whether one is easier, and if it is, that is in every difference on this page. Next time "
    "give half of the class the other form first."
)


@pytest.fixture
def forms(any_store: Store, tmp_path: Path) -> Site:
    """The app over a room that has both test forms and twelve students more."""
    site = shared_site(any_store, tmp_path, forms_library())
    site.room.now = web_state.now()
    for name in TWELVE:
        site.room.join(name)
    return site


def opened(site: Site, **chosen: str | list[UUID]) -> TestResponse:
    teacher: Visitor = site.teacher()
    return teacher.get(f"{site.classroom}/{PLACE}", query_string=chosen)


def remarks(reply: TestResponse) -> list[str]:
    bear = reply.text.partition("To bear in mind</h2>")[2].partition("</ul>")[0]
    return [
        " ".join(re.sub(r"<[^>]+>", " ", row).split())
        for row in re.findall(r"<li(?: [^>]*)?>(.*?)</li>", bear, re.DOTALL)
    ]


def test_one_exercise_is_not_enough(forms: Site) -> None:
    page = opened(forms)
    assert lead(page) == (
        "A comparison needs two exercises that this class was given. Test form A before the "
        "course and form B after it are made for that."
    )
    assert "Compare these" not in page.text
    assert "Before and after" not in forms.teacher().get(f"{forms.classroom}/results").text


def test_no_test_forms_leave_the_choice(forms: Site) -> None:
    give_form(forms.room, "a")
    page = opened(forms)
    assert lead(page) == (
        "No two test forms were given to this class. Choose below what stands before and what after."
    )
    assert "Compare these" in page.text
    assert f"{forms.classroom}/{PLACE}" in forms.teacher().get(f"{forms.classroom}/results").text


def test_ten_matched_are_too_few_for_a_sentence_not_for_figures(forms: Site) -> None:
    a_class(forms.room)
    page = opened(forms)
    assert lead(page) == (
        "10 students did both: too few to say anything about the class. With 12 one can begin. "
        "Right before: 47 %, after: 92 %."
    )
    assert notices(page) == [FORMS_DIFFER]
    text = text_of(page)
    assert (
        "10 students did both. Outside everything here: 2 who handed in only before, 1 only after."
    ) in text
    paired = stats.ttest_rel(*shares(range(10))[::-1])
    low, high = 100 * np.array(paired.confidence_interval(CONFIDENCE_OF_THREE))
    assert table(page, 0) == [
        ["When", "Share"],
        ["Before", "47 % 34 to 59, n 10"],
        ["After", "92 % 85 to 98, n 10"],
        ["After less before, in points of 100", f"+45 points +{low:.0f} to +{high:.0f}, n 10"],
        ["Gain: of what was still missing (Hake's g)", "84 % n 10"],
    ]
    assert table(page, 1)[1] == [
        "Sourced fact",
        # All alike: nobody found any before, and all found all after.
        "0 % n 20",
        "100 % n 20",
        "10 % 3 to 15, n 60 due 33 %",
        "42 % 35 to 48, n 60 due 33 %",
    ]
    assert [row[0] for row in table(page, 2)] == [
        "Figure",
        "Told apart (d′) 0: said as often of the rest; more is better",
        "How readily said (criterion c) 0: no leaning; below 0 said too readily",
    ]


def test_crosswise_page(forms: Site) -> None:
    crosswise_class(forms.room)
    page = opened(forms)
    assert notices(page) == [
        (
            "The forms were given crosswise: what one is easier than the other adds to one half's "
            "difference what it takes from the other's, and falls out of their mean."
        )
    ]
    rows = table(page, 1)
    assert [row[0] for row in rows] == [
        "Who",
        "Form A before, Form B after",
        "Form B before, Form A after",
        "Mean of the two halves, the forms' difference taken out",
        "How much easier Form B is than Form A",
        "Form A after, less Form A before (other students)",
        "Form B after, less Form B before (other students)",
    ]
    assert rows[1][1].startswith("+36 points +29 to +43, n 6")
    assert rows[3][1].startswith("+21 points")
    assert rows[4][1].startswith("+15 points")


@pytest.mark.sampled(1)
@pytest.mark.parametrize("kind", ["suspicious", "learned", "worse"])
def test_lead_tells_suspicion_from_learning(forms: Site, kind: str) -> None:
    room = forms.room
    before, after = give_form(room, "a"), give_form(room, "a")
    for number, name in enumerate(TWELVE):
        spread = {"e1": "sourced"} if number % 2 else {}
        slip = {"e1": "sourced"} if number == 3 else {"s1": "editorial"} if number == 4 else {}
        wary = {"e2": "official", **({"e1": "sourced"} if number % 4 else {"s1": "editorial"})}
        sure = {**WRONG, "o1": "editorial", **({"o2": "editorial"} if number % 4 else {})}
        first, last = {
            "suspicious": (wary, sure),
            "learned": ({"s1": "editorial", **spread}, slip),
            "worse": (slip, {"s1": "editorial", **spread}),
        }[kind]
        do_form(room, name, before, **first)
        do_form(room, name, after, **last)
    words = lead(opened(forms)).partition(" Right before")[0]
    assert (
        words
        == {
            "suspicious": "The class says editorial interpretation more readily than before. Whether "
            "it also tells it apart better, so few answers cannot say.",
            "learned": "The class has learned to tell editorial interpretation from the rest better "
            "than before, and does not just say it more readily.",
            "worse": "The class tells editorial interpretation from the rest less well than before. "
            "Look at which claims it takes for it now.",
        }[kind]
    )


def test_of_forms_given_one_way_the_lead_says_nothing_of_skill(forms: Site) -> None:
    room = forms.room
    before, after = give_form(room, "a"), give_form(room, "b")
    for number, name in enumerate(TWELVE):
        spread = {"e1": "sourced"} if number % 2 else {}
        slip = {"e1": "sourced"} if number == 3 else {"s1": "editorial"} if number == 4 else {}
        do_form(room, name, before, s1="editorial", **spread)
        do_form(room, name, after, **slip)
    assert lead(opened(forms)).partition(" Right before")[0] == (
        "All did one form before and another after: what differs below may be the forms as well as "
        "the class, so nothing is said of skill."
    )


def test_where_nothing_is_clear_the_lead_says_what_would_have_shown(forms: Site) -> None:
    room = forms.room
    before, after = give_form(room, "a"), give_form(room, "a")
    for number, name in enumerate(TWELVE):
        slips: list[dict[str, str | None]] = [{"s1": "official"}, {}]
        do_form(room, name, before, **slips[number % 2])
        do_form(room, name, after, **slips[1 - number % 2])
    gains = np.array([1 / 6, -1 / 6] * 6)
    theirs = stats.ttest_1samp(gains, 0).confidence_interval(CONFIDENCE_OF_THREE)
    assert lead(opened(forms)) == (
        "Nothing has clearly changed: what differs may be chance. In a class of this size a change "
        f"of less than {np.ceil(50 * (theirs.high - theirs.low)):.0f} points of 100 does not show. "
        "Right before: 92 %, after: 92 %."
    )


def test_nothing_clear_and_one_form_twice(forms: Site) -> None:
    room = forms.room
    before, after = give_form(room, "a"), give_form(room, "a")
    for name in TWELVE:
        do_form(room, name, before)
        do_form(room, name, after)
    page = opened(forms)
    assert lead(page) == (
        "Nothing has clearly changed: what differs may be chance. Right before: 100 %, after: 100 %."
    )
    assert table(page)[4][1] == "not given: everything was right before"
    assert notices(page) == []
    assert remarks(page) == [
        "12 students did the same form twice: what they remember of it is in the difference."
    ]


def test_key_that_the_other_half_could_see_is_told(forms: Site) -> None:
    room = forms.room
    first = give_form(room, "a", Rules()), give_form(room, "b")
    for name, form in zip(("Mia", *TWELVE[:2]), (first[1], first[0], first[0]), strict=True):
        do_form(room, name, form)
    last = give_form(room, "a"), give_form(room, "b")
    for name, form in zip(("Mia", *TWELVE[:2]), (last[0], last[1], last[1]), strict=True):
        do_form(room, name, form)
    assert remarks(opened(forms)) == [
        (
            "One student did a form after whose key others in the class could see before: it may have "
            "gone round. Give test forms with the key never shown."
        )
    ]


def test_nobody_and_one(forms: Site) -> None:
    before, after = give_form(forms.room, "a"), give_form(forms.room, "b")
    assert lead(opened(forms)) == "Nobody has handed in on both sides yet."
    do_form(forms.room, "Mia", before, s1="editorial")
    do_form(forms.room, "Mia", after)
    page = opened(forms)
    assert lead(page) == (
        "One student did both: too few to say anything about the class. With 12 one can begin. "
        "Right before: 83 %, after: 100 %."
    )
    assert table(page)[3][1] == "+17 points n 1"


def test_choosing_other_exercises(forms: Site) -> None:
    room = forms.room
    form = give_form(room, "a")
    do_form(room, "Mia", form)
    room.do_all("Mia", plan="sourced")
    page = opened(forms, chosen="1", before=[room.assignment_id], after=[form])
    assert page.status_code == 200
    assert lead(page).startswith("One student did both")
    assert remarks(page) == [
        (
            "One student did two exercises that were not made as partners: they may differ in how hard "
            "they are by any amount."
        )
    ]
    assert page.text.count(" checked") == 2


def test_choices_that_cannot_be(forms: Site) -> None:
    room = forms.room
    form, given = give_form(room, "a"), room.assignment_id
    found = {
        "both": opened(forms, chosen="1", before=[form, given], after=[form]),
        "none before": opened(forms, chosen="1", after=[form]),
        "none after": opened(forms, chosen="1", before=[form]),
    }
    assert {page.status_code for page in found.values()} == {400}
    assert re.fullmatch(
        r"“Form A”, given .*, stands on both sides\. Choose it on one of them\.",
        lead(found["both"]),
    )
    assert found["both"].text.count(" checked") == 3
    assert lead(found["none before"]) == (
        "Nothing is chosen for before. Choose one exercise or more."
    )
    assert lead(found["none after"]) == "Nothing is chosen for after. Choose one exercise or more."
    assert opened(forms, chosen="1", before=["x"], after=[form]).status_code == 404  # type: ignore[list-item]  # what the client takes
    assert opened(forms, chosen="1", before=[new_id()], after=[form]).status_code == 404


def test_hidden_page_keeps_the_labels_back(forms: Site) -> None:
    a_class(forms.room)
    teacher = forms.teacher()
    teacher.post("/teacher/hide", back="/teacher/")
    page = teacher.get(f"{forms.classroom}/{PLACE}")
    assert "The table of labels is hidden with the key." in notices(page)
    assert "Found before" not in page.text
    assert "Student 01" not in page.text


@pytest.mark.long
def test_page_asks_as_often_for_forty_students_as_for_one(forms: Site) -> None:
    room, teacher = forms.room, forms.teacher()
    before, after = give_form(room, "a"), give_form(room, "b")
    counts: dict[int, int] = {}
    for size in (1, 3, 40):
        for number in range(sum(counts), size):
            room.join(f"Pupil {size} {number}")
            do_form(room, f"Pupil {size} {number}", before)
            do_form(room, f"Pupil {size} {number}", after)
        with statements(room.store) as seen:
            assert teacher.get(f"{forms.classroom}/{PLACE}").status_code == 200
        counts[size] = len(seen)
    assert len(set(counts.values())) == 1, counts
