"""The key stays where it belongs, and names hide when they are told to."""

import re
from datetime import timedelta

import pytest

from kit.classroom import assignments
from kit.classroom.assignments import Rules
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.support.queries import statements
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, Visitor

_LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)"')
_READS_KEY = re.compile(r"(?i)\b(from|join)\s+(key_version|mark|decision|appeal)\b")


def crawl(visitor: Visitor, start: str) -> dict[str, str]:
    """Every page, script and style that a student's pages lead to, headers included."""
    seen: dict[str, str] = {}
    todo = [start]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        reply = visitor.get(path)
        seen[path] = f"{reply.headers}\n{reply.get_data(as_text=True)}"
        todo += [link for link in _LINK.findall(seen[path]) if "/hand-on" not in link]
    return seen


def _stages(site: Site, visitor: Visitor) -> list[str]:
    """A student's way up to feedback, crawled at every step."""
    found = list(crawl(visitor, "/work/").values())
    visitor.post(f"{site.work}/start")
    page = visitor.get(f"{site.work}/claims").text
    attempt = page.split("/claims/")[1].split('"')[0]
    save = f"{site.work}/claims/{attempt}"
    found.append(visitor.post(save, as_script=True, **{"plan.label": "editorial"}).text)
    found.append(visitor.post(save, as_script=True, **{"plan.label": "nope"}).text)
    found += crawl(visitor, f"{site.work}/claims").values()
    found += crawl(visitor, f"{site.work}/hand-in").values()
    handed_in = visitor.post(f"{site.work}/hand-in/{attempt}")
    found.append(f"{handed_in.headers}{handed_in.text}")
    found += crawl(visitor, "/work/").values()
    return found


@pytest.mark.parametrize("rule", [Feedback.ON_CLOSING, Feedback.NEVER])
def test_no_response_before_feedback_holds_the_key(site: Site, rule: Feedback) -> None:
    site.room.give(Rules(feedback=rule))
    visitor = site.student("Sam")
    found = _stages(site, visitor)
    assert len(found) > 20
    assert [text[:300] for text in found if KEY_MARK in text] == []
    assert visitor.get(f"{site.work}/feedback").status_code == 403


def test_no_request_before_feedback_reads_the_key_but_handing_in(site: Site) -> None:
    site.room.give(Rules(feedback=Feedback.ON_CLOSING))
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


def test_hidden_pages_show_neither_names_nor_key(sqlite_site: Site) -> None:
    site, room = sqlite_site, sqlite_site.room
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


def test_hidden_csv_holds_no_key(sqlite_site: Site) -> None:
    room = sqlite_site.room
    room.now = web_state.now()
    room.do_all("Mia", plan="sourced")
    teacher = sqlite_site.teacher()
    full = teacher.get(f"{sqlite_site.assignment}/answers.csv").text
    assert '"Mia","handed-in","1","1",' in full
    assert ',"plan","1","official","no","sourced","","0","wrong",' in full
    teacher.post("/teacher/hide", back="/teacher/")
    hidden = teacher.get(f"{sqlite_site.assignment}/answers.csv").text
    assert ',"plan","1","","","sourced","","","",' in hidden


def test_student_pages_never_name_a_classmate(sqlite_site: Site) -> None:
    visitor = sqlite_site.student("Sam")
    found = _stages(sqlite_site, visitor)
    assert [text[:200] for text in found if re.search(r"\b(Mia|Ben|Ada)\b", text)] == []


def test_every_page_carries_the_policy_and_asks_nobody_else(sqlite_site: Site) -> None:
    visitor = sqlite_site.student("Sam")
    for path, text in crawl(visitor, "/work/").items():
        assert "default-src 'none'" in text, path
        assert not re.search(r'(?:href|src|action)="(?:https?:)?//', text), path
        assert " style=" not in text.split("\n\n", 1)[-1] or path.startswith("/bootstrap"), path
