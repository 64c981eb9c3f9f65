"""A student argues with the key; the teacher answers; both see what became of it."""

import re
from typing import Any

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import classrooms
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.support.arguing import argue, decide, handed_in, version
from tests.support.queries import statements
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, text_of
from tests.web.reading import (
    errors,
    flashes,
    follow,
    heading,
    lead,
    typed,
)

ARGUED = "You argued for “Sourced fact”"


def test_student_argues_edits_and_takes_back(any_site: Site) -> None:
    sam = handed_in(any_site, plan="sourced")
    feedback = sam.get(f"{any_site.work}/feedback?looked=1")
    assert text_of(feedback).count("I see it differently") == 4
    page = sam.get(f"{any_site.work}/contest/plan")
    assert heading(page) == "I see it differently"
    assert re.findall(r'name="choice"[^>]*value="(\w+)"', page.text) == ["sourced", "editorial"]
    argue(any_site, sam)
    text = text_of(sam.get(f"{any_site.work}/feedback"))
    assert f"{ARGUED} “On Monday” is a date. Sent " in text
    assert "you argue for “Sourced fact”. Your teacher's answer will stand here." in text
    assert "Your teacher has not answered yet. Change it, or take it back" in text
    assert text.count("I see it differently") == 3
    page = sam.get(f"{any_site.work}/contest/plan")
    assert typed(page, "argument") == "“On Monday” is a date."
    assert re.search(r'value="sourced" checked', page.text)
    argue(any_site, sam, argument="Better.")
    assert typed(sam.get(f"{any_site.work}/contest/plan"), "argument") == "Better."
    reply = sam.post(f"{any_site.work}/contest/plan/withdraw", part="")
    assert flashes(follow(sam, reply)) == ["Taken back. Your teacher does not see it any more."]
    assert ARGUED not in text_of(sam.get(f"{any_site.work}/feedback"))


def test_that_it_was_sent_is_said_at_the_claim_and_once(any_site: Site) -> None:
    sam = handed_in(any_site, plan="sourced")
    fields: dict[str, Any] = {"part": "", "choice": "sourced", "argument": "“On Monday” is a date."}
    reply = sam.post(f"{any_site.work}/contest/plan", **fields)
    assert reply.location == f"{any_site.work}/feedback?open=item-plan#item-plan"
    page = follow(sam, reply)
    said = page.text.index("Sent. Your teacher&#39;s answer will stand here.")
    assert page.text.index('id="item-plan"') < said < page.text.index("You argued for")
    assert flashes(page)[-1:] == ["Sent. Your teacher's answer will stand here."]
    assert flashes(sam.get(f"{any_site.work}/feedback")) == []


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        (
            "x" * 601,
            (
                "Your argument has 601 characters; allowed are 600. Nothing you wrote is lost: "
                "shorten it in the box."
            ),
        ),
        (
            "",
            ("Say why: what in the text shows it? An answer alone changes no key."),
        ),
    ],
)
def test_argument_of_the_wrong_length_stays_in_the_box(
    any_site: Site, argument: str, message: str
) -> None:
    sam = handed_in(any_site, plan="sourced")
    reply = sam.post(f"{any_site.work}/contest/plan", part="", choice="sourced", argument=argument)
    assert (reply.status_code, errors(reply)[0]) == (400, message)
    assert typed(reply, "argument") == argument
    assert re.search(r'value="sourced" checked', reply.text)
    assert any_site.teacher().get(any_site.classroom).text.count("to answer") == 0


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (
            "official",
            "The key takes “Official statement” for right already. Choose another answer.",
        ),
        ("nope", "“nope” is not among the answers to this item. Choose one of those offered."),
        ("", "Choose the answer that you argue for."),
    ],
)
def test_choice_that_cannot_be_argued_for(any_site: Site, choice: str, message: str) -> None:
    sam = handed_in(any_site)
    reply = sam.post(f"{any_site.work}/contest/plan", part="", choice=choice, argument="Kept.")
    assert (reply.status_code, errors(reply)[0], typed(reply, "argument")) == (
        400,
        message,
        "Kept.",
    )


def test_item_of_another_class_cannot_be_argued_about(any_site: Site) -> None:
    sam, room = handed_in(any_site), any_site.room
    other = classrooms.create_classroom(room.store, room.teacher_id, "8A", room.now)
    elsewhere = assignments.give(room.store, room.library, other, "three-claims", Rules(), room.now)
    for reply in (
        sam.get(f"/work/{elsewhere}/contest/plan"),
        sam.post(f"/work/{elsewhere}/contest/plan", part="", choice="sourced", argument="x"),
    ):
        assert (reply.status_code, lead(reply)) == (
            404,
            "There is nothing here, or nothing for you. Go back and try another way.",
        )
    for reply in (
        sam.get(f"{any_site.work}/contest/nope"),
        sam.post(f"{any_site.work}/contest/nope", part="", choice="sourced", argument="x"),
    ):
        assert (reply.status_code, lead(reply)) == (
            404,
            "“Three claims” has no item nope. Go back to the exercise, and choose the item there.",
        )
    assert "to answer" not in text_of(any_site.teacher().get(any_site.classroom))


@pytest.mark.parametrize("rule", [Feedback.NEVER, Feedback.ON_CLOSING])
def test_no_arguing_before_the_key_is_shown(any_site: Site, rule: Feedback) -> None:
    any_site.room.give(Rules(feedback=rule))
    sam = handed_in(any_site)
    with statements(any_site.room.store) as seen:
        pages = [
            sam.get(f"{any_site.work}/contest/plan"),
            sam.post(f"{any_site.work}/contest/plan", part="", choice="sourced", argument="x"),
            sam.post(f"{any_site.work}/contest/plan/withdraw", part=""),
        ]
    assert [page.status_code for page in pages[:2]] == [403, 403]
    assert not any(KEY_MARK in page.text for page in pages)
    reads = re.compile(r"(?i)\b(from|join|into)\s+(key_version|mark|decision|appeal)\b")
    assert [statement for statement in seen if reads.search(statement)] == []


def test_hidden_names_stay_hidden_where_appeals_are_read(any_site: Site) -> None:
    site = any_site
    sam = handed_in(site, plan="sourced")
    argue(site, sam)
    teacher = site.teacher()
    teacher.post("/teacher/hide", back="/teacher/")
    form: dict[str, Any] = {
        "ruling": "changed", "part": "", "choice": "sourced", "reason": "Why.",
        "on_version": version(site),
    }  # fmt: skip
    before = [
        teacher.get(f"{site.assignment}/items/plan"),
        teacher.get(f"{site.assignment}/items/plan/decide"),
        teacher.post(f"{site.assignment}/items/plan/preview", **form),
    ]
    assert "One student argues for “Sourced fact” Student " in text_of(before[0])
    decide(site, teacher, "changed")
    after = [
        teacher.get(path)
        for path in (
            f"{site.assignment}/items/plan", f"{site.assignment}/key", f"{site.assignment}/results"
        )
    ]  # fmt: skip
    for page in (*before, *after):
        assert page.status_code == 200
        assert not re.search(r"\bSam\b", page.text)
        assert KEY_MARK not in page.text
        assert "becomes" not in page.text
    assert "a decision" in text_of(after[1])


def test_teacher_sees_how_a_mark_came_about(any_site: Site) -> None:
    site, room = any_site, any_site.room
    room.now = web_state.now()
    room.do_all("Mia", plan="sourced")
    decide(site, site.teacher(), "accepted")
    page = site.teacher().get(f"{site.assignment}/students/{room.people['Mia'].student_id}")
    text = text_of(page)
    assert re.search(r"The mark was 0 until \d+:\d\d.[AP]M, then 1\.", text)
    assert "Accepted, too: “Sourced fact”. Well argued." in text


def test_results_take_no_more_queries_for_more_appeals(any_site: Site) -> None:
    site, room = any_site, any_site.room
    sam = handed_in(site, plan="sourced")
    argue(site, sam)
    teacher = site.teacher()
    counts = []
    for name in ("Kit", "Lea", "Tom"):
        with statements(room.store) as seen:
            for path in ("/results", "/items/plan"):
                teacher.get(f"{site.assignment}{path}")
        counts.append(len(seen))
        argue(site, handed_in(site, name, plan="sourced"))
    assert len(set(counts)) == 1


def test_appeal_of_a_clocked_attempt(any_site: Site) -> None:
    """Closed by the clock is handed in, too."""
    site, room = any_site, any_site.room
    sam = site.student("Sam")
    sam.post(f"{site.work}/start")
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now)
    argue(site, sam)


def test_reopened_assignment_shows_no_credit_while_its_key_is_hidden(any_site: Site) -> None:
    site, room = any_site, any_site.room
    room.give(Rules(feedback=Feedback.ON_CLOSING))
    sam = handed_in(site, plan="sourced")
    assignment_ref = (room.store, room.classroom_id, room.assignment_id)
    assignments.close(*assignment_ref, web_state.now)
    argue(site, sam)
    decide(site, site.teacher(), "changed")
    assert "your argument" in text_of(sam.get("/work/"))
    assignments.reopen(*assignment_ref, web_state.now)
    with statements(room.store) as seen:
        assert "your argument" not in text_of(sam.get("/work/"))
    assert [line for line in seen if "FROM decision" in line or "FROM mark" in line] == []
