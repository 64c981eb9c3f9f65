"""Arguing about one part of an item of several choices, and about a number."""

import re
from typing import Any

from kit.classroom.answering import saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.people import students
from kit.web import state as web_state
from tests.support import choosing
from tests.support.arguing import version
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import errors, flashes, follow, lead, notices, table, typed


def signed_in(site: Site, name: str) -> Visitor:
    visitor = site.visitor()
    code = students.personal_code(site.room.store, site.room.people[name])
    visitor.post(f"/join/{site.room.code}/back", personal_code=code)
    visitor.token = ""
    return visitor


def test_one_part_is_argued_about_and_changed(any_site: Site) -> None:
    site, room = any_site, any_site.room
    room.now = web_state.now()
    choosing.give(room, "compare")
    given = {**choosing.RIGHT["compare"]["first-day"], "toll": "first"}
    choosing.do_all(room, "Mia", {"first-day": given})
    choosing.do_all(room, "Ben", choosing.RIGHT["compare"])
    mia, teacher = signed_in(site, "Mia"), site.teacher()
    contest = f"{site.work}/contest/first-day"
    page = mia.get(contest)
    assert "Which part do you see differently?" in text_of(page)
    assert re.findall(r"\?part=([a-z]+)", page.text) == ["road", "toll", "railing", "errors"]
    page = mia.get(f"{contest}?part=toll")
    assert re.findall(r'name="choice"[^>]*value="(\w+)"', page.text) == ["both", "first", "second"]
    assert mia.get(f"{contest}?part=nope").status_code == 404
    reply = mia.post(contest, part="toll", choice="conflict", argument="x")
    assert reply.status_code == 400
    reply = mia.post(contest, part="toll", choice="first", argument="Only the first says nine.")
    feedback = text_of(follow(mia, reply))
    assert "You argued for “Only in the first” Only the first says nine." in feedback
    assert reply.location.endswith("/feedback?open=item-first-day.toll#item-first-day.toll")
    item = f"{site.assignment}/items/first-day"
    text = text_of(teacher.get(item))
    assert "One student argues for “" in text
    form: dict[str, Any] = {
        "ruling": "changed",
        "part": "toll",
        "choice": "first",
        "reason": "Yes.",
    }
    page = teacher.post(f"{item}/preview", on_version=version(site), **form)
    assert lead(page) == "Marks that change: 2 of 2. 1 rises, 1 falls. Nothing is changed yet."
    assert table(page)[1:] == [
        ["Ben", "1", "1: 1 → 0.75", "1 → 0.75 of 1"],
        ["Mia", "1", "1: 0.75 → 1", "0.75 → 1 of 1"],
    ]
    assert teacher.post(f"{item}/decide", on_version=version(site), **form).status_code == 303
    assert "Mia, your argument changed the key of number 1 in “Two papers, one day”." in notices(
        mia.get("/work/")
    )
    history = table(teacher.get(f"{site.assignment}/key"))
    assert history[-1][2].startswith("Pair 1, “Nine people were hurt.”: the key says “")
    page = teacher.get(f"{item}/decide")
    assert "Which part?" in text_of(page)
    page = teacher.get(f"{item}/decide?part=road")
    assert typed(page, "part") == "road"


def test_a_number_is_argued_for_as_it_is_typed(any_site: Site) -> None:
    site, room = any_site, any_site.room
    room.now = web_state.now()
    choosing.give(room, "figures")
    given = {**choosing.RIGHT["figures"]["toll"], "sum": "4,100"}
    choosing.do_all(room, "Mia", {"toll": given})
    mia, teacher = signed_in(site, "Mia"), site.teacher()
    contest = f"{site.work}/contest/toll"
    page = mia.post(contest, part="sum", choice="about four", argument="Kept.")
    assert errors(page)[0] == (
        "“about four” is not a number. Type digits, with a point before a fraction, such as 1234 "
        "or 1234.5."
    )
    assert (typed(page, "choice"), typed(page, "argument")) == ("about four", "Kept.")
    page = mia.post(contest, part="sum", choice=" ", argument="Kept.")
    assert errors(page)[0] == "Type the number that you argue for."
    page = teacher.post(
        f"{site.assignment}/items/toll/preview",
        part="sum", choice="", ruling="changed", reason="Kept.", on_version=version(site),
    )  # fmt: skip
    assert (page.status_code, errors(page)[0]) == (
        400,
        (
            "Type the number that your decision is about. Only a question that is left out "
            "or put back needs none."
        ),
    )
    reply = mia.post(contest, part="sum", choice="4,100", argument="One row is doubled.")
    assert "You argued for “4100”" in text_of(follow(mia, reply))
    form: dict[str, Any] = {"ruling": "accepted", "part": "sum", "choice": "4100", "reason": "Yes."}
    item = f"{site.assignment}/items/toll"
    page = teacher.post(f"{item}/preview", on_version=version(site), **form)
    assert lead(page) == "Marks that change: 1 of 1. 1 rises. Nothing is changed yet."
    assert table(page)[1:] == [["Mia", "1", "1: 0.67 → 1", "0.67 → 1 of 1"]]
    reply = teacher.post(f"{item}/decide", on_version=version(site), **form)
    assert flashes(follow(teacher, reply))[0].startswith("Decided: one mark has changed.")
    assert "your answer is accepted, too" in text_of(mia.get(f"{site.work}/feedback"))


def test_text_that_is_no_number_is_accepted_where_somebody_typed_it(any_site: Site) -> None:
    site, room = any_site, any_site.room
    room.now = web_state.now()
    choosing.give(room, "figures")
    for name, typed_sum in (("Mia", " forty two hundred "), ("Ben", "4200"), ("Ada", "many")):
        given = {**choosing.RIGHT["figures"]["toll"], "sum": typed_sum}
        choosing.do_all(room, name, {"toll": given})
    mia, ben, teacher = signed_in(site, "Mia"), signed_in(site, "Ben"), site.teacher()
    contest, item = f"{site.work}/contest/toll", f"{site.assignment}/items/toll"
    page = mia.get(f"{contest}?part=sum")
    assert typed(page, "choice") == "forty two hundred"
    assert (
        "Your answer was “forty two hundred”, which is not read as a number. You may argue for it "
        "as it stands, or type a number."
    ) in text_of(page)
    page = ben.get(f"{contest}?part=sum")
    assert typed(page, "choice") == ""
    assert "which is not read as a number. You may" not in text_of(page)
    said: dict[str, Any] = {"part": "sum", "choice": "forty two hundred"}
    assert ben.post(contest, argument="Nor mine.", **said).status_code == 400
    reply = mia.post(contest, argument="It is the number in words.", **said)
    assert "You argued for “forty two hundred”" in text_of(follow(mia, reply))
    offered = text_of(teacher.get(item))
    assert "Accept both" in offered
    assert "Change the key to “forty two hundred”" not in offered
    page = teacher.get(f"{item}/decide?part=sum")
    assert set(re.findall(r'name="text"[^>]*value="([^"]*)"', page.text)) == {
        "", "forty two hundred", "many"
    }  # fmt: skip
    form: dict[str, Any] = {
        "part": "sum", "choice": "", "text": "forty two hundred", "reason": "It says so.",
        "on_version": version(site),
    }  # fmt: skip
    page = teacher.post(f"{item}/preview", ruling="changed", **form)
    assert (page.status_code, notices(page)[0]) == (
        400,
        (
            "“forty two hundred” is not a number, so the key cannot say it. Accept it beside the "
            "key, or type the number that the key is to say."
        ),
    )
    assert re.search(r'value="forty two hundred" checked', page.text)
    page = teacher.post(f"{item}/preview", ruling="accepted", **form)
    assert table(page)[1:] == [["Mia", "1", "1: 0.67 → 1", "0.67 → 1 of 1"]]
    choice = typed(page, "choice")
    form = {**form, "choice": choice, "text": ""}
    assert teacher.post(f"{item}/decide", ruling="accepted", **form).status_code == 303
    assert "your answer is accepted, too" in text_of(mia.get(f"{site.work}/feedback"))
    form = {**form, "choice": "some", "on_version": version(site)}
    page = teacher.post(f"{item}/preview", ruling="accepted", **form)
    assert (page.status_code, notices(page)[0]) == (
        400,
        (
            "“some” is not a number. Type digits, with a point before a fraction, such as 1234 or "
            "1234.5."
        ),
    )


def test_text_that_is_argued_for_can_be_answered_when_it_was_changed_since(
    any_site: Site,
) -> None:
    site, room = any_site, any_site.room
    room.now = web_state.now()
    choosing.give(room, "figures")
    assignment_ref = (room.store, room.classroom_id, room.assignment_id)

    def save(revision: int, **typed_in: str) -> None:
        value = {**choosing.RIGHT["figures"]["toll"], **typed_in}
        given = [PostedAnswer("toll", revision, value)]
        attempt = room.start("Mia").attempt.id
        mia_there = (room.store, room.people["Mia"], room.assignment_id, attempt)
        saving.save_answers(*mia_there, given, web_state.now)

    save(1, sum="many")
    assignments.close(*assignment_ref, web_state.now)
    mia, teacher = signed_in(site, "Mia"), site.teacher()
    reply = mia.post(f"{site.work}/contest/toll", part="sum", choice="many", argument="So many.")
    assert reply.status_code == 303
    assignments.reopen(*assignment_ref, web_state.now)
    save(2, sum="4200")
    form: dict[str, Any] = {"part": "sum", "choice": "many", "reason": "No.", "ruling": "upheld"}
    item = f"{site.assignment}/items/toll"
    reply = teacher.post(f"{item}/decide", on_version=version(site), **form)
    assert flashes(follow(teacher, reply)) == ["The key stands. Your reply goes to one student."]


def test_item_of_several_parts_is_voided_and_counted_again_as_a_whole(any_site: Site) -> None:
    site, room = any_site, any_site.room
    room.now = web_state.now()
    choosing.give(room, "compare")
    choosing.do_all(room, "Mia", choosing.RIGHT["compare"])
    teacher, item = site.teacher(), f"{site.assignment}/items/first-day"
    for ruling, words in (("voided", "1 counts no longer"), ("counted", "1 counts again")):
        page = teacher.get(f"{item}/decide")
        assert re.findall(r'name="ruling"[^>]*value="(\w+)"', page.text) == [ruling]
        form: dict[str, Any] = {"ruling": ruling, "reason": " ", "on_version": version(site)}
        page = teacher.post(f"{item}/preview", **form)
        assert (page.status_code, errors(page)[0]) == (
            400,
            "Give a reason: students read it, and the history of the key keeps it.",
        )
        form["reason"] = "Why."
        stale = teacher.post(f"{item}/decide", **{**form, "on_version": "old"}, part="")
        assert (stale.status_code, typed(stale, "reason")) == (409, "Why.")
        page = teacher.post(f"{item}/preview", **form)
        assert lead(page) == f"Marks that change: 1 of 1. {words}. Nothing is changed yet."
        assert teacher.post(f"{item}/decide", **form, part="").status_code == 303


def test_percent_sign_in_an_answer_that_is_argued_for(any_site: Site) -> None:
    site, room = any_site, any_site.room
    room.now = web_state.now()
    choosing.give(room, "figures")
    choosing.do_all(room, "Mia", choosing.RIGHT["figures"])
    mia, teacher = signed_in(site, "Mia"), site.teacher()
    mia.post(f"{site.work}/contest/toll", part="add-up", choice="cannot", argument="Look.")
    argued = "You argued for “It cannot be told, 50% is missing”"
    assert argued in text_of(mia.get(f"{site.work}/feedback"))
    form: dict[str, Any] = {"ruling": "upheld", "part": "add-up", "choice": "cannot"}
    item = f"{site.assignment}/items/toll"
    reply = teacher.post(f"{item}/decide", on_version=version(site), reason="No.", **form)
    assert "for “It cannot be told, 50% is missing”" in text_of(follow(teacher, reply))
    assert argued in text_of(mia.get(f"{site.work}/feedback"))


def test_decision_that_says_nothing_is_asked_for(any_site: Site) -> None:
    site, room = any_site, any_site.room
    room.now = web_state.now()
    choosing.give(room, "compare")
    choosing.do_all(room, "Mia", choosing.RIGHT["compare"])
    teacher, before = site.teacher(), version(site)
    item = f"{site.assignment}/items/first-day"
    for action in ("decide", "preview"):
        page = teacher.post(
            f"{item}/{action}", on_version=before, part="toll", choice="first", reason="Kept."
        )
        assert page.status_code == 400
        said = "Choose what you decide: whether the key stands, changes, or counts for nobody."
        assert said in text_of(page)
        assert typed(page, "reason") == "Kept."
    assert version(site) == before
