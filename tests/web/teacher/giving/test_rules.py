"""The page on which rules change after giving."""

import csv
from datetime import datetime, timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.classroom.assignments.assignments import assignment_of
from kit.classroom.assignments.pinning import Rules
from kit.store.assignments import AssignmentRecord
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import errors, flashes, follow, heading, lead, notices, typed
from tests.web.teacher.giving.undoing import press_undo

UNDONE = "Undone: the rules are as they were."
STALE = (
    "This has been undone already, or changed again since, so nothing was undone. Here is how it "
    "stands now."
)
CHANGED = "The rules are changed. What was handed in stands as it is."
AT_ONCE = (
    "The rules have changed since this page was loaded: in another window, or by the clock. What "
    "you chose is still here, and what stands now is said beside it. Look at both, and send yours "
    "again."
)


def record_of(site: Site) -> AssignmentRecord:
    room = site.room
    return assignment_of(room.store, room.classroom_id, room.assignment_id)


def local(moment: datetime) -> str:
    """A moment as the field has it."""
    return moment.astimezone().strftime("%Y-%m-%dT%H:%M")


def fields(page: TestResponse, **changed: str) -> dict[str, Any]:
    """What the form of the rules posts."""
    usual = {"attempts": "1", "feedback": "on-submission", "feedback_at": "", "closes_at": ""}
    return {"on_version": typed(page, "on_version"), **usual, **changed}


def save(site: Site, teacher: Visitor, **changed: str) -> TestResponse:
    path = f"{site.assignment}/rules"
    return teacher.post(path, **fields(teacher.get(path), **changed))


def test_progress_leads_there_and_the_page_says_what_stands(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert f'href="{any_site.assignment}/rules"' in teacher.get(any_site.assignment).text
    any_site.room.now = web_state.now()
    any_site.room.start("Mia")
    page = teacher.get(f"{any_site.assignment}/rules")
    assert heading(page) == "Rules of “Three claims”"
    words = text_of(page)
    assert "one attempt · key after handing in · open until you close it" in words
    assert "What students have handed in stays as it is, whatever you change." in words
    assert "One is at work (Mia): a change counts for the rest of that work." in words


def test_change_is_undone_by_one_press_and_only_once(site: Site) -> None:
    teacher = site.teacher()
    page = follow(teacher, save(site, teacher, attempts="any"))
    assert (flashes(page), record_of(site).attempts_allowed) == ([CHANGED], None)
    again = press_undo(teacher, page)
    assert (flashes(again), record_of(site).attempts_allowed) == ([UNDONE], 1)
    assert flashes(press_undo(teacher, page)) == [STALE]
    assert record_of(site).attempts_allowed == 1


def test_the_same_form_twice_changes_once(any_site: Site) -> None:
    teacher, path = any_site.teacher(), f"{any_site.assignment}/rules"
    form = fields(teacher.get(path), attempts="3")
    replies = [follow(teacher, teacher.post(path, **form)) for _press in range(2)]
    assert [flashes(page) for page in replies] == [[CHANGED], [CHANGED]]
    assert record_of(any_site).attempts_allowed == 3
    press_undo(teacher, replies[0])
    assert record_of(any_site).attempts_allowed == 1


def test_second_window_is_told_what_stands_and_keeps_what_it_chose(site: Site) -> None:
    teacher, path = site.teacher(), f"{site.assignment}/rules"
    old = fields(teacher.get(path), attempts="3", feedback="never")
    save(site, teacher, attempts="2")
    page = teacher.post(path, **old)
    assert page.status_code == 409
    assert AT_ONCE in text_of(page)
    assert "2 attempts · key after handing in" in text_of(page)
    assert '<option selected value="3">' in page.text
    assert '<option selected value="never">' in page.text
    assert record_of(site).attempts_allowed == 2
    sent = {**old, "on_version": typed(page, "on_version")}
    assert teacher.post(path, **sent).status_code == 303
    assert record_of(site).attempts_allowed == 3


def test_key_that_a_change_shows_is_asked_about(site: Site) -> None:
    room, teacher = site.room, site.teacher()
    room.now = web_state.now()
    room.give(Rules(feedback=Feedback.NEVER))
    for name in ("Mia", "Ben"):
        room.do_all(name, plan="official")
    page = save(site, teacher, feedback="on-submission")
    assert (heading(page), record_of(site).feedback) == (
        "Show the key of “Three claims”?",
        Feedback.NEVER,
    )
    assert lead(page) == (
        "By these rules 2 see the key at once (Ben and Mia), which cannot be undone. Nothing is "
        "changed yet."
    )
    sure: dict[str, Any] = {
        name: typed(page, name) for name in ("sure", "on_version", "attempts", "feedback")
    }
    reply = follow(teacher, teacher.post(f"{site.assignment}/rules", **sure))
    assert flashes(reply) == ["The rules are changed, and the key is shown."]
    assert record_of(site).feedback is Feedback.ON_SUBMISSION
    assert ">Undo<" not in reply.text.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("minutes", ["5", "10"])
def test_closing_in_minutes(any_site: Site, minutes: str) -> None:
    teacher, before = any_site.teacher(), web_state.now()
    page = teacher.get(f"{any_site.assignment}/rules")
    form: dict[str, Any] = {"on_version": typed(page, "on_version"), "minutes": minutes}
    page = follow(teacher, teacher.post(f"{any_site.assignment}/rules/close-in", **form))
    closes_at = record_of(any_site).closes_at
    assert closes_at is not None
    assert (
        timedelta(0)
        <= closes_at - before - timedelta(minutes=int(minutes))
        < timedelta(minutes=1, seconds=30)
    )
    press_undo(teacher, page)
    assert record_of(any_site).closes_at is None


@pytest.mark.parametrize("minutes", ["0", "-5", "7", "x"])
def test_closing_in_minutes_that_nobody_offers(any_site: Site, minutes: str) -> None:
    reply = any_site.teacher().post(f"{any_site.assignment}/rules/close-in", minutes=minutes)
    assert reply.status_code == 400


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"closes_at": "2026-01-02T09:00"}, "It would close at Jan 2, 2026, 9:00 AM"),
        ({"closes_at": "tomorrow"}, "“tomorrow” is no date with a time."),
        ({"attempts": "0"}, "This is not on the list."),
        ({"feedback": "on-date"}, "The key is to be shown from a time that you set"),
    ],
)
def test_rule_that_cannot_be(any_site: Site, changed: dict[str, str], words: str) -> None:
    before = record_of(any_site)
    page = save(any_site, any_site.teacher(), **changed)
    assert page.status_code == 400
    assert errors(page)[0].startswith(words)
    assert record_of(any_site) == before


def test_time_that_is_left_alone_keeps_its_seconds(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    closes = web_state.now() + timedelta(hours=1)
    room.give(Rules(closes_at=closes))
    reply = save(any_site, teacher, attempts="2", closes_at=local(closes))
    assert (reply.status_code, record_of(any_site).closes_at) == (303, closes)


def test_one_student_longer_by_the_page(site: Site) -> None:
    room, teacher = site.room, site.teacher()
    until = web_state.now() + timedelta(hours=1)
    path, mia = f"{site.assignment}/rules/longer", str(room.people["Mia"].student_id)
    page = follow(teacher, teacher.post(path, student=mia, until=local(until)))
    assert flashes(page)[0].startswith("Mia has until ")
    assert "Mia: until " in text_of(page)
    undone = press_undo(teacher, page)
    assert flashes(undone) == ["Undone. What the student has saved is kept."]
    assert "Mia: until " not in text_of(undone)
    assert flashes(press_undo(teacher, page)) == [STALE]


def test_key_at_closing_is_said_where_one_student_has_longer(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.give(Rules(feedback=Feedback.ON_CLOSING))
    said = (
        "The class sees the key at closing all the same: nobody waits for the one who has longer, "
        "and that one sees it afterwards. Answers given after the class's closing are flagged with "
        "* in the results. To hold the key back, let it be shown from a time that you set."
    )
    mia, place = str(room.people["Mia"].student_id), any_site.assignment
    assert said in notices(teacher.get(f"{place}/rules"))
    room.start("Mia")
    until = local(web_state.now() + timedelta(hours=1))
    page = follow(teacher, teacher.post(f"{place}/rules/longer", student=mia, until=until))
    assert said in text_of(teacher.get(f"{place}/close"))
    undone = press_undo(teacher, page)
    press_undo(teacher, undone)
    assert said not in notices(teacher.get(place))
    teacher.post(f"{place}/close", sure="1")
    assert said in notices(teacher.get(place))
    room.now = web_state.now() + timedelta(seconds=1)
    room.save("Mia", 1, plan="official")
    rows = list(
        csv.DictReader(teacher.get(f"{place}/answers.csv").text.lstrip("\ufeff").splitlines())
    )
    assert {row["after_feedback"] for row in rows if row["student"] == "Mia" and row["given"]} == {
        "yes"
    }


def test_more_time_for_nobody_and_for_who_has_handed_in(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    path = f"{any_site.assignment}/rules/longer"
    until = local(web_state.now() + timedelta(hours=1))
    page = teacher.post(path, student="", until=until)
    assert (page.status_code, errors(page)) == (
        400,
        ["Choose the student who is to have more time."],
    )
    room.now = web_state.now()
    room.do_all("Mia", plan="official")
    page = teacher.post(path, student=str(room.people["Mia"].student_id), until=until)
    assert (page.status_code, errors(page)) == (
        400,
        ["Mia has handed “Three claims” in, and that stands: more time would change nothing."],
    )
    assert f'value="{until}' in page.text.replace(" ", "T") or until.replace("T", " ") in page.text


def test_names_are_hidden_there_too(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.post("/teacher/hide", hide="1")
    page = teacher.get(f"{any_site.assignment}/rules")
    assert "Mia" not in page.text
    assert "Student 3" in page.text


def test_undo_after_the_class_was_deleted_says_that_nothing_is_there(site: Site) -> None:
    teacher = site.teacher()
    page = follow(teacher, save(site, teacher, attempts="2"))
    teacher.post(f"{site.classroom}/delete", name="9B")
    reply = press_undo(teacher, page, followed=False)
    assert (reply.status_code, lead(reply)) == (
        404,
        "There is nothing here, or nothing for you. Go back and try another way.",
    )


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"attempts": "1", "feedback": "sometimes"},
        {"attempts": "x", "feedback": "never"},
        {"attempts": "1", "feedback": "never", "closes_at": "soon"},
        {"attempts": "1", "feedback": "never", "closes_at": "2026-03-02T12:00:00"},
    ],
)
def test_undo_that_no_page_made_is_refused(any_site: Site, form: dict[str, Any]) -> None:
    reply = any_site.teacher().post(f"{any_site.assignment}/rules/undo", **form)
    assert reply.status_code == 400


def test_live_session_has_no_such_page(any_site: Site) -> None:
    teacher = any_site.teacher()
    control = teacher.post(f"{any_site.classroom}/live/start/three-claims").location
    task = control.rpartition("/")[2]
    page = teacher.get(f"{any_site.classroom}/assignments/{task}/rules")
    assert page.status_code == 404
    assert notices(page) == []
