"""The key stays where it belongs, and names hide when they are told to."""

import re
from datetime import timedelta
from typing import Any

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.store import assignments as stored_assignments
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.support.crawling import READS_KEY, Crawler, crawl
from tests.support.queries import statements
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, Visitor
from tests.web.reading import follow


def _rules(rule: Feedback, **more: Any) -> Rules:
    """The rule, and for a date the day after tomorrow."""
    at = web_state.now() + timedelta(days=2) if rule is Feedback.ON_DATE else None
    return Rules(feedback=rule, feedback_at=at, **more)


def _not_open_yet(crawler: Crawler, rule: Feedback) -> None:
    at = web_state.now() + timedelta(hours=1)
    crawler.site.room.give(_rules(rule, opens_at=at))
    crawler.crawl()
    crawler.post(f"{crawler.site.work}/start")


def _to_hand_in(crawler: Crawler, rule: Feedback) -> None:
    crawler.site.room.give(_rules(rule, attempts_allowed=2))
    crawler.crawl()
    attempt = crawler.attempt()
    crawler.answer(attempt)
    crawler.crawl()
    hand_in = f"{crawler.site.work}/hand-in/{attempt}"
    crawler.post(hand_in)
    # The one request that may: it marks, and its reply is the same whatever the marks are.
    assert crawler.read_key == {hand_in}
    crawler.read_key.clear()
    crawler.crawl()


def _second_attempt(crawler: Crawler) -> None:
    crawler.answer(crawler.attempt())
    crawler.crawl()


def _closed(crawler: Crawler) -> None:
    room = crawler.site.room
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now)


def _reopened(crawler: Crawler) -> None:
    room = crawler.site.room
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, web_state.now)
    crawler.crawl()
    crawler.answer(crawler.attempt())


def _stages(site: Site, visitor: Visitor, rule: Feedback) -> Crawler:
    """A student's way, crawled at every step at which the key is not due."""
    crawler = Crawler(site, visitor)
    _not_open_yet(crawler, rule)
    _to_hand_in(crawler, rule)
    _second_attempt(crawler)
    _closed(crawler)
    if rule is not Feedback.ON_CLOSING:
        crawler.crawl()
    _reopened(crawler)
    return crawler


@pytest.mark.sampled(1)
@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("rule", [Feedback.ON_CLOSING, Feedback.ON_DATE, Feedback.NEVER])
def test_no_response_before_feedback_holds_the_key_or_names_a_classmate_and_no_request_reads_it(
    any_site: Site, rule: Feedback
) -> None:
    site, visitor = any_site, any_site.student("Sam")
    crawler = _stages(site, visitor, rule)
    assert {"/work/", "/work/tasks", "/work/so-far", "/token"} <= crawler.asked
    assert len(crawler.found) > 100
    assert [text[:300] for text in crawler.found if KEY_MARK in text] == []
    assert [text[:200] for text in crawler.found if re.search(r"\b(Mia|Ben|Ada)\b", text)] == []
    assert crawler.read_key == set()
    assert visitor.get(f"{site.work}/feedback").status_code == 403


@pytest.mark.parametrize("rule", [Feedback.ON_CLOSING, Feedback.ON_DATE, Feedback.NEVER])
def test_no_request_before_feedback_reads_the_key_but_handing_in(
    any_site: Site, rule: Feedback
) -> None:
    site = any_site
    site.room.give(_rules(rule))
    visitor = site.student("Sam")
    reads: dict[str, int] = {}

    def watched(path: str, *, post: bool = False) -> str:
        with statements(site.room.store) as seen:
            reply = visitor.post(path) if post else visitor.get(path)
        reads[path] = sum(bool(READS_KEY.search(statement)) for statement in seen)
        return reply.text

    watched(f"{site.work}/start", post=True)
    attempt = watched(f"{site.work}/claims").split("/claims/")[1].split('"')[0]
    for path in ("/work/", site.work, f"{site.work}/lesson", f"{site.work}/hand-in"):
        watched(path)
    watched("/work/so-far")
    watched(f"{site.work}/claims/{attempt}", post=True)
    hand_in = f"{site.work}/hand-in/{attempt}"
    watched(hand_in, post=True)
    contest = f"{site.work}/contest/plan"
    for path in ("/work/", "/work/so-far", site.work, f"{site.work}/feedback", contest):
        watched(path)
    assert not reads[contest]
    watched(contest, post=True)
    watched(f"{contest}/withdraw", post=True)
    assert {path for path, count in reads.items() if count} == {hand_in}


def test_feedback_shows_the_key_when_it_is_due(site: Site) -> None:
    room = site.room
    room.give(Rules(feedback=Feedback.ON_CLOSING))
    visitor = site.student("Sam")
    visitor.post(f"{site.work}/start")
    now = web_state.now()
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(now))
    page = visitor.get(f"{site.work}/feedback")
    assert (page.status_code, KEY_MARK in page.text) == (200, True)


def test_feedback_at_a_date_shows_the_key_from_then_on_to_who_has_handed_in(site: Site) -> None:
    room = site.room
    room.give(_rules(Feedback.ON_DATE))
    sam, kim = site.student("Sam"), site.student("Kim")
    for visitor in (sam, kim):
        visitor.post(f"{site.work}/start")
    attempt = sam.get(f"{site.work}/claims").text.split("/claims/")[1].split('"')[0]
    sam.post(f"{site.work}/hand-in/{attempt}")
    assert sam.get(f"{site.work}/feedback").status_code == 403
    with room.store.writing() as connection:
        stored_assignments.change_assignment(
            connection, room.classroom_id, room.assignment_id, feedback_at=web_state.now()
        )
    page = sam.get(f"{site.work}/feedback")
    assert (page.status_code, KEY_MARK in page.text) == (200, True)
    with statements(room.store) as seen:
        texts = crawl(kim, site.work)
    assert [path for path, text in texts.items() if KEY_MARK in text] == []
    assert [statement for statement in seen if READS_KEY.search(statement)] == []
    assert kim.get(f"{site.work}/feedback").status_code == 403


TEACHER_PAGES = (
    "{classroom}", "{classroom}/join", "{classroom}/codes", "{assignment}",
    "{assignment}/results", "{assignment}/items/plan", "{assignment}/students/{student}",
    "{assignment}/text", "{assignment}/text?key=1&sort=split", "{assignment}/key", "{assignment}/items/plan/decide",
    "{assignment}/answers.csv", "{assignment}/reopen", "{classroom}/students/{student}",
    "{classroom}/give/three-claims/rules", "{classroom}/delete",
    "{classroom}/answer-file", "{classroom}/before-and-after", "{classroom}/students/{student}/work", "/teacher/compare",
    "/teacher/", "/teacher/lessons/01-three-claims",
)  # fmt: skip


@pytest.mark.long
def test_hidden_pages_show_neither_names_nor_key(any_site: Site) -> None:
    site, room = any_site, any_site.room
    room.now = web_state.now() + timedelta(seconds=1)
    for name in ("Mia", "Ben"):
        room.do_all(name, **({"plan": "sourced"} if name == "Ben" else {}))
    teacher = site.teacher()
    names = {
        "classroom": site.classroom,
        "assignment": site.assignment,
        "student": str(room.people["Mia"].student_id),
    }
    shown = {path: teacher.get(path.format(**names)).text for path in TEACHER_PAGES}
    assert any(KEY_MARK in text for text in shown.values())
    assert any(re.search(r"\bMia\b", text) for text in shown.values())
    teacher.post("/teacher/hide", back="/teacher/")
    for path in TEACHER_PAGES:
        reply = teacher.get(path.format(**names))
        assert reply.status_code == 200, path
        assert KEY_MARK not in reply.text, path
        assert not re.search(r"\b(Mia|Ben|Ada)\b", reply.text), path
        assert "(key)" not in reply.text, path
        assert "as the key" not in reply.text, path
    code = follow(teacher, teacher.post(f"{site.classroom}/students/{names['student']}/readmit"))
    assert not re.search(r"\bMia\b", code.text)


def test_hidden_csv_holds_no_key(any_site: Site) -> None:
    room = any_site.room
    room.now = web_state.now()
    room.do_all("Mia", plan="sourced")
    teacher = any_site.teacher()
    full = teacher.get(f"{any_site.assignment}/answers.csv").text
    assert '"Mia","handed-in","1","1",' in full
    assert ',"plan","1","official","no","sourced","","0","wrong",' in full
    teacher.post("/teacher/hide", back="/teacher/")
    hidden = teacher.get(f"{any_site.assignment}/answers.csv").text
    assert ',"plan","1","","","sourced","","","",' in hidden
