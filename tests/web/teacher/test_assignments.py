"""Giving a lesson, watching a class at work, closing and opening again."""

import csv
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people.classrooms import create_classroom
from kit.content.library import load_library
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.vocabulary import Feedback
from kit.web import state as web_state
from kit.web.template_globals import time_or_date
from tests.support.room import EXERCISE, KEY_MARK, write_content
from tests.web.conftest import Site, make_site, text_of
from tests.web.reading import (
    begin,
    buttons,
    errors,
    flashes,
    follow,
    grid_of,
    heading,
    lead,
    notices,
    plain,
    table,
    typed,
)

#: An en dash.
NONE = "\u2013"
GIVE = "/give/three-claims"
BEGUN = (
    "Somebody has begun Three claims, so it cannot be withdrawn: their answers would go with it. "
    "Close it instead."
)
FLAGGED = (
    "Some may have seen the key by now. Answers given from here on are flagged with * in the "
    "results."
)

NO_DATE = (
    "“{}” is no date with a time. Choose both in the field, or type them like 2026-03-02T14:30."
)
NOT_LISTED = "This is not on the list. Choose one of those that the list offers."


NO_KEY_TIME = (
    "The key is to be shown from a time that you set, and none is set. Set day and time, or choose "
    "another rule."
)


def newest(site: Site) -> AssignmentRecord:
    return assignments.assignments_of(site.room.store, site.room.classroom_id)[0]


def settings(**changed: str) -> dict[str, Any]:
    usual = {"opens_at": "", "closes_at": "", "attempts": "1", "feedback": "on-submission"}
    return {**usual, **changed}


def test_give_with_one_click(any_site: Site) -> None:
    teacher, student = any_site.teacher(), any_site.student("Sam")
    before = newest(any_site).id
    assert "Give it a second time" in buttons(teacher.get(f"{any_site.classroom}{GIVE}/again"))
    page = follow(teacher, teacher.post(f"{any_site.classroom}{GIVE}", again="1"))
    assert flashes(page) == ["Given. The class sees it when they load their page."]
    assert lead(page) == "Open. 0 of 4 have handed in."
    given = newest(any_site)
    assert given.id != before
    assert (given.opens_at, given.closes_at, given.attempts_allowed, given.feedback) == (
        None,
        None,
        1,
        Feedback.ON_SUBMISSION,
    )
    assert text_of(student.get("/work/")).count("Three claims to start") == 2


def once(page: TestResponse) -> str:
    """The id of the first form on the page that gives."""
    return typed(page, "once")


def test_give_now_clicked_twice_gives_once(site: Site) -> None:
    teacher = site.teacher()
    before = {
        record.id for record in assignments.assignments_of(site.room.store, site.room.classroom_id)
    }
    asked = f"{site.classroom}{GIVE}/again"
    form: dict[str, Any] = {"once": once(teacher.get(asked)), "again": "1"}
    replies = [teacher.post(f"{site.classroom}{GIVE}", **form) for _click in range(2)]
    assert replies[0].location == replies[1].location
    after = {
        record.id for record in assignments.assignments_of(site.room.store, site.room.classroom_id)
    }
    assert len(after - before) == 1
    assert flashes(teacher.get(replies[0].location)) == [
        "Given. The class sees it when they load their page.",
        "This was given already; it is there once, and nothing was changed.",
    ]
    assert form["once"] != once(teacher.get(asked))


def test_rules_sent_twice_give_once(any_site: Site) -> None:
    teacher, path = any_site.teacher(), f"{any_site.classroom}{GIVE}/rules"
    wrong = teacher.post(path, **settings(once=once(teacher.get(path)), attempts="0"))
    form = settings(once=once(wrong))
    assert teacher.post(path, **form).location == teacher.post(path, **form).location
    assert len(assignments.assignments_of(any_site.room.store, any_site.room.classroom_id)) == 2


@pytest.mark.parametrize("odd", ["", "x", "\x00"])
def test_form_with_an_odd_id_gives_all_the_same(any_site: Site, odd: str) -> None:
    page = any_site.teacher().post(f"{any_site.classroom}{GIVE}", once=odd, again="1")
    assert page.status_code == 303


def test_take_back_what_nobody_has_begun(any_site: Site) -> None:
    teacher, student = any_site.teacher(), any_site.student("Sam")
    assert "Withdraw" in buttons(teacher.get(any_site.assignment))
    page = follow(teacher, teacher.post(f"{any_site.assignment}/take-back"))
    assert flashes(page) == ["Three claims is withdrawn. No student sees it any more."]
    assert assignments.assignments_of(any_site.room.store, any_site.room.classroom_id) == []
    assert student.post(f"{any_site.work}/start").status_code == 404
    assert teacher.get(any_site.assignment).status_code == 404
    assert teacher.post(f"{any_site.assignment}/take-back").status_code == 404


def test_take_back_once_somebody_has_begun_is_refused(any_site: Site) -> None:
    teacher, student = any_site.teacher(), any_site.student("Sam")
    student.post(f"{any_site.work}/start")
    assert "Withdraw" not in buttons(teacher.get(any_site.assignment))
    page = follow(teacher, teacher.post(f"{any_site.assignment}/take-back"))
    assert flashes(page) == [BEGUN]
    assert student.get(f"{any_site.work}/claims").status_code == 200


def test_give_what_is_not_offered(any_site: Site) -> None:
    reply = any_site.teacher().post(f"{any_site.classroom}/give/nope")
    assert (reply.status_code, lead(reply)) == (
        404,
        (
            "There is no exercise nope among those the kit offers. Choose one from the list; "
            "`kit check` says why one is left out."
        ),
    )


def test_give_with_settings(any_site: Site) -> None:
    teacher, student = any_site.teacher(), any_site.student("Sam")
    opens = (datetime.now().astimezone() + timedelta(days=1)).replace(second=0, microsecond=0)
    form = settings(
        opens_at=f"{opens:%Y-%m-%dT%H:%M}",
        closes_at=f"{opens + timedelta(hours=1):%Y-%m-%dT%H:%M}",
        attempts="any",
        feedback="on-closing",
    )
    page = follow(teacher, teacher.post(f"{any_site.classroom}{GIVE}/rules", **form))
    given = newest(any_site)
    assert (given.opens_at, given.closes_at) == (opens, opens + timedelta(hours=1))
    assert (given.attempts_allowed, given.feedback) == (None, Feedback.ON_CLOSING)
    assert lead(page).startswith("Opens ")
    any_site.room.assignment_id = given.id
    assert lead(student.get(any_site.work)).startswith("This opens ")
    early = student.post(f"{any_site.work}/start")
    assert (early.status_code, lead(early)) == (
        409,
        "“Three claims” is not open yet. It opens at the time your teacher set.",
    )
    assert student.get(f"{any_site.work}/lesson").status_code == 404


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (
            settings(opens_at="2026-01-02T10:00", closes_at="2026-01-02T09:00"),
            [
                (
                    "It would close at Jan 2, 2026, 9:00 AM, but opens at Jan 2, 2026, "
                    "10:00 AM. Let it close later."
                )
            ],
        ),
        (settings(closes_at="tomorrow"), [NO_DATE.format("tomorrow")]),
        (settings(feedback="on-date"), [NO_KEY_TIME]),
        (settings(feedback="on-date", feedback_at="friday"), [NO_DATE.format("friday")]),
        (
            settings(feedback="on-date", feedback_at="1800-01-01T10:00"),
            ["Choose a year between 2000 and 2100."],
        ),
        (
            settings(
                feedback="on-date", opens_at="2026-01-02T10:00", feedback_at="2026-01-02T10:00"
            ),
            [
                (
                    "The key would be shown from Jan 2, 2026, 10:00 AM on, but the exercise opens "
                    "at Jan 2, 2026, 10:00 AM. Let the key be shown later."
                )
            ],
        ),
        (settings(attempts="0"), [NOT_LISTED]),
        (settings(feedback="always"), [NOT_LISTED]),
    ],
)
def test_settings_that_do_not_fit_are_kept_and_named(
    any_site: Site, form: dict[str, Any], found: list[str]
) -> None:
    teacher, before = any_site.teacher(), newest(any_site).id
    reply = teacher.post(f"{any_site.classroom}{GIVE}/rules", **form)
    assert (reply.status_code, errors(reply)) == (400, found)
    assert typed(reply, "opens_at") == form["opens_at"]
    assert typed(reply, "closes_at") == form["closes_at"]
    assert typed(reply, "feedback_at") == form.get("feedback_at", "")
    assert (newest(any_site).id, heading(reply)) == (before, "Give “Three claims”")


def test_give_with_feedback_at_a_date(any_site: Site) -> None:
    teacher, student = any_site.teacher(), any_site.student("Sam")
    at = (datetime.now().astimezone() + timedelta(days=3)).replace(second=0, microsecond=0)
    form = settings(feedback="on-date", feedback_at=f"{at:%Y-%m-%dT%H:%M}")
    page = follow(teacher, teacher.post(f"{any_site.classroom}{GIVE}/rules", **form))
    record = newest(any_site)
    assert (record.feedback, record.feedback_at) == (Feedback.ON_DATE, at)
    with any_site.app.test_request_context():
        when = " ".join(time_or_date(at).split())
    assert f"key from {when} on" in text_of(page)
    any_site.room.assignment_id = record.id
    attempt, claims = begin(any_site, student)
    assert "You see the key" not in text_of(claims)
    student.post(f"{any_site.work}/hand-in/{attempt}")
    assert f"You see the key from {when} on." in text_of(student.get(any_site.work))


def test_time_of_the_key_is_left_aside_by_the_other_rules(any_site: Site) -> None:
    form = settings(feedback="never", feedback_at="2026-01-02T10:00")
    reply = any_site.teacher().post(f"{any_site.classroom}{GIVE}/rules", **form)
    assert (reply.status_code, newest(any_site).feedback_at) == (303, None)


def test_error_about_the_key_stands_beside_its_time(any_site: Site) -> None:
    page = any_site.teacher().post(
        f"{any_site.classroom}{GIVE}/rules", **settings(feedback="on-date")
    )
    beside = page.text.split('id="feedback_at-help"')[1].split("</div>")[0]
    assert NO_KEY_TIME in beside


def test_open_again_before_the_date_of_the_key_warns_of_nothing(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.give(Rules(feedback=Feedback.ON_DATE, feedback_at=room.now + timedelta(days=1)))
    teacher.post(f"{any_site.assignment}/close")
    assert notices(teacher.get(f"{any_site.assignment}/reopen")) == []


@pytest.mark.parametrize("to_student", [False, True])
def test_each_rule_has_words_of_its_own(any_site: Site, to_student: bool) -> None:
    """A rule that is forgotten there would borrow those of another."""
    env, record = any_site.app.jinja_env, newest(any_site)
    with any_site.app.test_request_context():
        words = env.get_template("_key_rule.html").make_module().key_rule_words  # type: ignore[attr-defined]  # a template's macro
        lines = {
            rule: words(replace(record, feedback=rule, feedback_at=web_state.now()), to_student)
            for rule in Feedback
            # Who has handed in has it at once under this one: there is nothing to say.
            if not (to_student and rule is Feedback.ON_SUBMISSION)
        }
    assert len(set(lines.values())) == len(lines)


def test_odd_year_is_no_error_of_the_kit(any_site: Site) -> None:
    teacher = any_site.teacher()
    form = settings(closes_at="0001-01-01T00:00")
    reply = teacher.post(f"{any_site.classroom}{GIVE}/rules", **form)
    assert reply.status_code == 400
    assert errors(reply) == ["Choose a year between 2000 and 2100."]


def test_rules_say_that_later_attempts_are_flagged(any_site: Site) -> None:
    page = any_site.teacher().get(f"{any_site.classroom}{GIVE}/rules")
    assert (
        "With more than one attempt and the key shown on handing in, answers of later attempts "
        "are flagged with * in the results: the key was there to see."
    ) in text_of(page)


def test_class_in_which_nobody_is_yet_is_not_counted(site: Site) -> None:
    room, teacher = site.room, site.teacher()
    empty = create_classroom(room.store, room.teacher_id, "9C", room.now)
    page = follow(teacher, teacher.post(f"/teacher/classrooms/{empty}{GIVE}"))
    assert lead(page) == "Open. Nobody is in yet."


def test_watch_shows_how_far_each_is(site: Site) -> None:
    room = site.room
    room.now = web_state.now()
    room.do_all("Mia")
    room.start("Ben")
    room.save("Ben", plan="official")
    page = site.teacher().get(site.assignment)
    assert lead(page) == "Open. 1 of 3 have handed in."
    rows = {row[0]: row[1:] for row in table(page)}
    assert (rows["Ada"], rows["Ben"]) == ([NONE, "not begun"], ["1 of 4", "at work"])
    assert rows["Mia"][0] == "4 of 4"
    assert rows["Mia"][1].startswith("handed in ")


def test_watched_parts_are_those_of_their_pages(any_site: Site) -> None:
    teacher, student = any_site.teacher(), any_site.student("Sam")
    pages = ((teacher, any_site.assignment), (teacher, f"{any_site.classroom}/join"))
    for visitor, path in (*pages, (student, "/work/")):
        page = visitor.get(path)
        part = page.text.split('data-watched="')[1].split('"')[0]
        assert plain(visitor.get(part).text) in text_of(page), path


@pytest.mark.long
def test_watched_parts_answer_304_until_something_changes(site: Site) -> None:
    room, teacher, student = site.room, site.teacher(), site.student("Sam")
    room.now = web_state.now()
    parts = (
        (teacher, f"{site.assignment}/progress"),
        (teacher, f"{site.classroom}/joined"),
        (student, "/work/tasks"),
    )
    tags = [visitor.get(path).headers["ETag"] for visitor, path in parts]
    time.sleep(1.1)  # Nothing in them may hold the second; the script asks every four.

    def asked() -> list[tuple[int, bool]]:
        replies = [
            visitor.get(path, headers={"If-None-Match": tag})
            for (visitor, path), tag in zip(parts, tags, strict=True)
        ]
        return [(reply.status_code, bool(reply.data)) for reply in replies]

    assert asked() == [(304, False)] * 3
    room.start("Mia")
    assert asked() == [(200, True), (304, False), (304, False)]
    room.join("Tom")
    student.post(f"{site.work}/start")
    assert asked() == [(200, True)] * 3


def test_watch_counts_those_the_clock_handed_in(any_site: Site) -> None:
    room, now = any_site.room, web_state.now()
    room.now = now - timedelta(hours=2)
    room.give(Rules(opens_at=room.now, closes_at=now - timedelta(hours=1)))
    room.start("Mia")
    page = any_site.teacher().get(any_site.assignment)
    assert ["Mia", "0 of 4", "not finished, collected at closing"] in table(page)
    assert lead(page) == "Closed. 1 of 3 have handed in."


def test_watch_counts_who_began_a_second_attempt(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.give(Rules(attempts_allowed=2))
    room.do_all("Mia")
    room.start("Mia")
    assert "one handed in" in teacher.get(f"{any_site.assignment}/results").text
    assert lead(teacher.get(any_site.assignment)) == "Open. 1 of 3 have handed in."


def test_close_and_open_again_flags_what_comes_after_the_key(site: Site) -> None:
    room, teacher = site.room, site.teacher()
    room.now = web_state.now()
    room.start("Mia")
    room.save("Mia", plan="official")
    page = follow(teacher, teacher.post(f"{site.assignment}/close", sure="1"))
    assert flashes(page) == ["Closed. What was saved counts as handed in."]
    assert lead(page) == "Closed. 1 of 3 have handed in."
    asks = teacher.get(f"{site.assignment}/reopen")
    assert (heading(asks), notices(asks)) == ("Open “Three claims” again?", [FLAGGED])
    assert lead(asks) == (
        "Whoever had not finished when it was collected can go on; what students handed in themselves stands."
    )
    page = follow(teacher, teacher.post(f"{site.assignment}/reopen"))
    assert flashes(page) == ["Open again, until you close it."]
    assert lead(page) == "Open. 0 of 3 have handed in."
    room.now = web_state.now()
    room.save("Mia", vote="sourced")
    room.submit("Mia")
    grid = grid_of(teacher.get(f"{site.assignment}/results"))
    assert grid[-1] == ["Mia", "handed in", "2", "✓", "✓ *", NONE, NONE]
    lines = csv.reader(teacher.get(f"{site.assignment}/answers.csv").text.splitlines())
    after = next(lines).index("after_feedback")
    late = {line[5]: line[after] for line in lines if line[0] == "Mia"}
    assert late == {"plan": "no", "vote": "yes", "disgrace": "", "figure": ""}


def test_open_again_where_nobody_saw_the_key_warns_of_nothing(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.give(Rules(feedback=Feedback.NEVER))
    room.start("Mia")
    teacher.post(f"{any_site.assignment}/close", sure="1")
    assert notices(teacher.get(f"{any_site.assignment}/reopen")) == []
    teacher.post(f"{any_site.assignment}/reopen")
    room.now = web_state.now()
    room.save("Mia", plan="official")
    results = teacher.get(f"{any_site.assignment}/results")
    assert grid_of(results)[-1] == ["Mia", "at work", "", "·", NONE, NONE, NONE]


def test_closing_twice_is_once(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.post(f"{any_site.assignment}/close")
    closed_at = newest(any_site).closed_at
    assert closed_at is not None
    teacher.post(f"{any_site.assignment}/close")
    assert newest(any_site).closed_at == closed_at


def test_test_form_is_given_and_taken_without_a_lesson(any_store: Store, tmp_path: Path) -> None:
    """An exercise that names no lesson: the teacher reads its key, students go straight in."""
    without = EXERCISE.replace("lesson: 01-three-claims\n", "")
    library = load_library(write_content(tmp_path / "content", exercise=without))
    site = make_site(any_store, tmp_path, library)
    teacher, student = site.teacher(), site.student("Sam")
    page = teacher.get(f"{site.classroom}/lessons")
    assert 'href="/teacher/exercises/three-claims"' in page.text
    form = teacher.get("/teacher/exercises/three-claims")
    assert lead(form) == (
        "A test form with 4 items, and no lesson before them. Copy it and make it your own · Share it · Print…"
    )
    assert KEY_MARK in form.text
    follow(teacher, teacher.post(f"{site.classroom}{GIVE}", again="1"))
    task = student.get(f"/work/{newest(site).id}")
    assert lead(task) == "Begin when you are ready."
    assert "Read the lesson" not in task.text
    assert student.get(f"/work/{newest(site).id}/lesson").status_code == 404
    assert student.post(f"/work/{newest(site).id}/start").status_code == 303
