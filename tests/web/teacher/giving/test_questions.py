"""Leaving a question out by one press, and putting it back."""

from typing import Any

from kit.classroom.assignments import assignments
from kit.web import state as web_state
from tests.web.conftest import Site, text_of
from tests.web.reading import flashes, follow
from tests.web.teacher.giving.test_rules import STALE
from tests.web.teacher.giving.undoing import press_undo

OUT = "The question is left out: it counts for nobody."
ALREADY = (
    "This question is left out already: it counts for nobody. Leave it as it is, or put it back."
)


def test_left_out_with_a_reason_that_the_class_reads_and_undone(site: Site) -> None:
    room, teacher, sam = site.room, site.teacher(), site.student("Sam")
    sam.post(f"{site.work}/start")
    room.now = web_state.now()
    room.do_all("Mia", plan="official")
    path = f"{site.assignment}/questions/leave-out"
    page = follow(teacher, teacher.post(path, item="plan", reason="Two readings."))
    assert flashes(page) == [f"{OUT} One mark has changed."]
    assert "left out" in text_of(page)
    assert flashes(follow(teacher, teacher.post(path, item="plan"))) == [ALREADY]
    results = text_of(teacher.get(f"{site.assignment}/items/plan"))
    assert "This counts for nobody: Two readings." in results
    back = press_undo(teacher, page)
    assert flashes(back) == ["The question is in again, and counts as before."]
    assert flashes(press_undo(teacher, page)) == [STALE]


def test_before_anybody_began_it_is_not_asked(any_site: Site) -> None:
    teacher, sam = any_site.teacher(), any_site.student("Sam")
    page = follow(teacher, teacher.post(f"{any_site.assignment}/questions/leave-out", item="plan"))
    assert flashes(page) == [OUT]
    sam.post(f"{any_site.work}/start")
    claims = sam.get(f"{any_site.work}/claims")
    assert "The council announced" not in claims.text
    stays = teacher.get(f"{any_site.assignment}/rules")
    assert "not asked from the start" in text_of(stays)
    assert flashes(press_undo(teacher, page)) == [
        (
            "This question was left out when “Three claims” was given, and somebody has begun it "
            "without. So it stays out: nothing changes in work that is under way or handed in."
        )
    ]


def test_reason_that_is_too_long_is_refused_and_nothing_is_left_out(any_site: Site) -> None:
    teacher = any_site.teacher()
    path = f"{any_site.assignment}/questions/leave-out"
    page = follow(teacher, teacher.post(path, item="plan", reason="x" * 201))
    assert flashes(page) == ["This is too long; 200 characters are the most."]
    assert "left out already" not in text_of(page)


def test_left_out_by_the_rules_at_giving(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    path = f"{any_site.classroom}/give/three-claims/rules"
    assert "Questions left out" in text_of(teacher.get(path))
    form: dict[str, Any] = {"attempts": "1", "feedback": "never", "certainty": "off"}
    teacher.post(path, **form, left_out="plan")
    newest = assignments.assignments_of(room.store, room.classroom_id)[0]
    assert newest.items_left_out == {"plan"}


def test_question_that_is_not_there(any_site: Site) -> None:
    reply = any_site.teacher().post(f"{any_site.assignment}/questions/leave-out", item="nope")
    assert reply.status_code == 404
