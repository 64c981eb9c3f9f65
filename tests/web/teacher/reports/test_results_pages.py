"""What the results pages say of small classes and odd states, and what they ask the database."""

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from kit.classroom.assignments.assignments import assignment_of
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.keys import decisions
from kit.classroom.keys.proposals import Proposal
from kit.classroom.people import class_list
from kit.results.estimation.estimate import Figure, Interval
from kit.vocabulary import Ruling
from kit.web import state as web_state
from tests.support.queries import statements
from tests.support.room import Room
from tests.web.conftest import Site, text_of
from tests.web.reading import captioned, grid_of, lead

PAGES = ("results", "text", "text?sort=split&key=1", "items/plan")


def test_small_class_is_told_what_figures_need(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.do_all("Mia")
    room.do_all("Ben", plan="sourced")
    page = teacher.get(f"{any_site.assignment}/results")
    assert "Cronbach's alpha" not in page.text
    assert "KR-20 is not given. Needs 3 students; 2 have handed in." in text_of(page)
    rows = captioned(teacher.get(f"{any_site.assignment}/items/plan"), "How the item worked")
    assert rows[3:] == [
        [
            "Item and rest (corrected point-biserial)",
            "–",
            "2",
            "Needs 20 students; 2 have handed in.",
        ],
        [
            "Discrimination D: strongest 27 % less weakest 27 %",
            "–",
            "2",
            "Needs 30 students; 2 have handed in.",
        ],
    ]
    item = text_of(teacher.get(f"{any_site.assignment}/items/plan"))
    assert (
        "What the strongest and the weakest third chose is not given. Needs 30 students; 2 have "
        "handed in."
    ) in item


def decide(room: Room, ruling: Ruling, choice: str | None = None) -> None:
    """The teacher decides about the first claim."""
    record = assignment_of(room.store, room.classroom_id, room.assignment_id)
    proposal = Proposal(ruling, "For the test.", record.key_version, "plan", "", choice)
    decisions.decide(
        room.store, room.classroom_id, room.assignment_id, proposal, "Ms Gray", clock_at(room.now)
    )


def test_voided_item_has_no_figures_and_counts_nowhere(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    for name in ("Mia", "Ben", "Ada"):
        room.do_all(name, plan="sourced")
    decide(room, Ruling.VOIDED)
    page = teacher.get(f"{any_site.assignment}/results")
    assert lead(page) == "Nothing misled two students the same way."
    assert "Mean 3 of 3 points; 3 students." in text_of(page)
    assert "One question is left out." in text_of(page)
    assert "KR-20 is not given. All are alike here: there is no difference to measure." in text_of(
        page
    )
    item = text_of(teacher.get(f"{any_site.assignment}/items/plan"))
    assert "This question is left out: it counts for nobody, and has no figures." in item
    assert "How the item worked" not in item
    text = text_of(teacher.get(f"{any_site.assignment}/text"))
    assert text.count("Not counted: this question is left out.") == 1


def test_changed_key_is_what_the_figures_are_held_against(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    for name in ("Mia", "Ben", "Ada"):
        room.do_all(name, plan="sourced")
    before = teacher.get(f"{any_site.assignment}/results")
    assert lead(before).startswith("3 of 3 took claim 1 for “Sourced fact”")
    decide(room, Ruling.CHANGED, "sourced")
    page = teacher.get(f"{any_site.assignment}/results")
    assert lead(page) == "Nothing misled two students the same way."
    item = text_of(teacher.get(f"{any_site.assignment}/items/plan"))
    assert "3 as the key, 0 not as the key, 0 without an answer." in item


def nobody(room: Room) -> None:
    for name in ("Mia", "Ben", "Ada"):
        class_list.remove_student(
            room.store, room.classroom_id, room.people[name].student_id, room.now
        )


def one(room: Room) -> None:
    room.do_all("Mia")


def all_right(room: Room) -> None:
    for name in ("Mia", "Ben", "Ada"):
        room.do_all(name)


def all_wrong(room: Room) -> None:
    for name in ("Mia", "Ben", "Ada"):
        room.do_all(
            name, plan="editorial", vote="editorial", disgrace="official", figure="official"
        )


def not_submitted(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="sourced")


def nothing_given(room: Room) -> None:
    room.start("Mia")
    room.submit("Mia")


def deleted(room: Room) -> None:
    all_right(room)
    class_list.remove_student(
        room.store, room.classroom_id, room.people["Mia"].student_id, room.now
    )


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("happened", "said"),
    [
        (nobody, "Nobody is in this class yet."),
        (one, "1 of 3 have handed in, 2 not begun."),
        (one, "KR-20 is not given. Needs 3 students; one has handed in."),
        (all_right, "Agreement with the key 100 % of 9 answers (no interval). Beyond chance, Krippendorff's alpha is 1.00: no interval can be given, so do not rely on it."),
        (all_right, "Mean 4 of 4 points; 3 students."),
        (all_wrong, "3 of 3 took claim 1 for “Editorial interpretation”; the key says “Official statement”: talk about whose judgement it is."),
        (all_wrong, "Mean 0 of 4 points; 3 students."),
        (not_submitted, "0 of 3 have handed in, 1 at work, 2 not begun."),
        (nothing_given, "Agreement with the key No answers to count."),
        (nothing_given, "Agreement within the class No claim has two answers to compare."),
        (deleted, "2 of 2 have handed in."),
        (deleted, "Mean 4 of 4 points; 2 students."),
    ],
)  # fmt: skip
def test_class_page_says_what_it_can(
    any_site: Site, happened: Callable[[Room], None], said: str
) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    happened(room)
    for path in PAGES:
        assert teacher.get(f"{any_site.assignment}/{path}").status_code == 200
    text = text_of(teacher.get(f"{any_site.assignment}/results"))
    assert said in re.sub(r" ([.:;,])", r"\1", text)


@pytest.mark.parametrize(
    ("interval", "with_key", "said"),
    [
        (Interval(-0.5, -0.1), True, "less than chance would give; look at the key"),
        (
            Interval(-0.5, -0.1),
            False,
            (
                "less than chance would give, so the class reads these claims in opposite ways; look at "
                "the key"
            ),
        ),
        (Interval(-0.5, 0.1), True, "hardly better than chance"),
        (None, False, "no interval can be given, so do not rely on it"),
    ],
)
def test_agreement_below_chance_is_called_that(
    any_site: Site, interval: Interval | None, with_key: bool, said: str
) -> None:
    with any_site.app.test_request_context():
        macros = any_site.app.jinja_env.get_template("teacher/results/_figures.html").make_module()
        words = macros.alpha_words(Figure(-0.3, 20, interval), with_key=with_key)  # type: ignore[attr-defined]  # a template's macro
    assert words == said


def test_few_students_are_not_told_how_reliable_their_scores_are(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.do_all("Mia")
    room.do_all("Ben", plan="sourced")
    room.do_all("Ada", plan="sourced", vote="editorial", figure="editorial")
    text = text_of(teacher.get(f"{any_site.assignment}/results"))
    found = re.search(r"How far the scores can be trusted (.*?) Download", text)
    assert found is not None
    assert found[1] == (
        "Cronbach's alpha 0.70 (−1.17 to 0.99); 3 students, 4 items. The class is too small to tell "
        "whether these scores say anything: the interval reaches down to 0 or below, which is "
        "chance. A single score may be off by about 0.7 points either way (standard error of "
        "measurement)."
    )


def test_first_and_last_attempts_stand_apart(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.give(Rules(attempts_allowed=None))
    room.do_all("Mia", plan="sourced")
    room.do_all("Mia")
    room.do_all("Ben", plan="editorial")
    item = text_of(teacher.get(f"{any_site.assignment}/items/plan"))
    assert (
        "First and last attempt One student has handed in more than one attempt. "
        "Right in the first: 0 % (0 to 79 %, 1 answered). "
        "In the last: 100 % (21 to 100 %, 1 answered). "
        "First Sourced fact 1 · Official statement 0 (key) Last Official statement 1 (key)"
    ) in item
    assert "4 answers (*) were given after the key could be seen, and count here." in text_of(
        teacher.get(f"{any_site.assignment}/results")
    )


@pytest.mark.sampled(2)
@pytest.mark.parametrize("path", PAGES)
def test_page_asks_the_database_as_often_for_forty_as_for_one(site: Site, path: str) -> None:
    room, teacher = site.room, site.teacher()
    room.now = web_state.now()
    address, counts = f"{site.assignment}/{path}", {}
    room.do_all("Mia")
    for size in (1, 3, 40):
        for number in range(len(room.people), size):
            room.join(f"Student {number}")
        for name in list(room.people)[1:size]:
            if size > 1 and (size == 40) is name.startswith("Student"):
                room.do_all(name)
        with statements(room.store) as seen:
            page = teacher.get(address)
        assert page.status_code == 200
        counts[size] = len(seen)
    assert len(grid_of(teacher.get(f"{site.assignment}/results"))) == 41
    assert len(set(counts.values())) == 1, counts
    # Three are the bar's: a transaction, the class's names and its code. One asks what the teacher
    # has published beside the course, and one what the class wrote.
    assert counts[40] <= 15 + 3 + 1 + 1


@pytest.mark.long
@pytest.mark.process
def test_serving_starts_without_numpy() -> None:
    code = (
        "import sys, kit.web, kit.web.teacher, kit.cli.serving.serve; print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
