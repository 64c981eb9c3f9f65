"""A student's work through time: the teacher's page, and the student's own."""

import re

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.support.crawling import READS_KEY
from tests.support.queries import statements
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import heading, lead, plain, table

OWN = "/work/so-far"


def of_student(site: Site, name: str) -> str:
    return f"{site.classroom}/students/{site.room.people[name].student_id}/work"


def sections(page_text: str) -> list[str]:
    found = re.findall(r'<section class="claim chapter".*?</section>', page_text, re.DOTALL)
    return [re.sub(r"handed in \d+:\d\d\W[AP]M", "handed in", plain(each)) for each in found]


def test_teacher_reads_the_work_in_order(any_site: Site) -> None:
    room = any_site.room
    room.now = web_state.now()
    room.do_all("Mia", plan="sourced", figure="editorial")
    room.give(Rules())
    room.start("Mia")
    room.save("Mia", plan="official")
    room.give(Rules())
    teacher = any_site.teacher()
    assert of_student(any_site, "Mia") in teacher.get(f"{any_site.classroom}/students").text
    page = teacher.get(of_student(any_site, "Mia"))
    assert heading(page) == "The work of Mia"
    assert lead(page) == (
        "1 of 3 exercises handed in. The answers stand beside the key where they differ; it is "
        "for learning, not for a grade."
    )
    assert sections(page.text) == [
        (
            "Three claims handed in 2 of 4 same as the key. Once the answer was “Sourced fact” where "
            "the key says “Official statement”. Careful readers could differ on number 4. Where "
            "answer and key differ (2) 1 The council announced a plan for the square. Answer: "
            "Sourced fact · Key: Official statement 4 Only a quarter of the town, 412 people, came. "
            "Answer: Editorial interpretation (counts in part) · Key: Sourced fact (careful readers "
            "could differ)"
        ),
        "Three claims at work: one answer so far",
        "Three claims not begun",
    ]
    assert table(page) == [
        ["Label", "The key has it", "Given", "Found"],
        ["Sourced fact", "1", "2", "1"],
        ["Official statement", "1", "0", "0"],
        ["Editorial interpretation", "1", "1", "1"],
    ]
    assert lead(teacher.get(of_student(any_site, "Ben"))).startswith("0 of 3 exercises handed in.")


@pytest.mark.long
def test_what_got_better_and_what_comes_too_readily(any_site: Site) -> None:
    room = any_site.room
    room.now = web_state.now()
    for number in range(10):
        room.give(Rules())
        room.do_all("Mia", **({} if number >= 5 else {"plan": "editorial", "vote": "editorial"}))
    text = text_of(any_site.teacher().get(of_student(any_site, "Mia")))
    assert (
        "Over all exercises Perhaps easier now: sourced facts. In the earlier exercises 0 of 5 were "
        "found, in the later ones 5 of 5. Perhaps easier now: official statements. In the earlier "
        "exercises 0 of 5 were found, in the later ones 5 of 5. “Editorial interpretation” may come "
        "too readily: for 20 claims, where the key has it for 10. Before giving it, ask what speaks "
        "against it. Said where luck would hardly do it, and wrong in about one of twenty all the "
        "same: a reason to talk, not a verdict. Exercises differ in how hard they are."
    ) in text
    assert "too seldom" not in text
    for _number in range(16):
        room.give(Rules())
        room.do_all("Mia", plan="sourced")
    for _number in range(16):
        room.give(Rules())
        room.do_all("Mia", vote="official", plan="editorial", disgrace="sourced")
    text = text_of(any_site.teacher().get(of_student(any_site, "Mia")))
    assert (
        "Perhaps harder now: sourced facts. In the earlier exercises 16 of 21 were found, in the "
        "later ones 5 of 21. "
    ) in text


def test_what_comes_too_seldom(any_site: Site) -> None:
    room = any_site.room
    room.now = web_state.now()
    for number in range(12):
        room.give(Rules())
        room.do_all("Mia", disgrace="sourced" if number % 2 else "official")
    text = text_of(any_site.teacher().get(of_student(any_site, "Mia")))
    assert (
        "“Editorial interpretation” may come too seldom: for 0 of the claims, where the key has "
        "it for 12. Said where luck would hardly do it"
    ) in text


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        ({}, "4 of 4 same as the key."),
        (dict.fromkeys(("plan", "vote", "figure"), "editorial"),
         "1 of 4 same as the key. “Editorial interpretation” was the answer to 4 of 4; the key has it for 1."),
    ],
)  # fmt: skip
def test_sentence_of_an_exercise(any_site: Site, labels: dict[str, str], sentence: str) -> None:
    any_site.room.now = web_state.now()
    any_site.room.do_all("Mia", **labels)
    page = any_site.teacher().get(of_student(any_site, "Mia"))
    assert sentence in sections(page.text)[0]


def test_nothing_answered_and_second_attempt(any_site: Site) -> None:
    room = any_site.room
    room.now = web_state.now()
    room.start("Mia")
    room.submit("Mia")
    room.give(Rules(attempts_allowed=2))
    room.do_all("Mia", plan="sourced")
    room.do_all("Mia")
    said = sections(any_site.teacher().get(of_student(any_site, "Mia")).text)
    assert "Handed in without an answer." in said[0]
    assert (
        "4 of 4 same as the key. 3 of 4 right at first, 4 of 4 at last; 1 put right, 0 undone."
    ) in said[1]


def test_hidden_page_says_how_much_and_not_what(any_site: Site) -> None:
    room = any_site.room
    room.now = web_state.now()
    room.do_all("Mia", plan="sourced")
    teacher = any_site.teacher()
    teacher.post("/teacher/hide", back="/teacher/")
    page = teacher.get(of_student(any_site, "Mia"))
    assert heading(page) == "The work of Student 3"
    assert lead(page) == "One exercise handed in. Names and key are hidden."
    assert sections(page.text) == ["Three claims handed in 4 answers were given."]


def student_at(site: Site, rules: Rules) -> Visitor:
    """Sam, who has handed in the room's new assignment with one claim wrong."""
    site.room.give(rules)
    visitor = site.student("Sam")
    visitor.post(f"{site.work}/start")
    attempt = visitor.get(f"{site.work}/claims").text.split("/claims/")[1].split('"')[0]
    given = {"plan.label": "sourced", "vote.label": "sourced"}
    visitor.post(f"{site.work}/claims/{attempt}", as_script=False, **given)
    visitor.post(f"{site.work}/hand-in/{attempt}")
    return visitor


def test_student_sees_the_same_of_what_is_due(any_site: Site) -> None:
    visitor = student_at(any_site, Rules())
    assert OWN in visitor.get("/work/").text
    page = visitor.get(OWN)
    assert heading(page) == "My work so far"
    assert lead(page) == (
        "What you gave beside the key, in one exercise. Those whose key you may not see yet are "
        "not here."
    )
    assert (
        "1 of 4 same as the key. Once the answer was “Sourced fact” where the key says “Official "
        "statement”. 2 were left out."
    ) in sections(page.text)[0]
    assert not re.search(r"\b(Mia|Ben|Ada)\b", page.text)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("rule", [Feedback.ON_CLOSING, Feedback.NEVER])
def test_before_feedback_no_key_is_read_or_shown(any_site: Site, rule: Feedback) -> None:
    visitor = student_at(any_site, Rules(feedback=rule))
    assert OWN not in visitor.get("/work/").text
    with statements(any_site.room.store) as seen:
        page = visitor.get(OWN)
    assert lead(page) == (
        "There is nothing to show yet. Exercises come here once you may see their key."
    )
    assert [text for text in seen if READS_KEY.search(text)] == []
    assert KEY_MARK not in page.text
    room = any_site.room
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now)
    shown = rule is Feedback.ON_CLOSING
    assert ("1 of 4 same as the key." in visitor.get(OWN).text) is shown


def test_key_is_read_once_for_each_exercise_that_is_due(any_site: Site) -> None:
    visitor = student_at(any_site, Rules())
    any_site.room.give(Rules(feedback=Feedback.NEVER))
    with statements(any_site.room.store) as seen:
        visitor.get(OWN)
    keys = [text for text in seen if re.search(r"(?i)from key_version", text)]
    assert len(keys) == 1
