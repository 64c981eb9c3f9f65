"""The key stays where it belongs, and names hide when they are told to."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import Rules
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.support.queries import statements
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, Visitor

#: What a page leads to, and what its scripts ask for.
_LINK = re.compile(r'(?:href|src|action|data-(?:[a-z-]*url|watched|task|script))="(/[^"#]*)"')
#: The same at every stage.
_STATIC = re.compile(r"/(static|bootstrap)/")
_READS_KEY = re.compile(r"(?i)\b(from|join)\s+(key_version|mark|decision|appeal)\b")


@dataclass
class Crawler:
    """A student who asks for all there is; what came, and which addresses read the key."""

    site: Site
    visitor: Visitor
    found: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    read_key: set[str] = field(default_factory=set)

    def get(self, path: str) -> TestResponse:
        return self._noted(path, lambda: self.visitor.get(path))

    def post(self, path: str, *, as_script: bool = False, **form: str) -> TestResponse:
        return self._noted(path, lambda: self.visitor.post(path, as_script=as_script, **form))

    def _noted(self, path: str, ask: Callable[[], TestResponse]) -> TestResponse:
        with statements(self.site.room.store) as seen:
            reply = ask()
        if any(_READS_KEY.search(statement) for statement in seen):
            self.read_key.add(path)
        self.asked.add(path)
        self.found.append(f"{reply.headers}\n{reply.get_data(as_text=True)}")
        return reply

    def crawl(self) -> None:
        """Every page, with what it leads to."""
        work, known = self.site.work, {path for path in self.asked if _STATIC.match(path)}
        for path in ("", "/lesson", "/claims", "/hand-in", "/feedback", "/contest/plan"):
            crawl(self, f"{work}{path}", known)
        for path in ("/work/", "/work/so-far"):
            crawl(self, path, known)

    def attempt(self) -> str:
        """Begin; the attempt's id."""
        self.post(f"{self.site.work}/start")
        return self.get(f"{self.site.work}/claims").text.split("/claims/")[1].split('"')[0]

    def answer(self, attempt: str) -> None:
        """Well and badly, by the script."""
        save = f"{self.site.work}/claims/{attempt}"
        self.post(save, as_script=True, **{"plan.label": "editorial"})
        self.post(save, as_script=True, **{"plan.label": "nope"})


def crawl(visitor: Visitor | Crawler, start: str, known: Collection[str] = ()) -> dict[str, str]:
    """Every page, script and style that a student's pages lead to, headers included."""
    seen: dict[str, str] = {}
    todo = [start]
    while todo:
        path = todo.pop()
        if path in seen or path in known:
            continue
        reply = visitor.get(path)
        seen[path] = f"{reply.headers}\n{reply.get_data(as_text=True)}"
        todo += [link for link in _LINK.findall(seen[path]) if "/hand-on" not in link]
    return seen


def _not_open_yet(crawler: Crawler, rule: Feedback) -> None:
    at = web_state.now() + timedelta(hours=1)
    crawler.site.room.give(Rules(feedback=rule, opens_at=at))
    crawler.crawl()
    crawler.post(f"{crawler.site.work}/start")


def _to_hand_in(crawler: Crawler, rule: Feedback) -> None:
    crawler.site.room.give(Rules(feedback=rule, attempts_allowed=2))
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
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now())


def _reopened(crawler: Crawler) -> None:
    room = crawler.site.room
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, web_state.now())
    crawler.crawl()
    crawler.answer(crawler.attempt())


def _stages(site: Site, visitor: Visitor, rule: Feedback = Feedback.ON_CLOSING) -> Crawler:
    """A student's way, crawled at every step at which the key is not due."""
    crawler = Crawler(site, visitor)
    _not_open_yet(crawler, rule)
    _to_hand_in(crawler, rule)
    _second_attempt(crawler)
    _closed(crawler)
    if rule == Feedback.NEVER:
        crawler.crawl()
    _reopened(crawler)
    return crawler


@pytest.mark.slow
@pytest.mark.parametrize("rule", [Feedback.ON_CLOSING, Feedback.NEVER])
def test_no_response_before_feedback_holds_the_key_and_no_request_reads_it(
    site: Site, rule: Feedback
) -> None:
    visitor = site.student("Sam")
    crawler = _stages(site, visitor, rule)
    assert {"/work/", "/work/tasks", "/work/so-far", "/token"} <= crawler.asked
    assert len(crawler.found) > 100
    assert [text[:300] for text in crawler.found if KEY_MARK in text] == []
    assert crawler.read_key == set()
    assert visitor.get(f"{site.work}/feedback").status_code == 403


@pytest.mark.parametrize("rule", [Feedback.ON_CLOSING, Feedback.NEVER])
def test_no_request_before_feedback_reads_the_key_but_handing_in(
    site: Site, rule: Feedback
) -> None:
    site.room.give(Rules(feedback=rule))
    visitor = site.student("Sam")
    reads: dict[str, int] = {}

    def watched(path: str, *, post: bool = False) -> str:
        with statements(site.room.store) as seen:
            reply = visitor.post(path) if post else visitor.get(path)
        reads[path] = sum(bool(_READS_KEY.search(statement)) for statement in seen)
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
    assignments.close(room.store, room.classroom_id, room.assignment_id, now)
    page = visitor.get(f"{site.work}/feedback")
    assert (page.status_code, KEY_MARK in page.text) == (200, True)


TEACHER_PAGES = (
    "{classroom}", "{classroom}/join", "{classroom}/codes", "{assignment}",
    "{assignment}/results", "{assignment}/items/plan", "{assignment}/students/{student}",
    "{assignment}/text", "{assignment}/text?key=1&sort=split", "{assignment}/key", "{assignment}/items/plan/decide",
    "{assignment}/answers.csv", "{assignment}/reopen", "{classroom}/students/{student}",
    "{classroom}/give/three-claims/rules", "{classroom}/delete",
    "{classroom}/answer-file", "{classroom}/before-and-after", "{classroom}/students/{student}/work", "/teacher/compare",
    "/teacher/", "/teacher/lessons/01-three-claims",
)  # fmt: skip


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
    code = teacher.post(f"{site.classroom}/students/{names['student']}/readmit")
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


def test_student_pages_never_name_a_classmate(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    found = _stages(any_site, visitor).found
    assert [text[:200] for text in found if re.search(r"\b(Mia|Ben|Ada)\b", text)] == []


def test_every_page_carries_the_policy_and_asks_nobody_else(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    for path, text in crawl(visitor, "/work/").items():
        assert "default-src 'none'" in text, path
        assert not re.search(r'(?:href|src|action)="(?:https?:)?//', text), path
        assert " style=" not in text.split("\n\n", 1)[-1] or path.startswith("/bootstrap"), path
