"""The teacher's way to take in a file of answers, by the pages; each message whole."""

import json
import re
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.people import classrooms
from kit.exchange.answer_file import LARGEST_FILE
from kit.web import state as web_state
from kit.web.state import kit_id_of
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, Visitor, text_of

_HIDDEN = re.compile(r'<input type="hidden" name="(content|held\.[^"]+)" value="([^"]*)"')
NOT_ONE = (
    "This is not a file of answers. Choose the one that the student saved from the kit's page: "
    "its name begins with “answers” and ends with “.json”."
)
NO_ATTEMPT = (
    "No attempt in this class belongs to this file. If the student is in another of your classes, "
    "take it in there; a student who was removed must be brought back first."
)
MISSING = "No file was chosen. Choose the file that the student saved, then look at it."


def damaged(place: str) -> str:
    return (
        f"The file is damaged, or was changed by hand: {place} is not as the kit writes it. Let "
        "the student save it once more."
    )


def begun(site: Site, name: str = "Mia", **labels: str) -> str:
    """Somebody began, gave this, and the teacher closed: the attempt's token."""
    room = site.room
    room.now = web_state.now()
    token = room.start(name).attempt.token
    room.save(name, 1, **labels)
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now)
    return token


def content(site: Site, token: str, revision: int = 2, **labels: str) -> dict[str, Any]:
    """The file as the student's page writes it."""
    return {
        "format": "whose-words-answers",
        "number": 1,
        "kit": kit_id_of(site.room.store),
        "attempt": token,
        "answers": [
            {
                "item": item,
                "revision": revision,
                "seconds": 7200,
                "fields": {f"{item}.label": label, f"{item}.revision": str(revision)},
            }
            for item, label in labels.items()
        ],
    }


def upload(site: Site, teacher: Visitor, made: object) -> TestResponse:
    raw = made if isinstance(made, bytes) else json.dumps(made).encode()
    return teacher.post(f"{site.classroom}/answer-file", file=(BytesIO(raw), "answers.json"))  # type: ignore[arg-type]  # what the client takes


def alert(reply: TestResponse) -> str:
    """What the page says is wrong."""
    found = reply.text.partition('role="alert"')[2].partition(">")[2].partition("</p>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found)).split())


def carried(reply: TestResponse) -> dict[str, str]:
    """The hidden fields of the preview."""
    return {name: unescape(value) for name, value in _HIDDEN.findall(reply.text)}


def take_in(site: Site, teacher: Visitor, preview: TestResponse, **more: Any) -> TestResponse:
    return teacher.post(f"{site.classroom}/answer-file/take-in", **{**carried(preview), **more})


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_file_that_went_through_an_editor_is_read(any_site: Site, encoding: str) -> None:
    token = begun(any_site, plan="editorial")
    made = json.dumps(content(any_site, token, plan="official"), indent=1).replace("\n", "\r\n")
    page = upload(any_site, any_site.teacher(), made.encode(encoding))
    assert "One answer of Mia to “Three claims”, attempt 1." in text_of(page)


def test_file_is_looked_at_then_taken_in_and_counts(any_site: Site) -> None:
    token = begun(any_site, plan="editorial")
    teacher = any_site.teacher()
    page = upload(any_site, teacher, content(any_site, token, plan="official", vote="sourced"))
    assert page.status_code == 200
    text = text_of(page)
    assert "2 answers of Mia to “Three claims”, attempt 1. Nothing is taken in yet." in text
    assert "A file can be changed by hand, and its times are the device's own." in text
    assert "number 2, given 2 hours before it was saved" in text
    assert text.count("Take it in: it is newer") == 2
    assert KEY_MARK not in page.text
    done = take_in(any_site, teacher, page, item=["plan", "vote"], reason="Her phone was off.")
    student = any_site.room.people["Mia"].student_id
    assert (done.status_code, done.location) == (
        303,
        f"{any_site.assignment}/students/{student}?attempt=1",
    )
    shown = text_of(teacher.get(done.location))
    assert "2 answers are taken in. The note of it stands below." in shown
    assert "You took in 2 answers from a file on" in shown
    assert "Her phone was off." in shown
    assert "Editorial interpretation · its mark was 0" in shown
    rows = teacher.get(f"{any_site.assignment}/answers.csv").text
    assert ',"plan","1","official","no","official","","1","right",' in rows


def test_same_file_again_changes_nothing_and_says_so(site: Site) -> None:
    token = begun(site)
    teacher = site.teacher()
    made = content(site, token, plan="official")
    page = upload(site, teacher, made)
    take_in(site, teacher, page, item="plan")
    again = take_in(site, teacher, page, item="plan")
    shown = text_of(teacher.get(again.location))
    assert "The kit holds all of this already: nothing was changed." in shown
    assert shown.count("You took in one answer") == 1
    looked = text_of(upload(site, teacher, made))
    assert "The kit holds all of this already: there is nothing to take in." in looked
    assert "Take in what is ticked" not in looked


def test_what_cannot_be_taken_in_is_named(any_site: Site) -> None:
    token = begun(any_site, plan="official")
    made = content(any_site, token, plan="nope", nothing="official", vote="sourced")
    made["answers"][2]["fields"]["vote.extra"] = "x"
    made["answers"].append(
        {
            "item": "figure",
            "revision": 1,
            "seconds": 0,
            "fields": {"figure.label": "sourced", "figure.ballot": "1"},
        }
    )
    page = upload(any_site, any_site.teacher(), made)
    text = text_of(page)
    assert "The exercise has no items of these names, so they cannot be taken in: nothing." in text
    assert "None of it can be taken in." in text
    assert (
        "cannot be taken in: “nope” is not a label of this exercise. Allowed: sourced, official, "
        "editorial. Pick one of the pens."
    ) in text
    assert "There is no field vote.extra in its form." in text
    assert "There is no field figure.ballot in its form." in text
    assert "Take in what is ticked" not in text


def test_older_answer_is_not_ticked_but_can_be_taken_in(site: Site) -> None:
    site.room.now = web_state.now()
    token = site.room.start("Mia").attempt.token
    site.room.save("Mia", 9, plan="official")
    teacher = site.teacher()
    page = upload(site, teacher, content(site, token, plan="editorial", vote="sourced"))
    assert "Take it in, although what the kit holds is newer" in text_of(page)
    assert page.text.count(" checked") == 1
    assert "Take in all 2" in text_of(page)
    take_in(site, teacher, page, all="1")
    work = attempts.work(
        site.room.store, site.room.people["Mia"], site.room.assignment_id, web_state.now()
    )
    assert {item: (one.revision, one.value["label"]) for item, one in work.answers.items()} == {
        "plan": (10, "editorial"),
        "vote": (2, "sourced"),
    }


def test_nothing_ticked_is_said_and_what_was_typed_stays(any_site: Site) -> None:
    token = begun(any_site)
    teacher = any_site.teacher()
    page = upload(any_site, teacher, content(any_site, token, plan="official"))
    reply = take_in(any_site, teacher, page, reason="Because.")
    assert (reply.status_code, alert(reply)) == (
        400,
        "No answer is ticked, so nothing was taken in. Tick those that you take in.",
    )
    assert ">Because.</textarea>" in reply.text


def test_what_changed_meanwhile_is_shown_again(site: Site) -> None:
    room, teacher = site.room, site.teacher()
    room.now = web_state.now()
    token = room.start("Mia").attempt.token
    page = upload(site, teacher, content(site, token, 5, plan="official"))
    room.save("Mia", 3, plan="sourced")
    reply = take_in(site, teacher, page, item="plan")
    assert (reply.status_code, alert(reply)) == (
        409,
        (
            "What the kit holds has changed since you looked: nothing was taken in. This is how it "
            "stands now; look it over and decide again."
        ),
    )
    done = take_in(site, teacher, reply, item="plan")
    assert done.status_code == 303


def test_reason_that_is_too_long_is_said(any_site: Site) -> None:
    token = begun(any_site)
    teacher = any_site.teacher()
    page = upload(any_site, teacher, content(any_site, token, plan="official"))
    reply = take_in(any_site, teacher, page, item="plan", reason="x" * 1001)
    assert (reply.status_code, alert(reply)) == (
        400,
        (
            "The reason has 1001 characters; allowed are 1000. It stands in the box as you wrote it: "
            "shorten it there."
        ),
    )


def changed(**parts: object) -> Any:
    return lambda made: {**made, **parts}


def answer(**parts: object) -> Any:
    return lambda made: {**made, "answers": [{**made["answers"][0], **parts}]}


@pytest.mark.sampled(8)
@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        (lambda _made: b"", 400, MISSING),
        (lambda _made: b"\xff\xd8\xff not text", 400, NOT_ONE),
        (lambda _made: b"[" * 90_000, 400, NOT_ONE),
        (lambda _made: b"[]", 400, NOT_ONE),
        (changed(format="another"), 400, NOT_ONE),
        (changed(number="1"), 400, NOT_ONE),
        (changed(number=2**63), 400, NOT_ONE),
        (changed(number=10**4000), 400, NOT_ONE),
        (
            changed(number=2),
            400,
            (
                "The file has the format number 2; this kit takes 1. Take it in with the release of "
                "the kit that the student worked with, or let the student load the page again and "
                "save it once more."
            ),
        ),
        (
            changed(kit="another"),
            400,
            (
                "This file comes from another kit: another computer, or another data folder. Take it "
                "in on the one that the student worked with."
            ),
        ),
        (changed(name="Mia"), 400, damaged("name")),
        (changed(attempt="a b"), 400, damaged("attempt")),
        (changed(attempt="no-such-token"), 404, NO_ATTEMPT),
        (changed(answers=[]), 400, damaged("answers")),
        (lambda made: {**made, "answers": made["answers"] * 2}, 400, damaged("answers.1.item")),
        (answer(revision=0), 400, damaged("answers.0.revision")),
        (answer(revision=2**31), 400, damaged("answers.0.revision")),
        (answer(seconds=-1), 400, damaged("answers.0.seconds")),
        (answer(item="Plan"), 400, damaged("answers.0.item")),
        (answer(fields={"vote.label": "official"}), 400, damaged("answers.0.fields")),
        (answer(fields={"plan.label": 1}), 400, damaged("answers.0.fields.plan.label")),
        (answer(saved="now"), 400, damaged("answers.0.saved")),
        (
            answer(fields={"plan.label": "official", "plan.ballot": "3"}),
            400,
            damaged("answers.0.fields.plan.ballot"),
        ),
        (
            lambda _made: b" " * (LARGEST_FILE + 1),
            413,
            (
                "The file has 262145 bytes; a file of answers has at most 262144. Choose the one that "
                "the student saved: its name begins with “answers”."
            ),
        ),
    ],
)
def test_every_wrong_file_is_told_what_is_wrong(
    any_site: Site, change: Any, status: int, said: str
) -> None:
    token = begun(any_site)
    made = change(content(any_site, token, plan="official"))
    reply = upload(any_site, any_site.teacher(), made)
    assert (reply.status_code, alert(reply)) == (status, said)
    assert f'action="{any_site.classroom}/answer-file"' in reply.text


def test_content_changed_on_its_way_back_is_refused(any_site: Site) -> None:
    site, teacher = any_site, any_site.teacher()
    page = upload(site, teacher, content(site, begun(site), plan="official"))
    reply = take_in(site, teacher, page, content="{}", item="plan")
    assert (reply.status_code, alert(reply)) == (400, NOT_ONE)


def test_form_without_a_file_says_so(any_site: Site) -> None:
    reply = any_site.teacher().post(f"{any_site.classroom}/answer-file")
    assert (reply.status_code, alert(reply)) == (400, MISSING)


def test_file_of_another_teachers_class_is_as_unknown_as_any(any_site: Site) -> None:
    site, room = any_site, any_site.room
    token = begun(site)
    elsewhere = classrooms.create_classroom(room.store, room.teacher_id, "8A", web_state.now())
    made = json.dumps(content(site, token, plan="official")).encode()
    reply = site.teacher().post(
        f"/teacher/classrooms/{elsewhere}/answer-file",
        file=(BytesIO(made), "answers.json"),  # type: ignore[arg-type]  # what the client takes
    )
    assert (reply.status_code, alert(reply)) == (404, NO_ATTEMPT)


def test_hidden_names_stay_hidden_on_the_way(any_site: Site) -> None:
    site, teacher = any_site, any_site.teacher()
    token = begun(site, plan="editorial")
    teacher.post("/teacher/hide", back="/teacher/")
    page = upload(site, teacher, content(site, token, plan="official"))
    assert "One answer of Student 3 to “Three claims”, attempt 1." in text_of(page)
    done = take_in(site, teacher, page, item="plan")
    shown = teacher.get(done.location)
    assert not re.search(r"\bMia\b", page.text + shown.text)
    assert "its mark was" not in shown.text


def test_student_reads_that_answers_were_taken_in(any_site: Site) -> None:
    site = any_site
    visitor = site.student("Sam")
    visitor.post(f"{site.work}/start")
    form = visitor.get(f"{site.work}/claims").text
    token = form.split('data-attempt="')[1].split('"')[0]
    now = web_state.now()
    assignments.close(
        site.room.store, site.room.classroom_id, site.room.assignment_id, clock_at(now)
    )
    teacher = site.teacher()
    page = upload(site, teacher, content(site, token, plan="official", vote="sourced"))
    take_in(site, teacher, page, item=["plan", "vote"], reason="for me alone")
    for path in (f"{site.work}/feedback", "/work/so-far"):
        text = text_of(visitor.get(path))
        assert "Your teacher took in 2 answers from a file on " in text
        assert "for me alone" not in text


def test_kit_keeps_its_id(any_site: Site) -> None:
    store = any_site.room.store
    first = kit_id_of(store)
    assert first == kit_id_of(store) == any_site.app.extensions["kit"].kit_id
    assert len(first) == 22
