"""Deciding about a key on the teacher's pages."""

import re
from typing import Any

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import Label
from kit.web import state as web_state
from tests.support.arguing import argue, decide, handed_in, version
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, text_of
from tests.web.reading import (
    errors,
    flashes,
    follow,
    heading,
    lead,
    notices,
    table,
    typed,
)


@pytest.mark.long
def test_teacher_finds_and_upholds(any_site: Site) -> None:
    sam, kit = handed_in(any_site, plan="sourced"), handed_in(any_site, "Kit", plan="sourced")
    argue(any_site, sam)
    argue(any_site, kit, argument="So do I.")
    teacher = any_site.teacher()
    assert "2 appeals to answer" in text_of(teacher.get(any_site.classroom))
    results = teacher.get(f"{any_site.assignment}/results")
    assert "2 appeals wait for your answer: Claim 1 (2)" in notices(results)
    page = text_of(teacher.get(f"{any_site.assignment}/items/plan"))
    assert "2 students argue for “Sourced fact” Sam" in page
    assert "“On Monday” is a date. Kit" in page
    for words in (
        "Keep the answer",
        "Accept both",
        "Change the key to “Sourced fact”",
        "Leave this question out",
    ):
        assert words in page
    decide(any_site, teacher, "upheld", reply="A date is no source.")
    assert flashes(teacher.get(f"{any_site.assignment}/items/plan")) == [
        "The key stands. Your reply goes to 2 students."
    ]
    for visitor in (sam, kit):
        feedback = text_of(visitor.get(f"{any_site.work}/feedback"))
        assert "the key stands against “Sourced fact”. A date is no source." in feedback
        assert "your argument" not in text_of(visitor.get("/work/"))
    reply = sam.post(f"{any_site.work}/contest/plan", part="", choice="sourced", argument="Again!")
    assert (reply.status_code, typed(reply, "argument")) == (409, "Again!")
    assert "to answer" not in text_of(teacher.get(any_site.classroom))


def test_reason_is_for_the_class_and_the_reply_for_who_argued(any_site: Site) -> None:
    sam, kit = handed_in(any_site, plan="sourced"), handed_in(any_site, "Kit")
    argue(any_site, sam)
    teacher = any_site.teacher()
    form: dict[str, Any] = {
        "ruling": "accepted", "part": "", "choice": "sourced", "on_version": version(any_site),
        "reason": "Both can be meant.", "reply": "Well seen, Sam.",
    }  # fmt: skip
    page = teacher.post(f"{any_site.assignment}/items/plan/preview", **form)
    assert "One student who argued gets your reply." in text_of(page)
    assert (typed(page, "reason"), typed(page, "reply")) == (
        "Both can be meant.",
        "Well seen, Sam.",
    )
    decide(any_site, teacher, "accepted", reason="Both can be meant.", reply="Well seen, Sam.")
    of_sam, of_kit = (text_of(one.get(f"{any_site.work}/feedback")) for one in (sam, kit))
    assert "Well seen, Sam." in of_sam
    assert "Well seen" not in of_kit
    for seen in (of_sam, of_kit):
        assert "Accepted, too: “Sourced fact”. Both can be meant." in seen


def test_key_that_stands_owes_a_reply(any_site: Site) -> None:
    argue(any_site, handed_in(any_site, plan="sourced"))
    form: dict[str, Any] = {"part": "", "choice": "sourced", "on_version": version(any_site)}
    page = any_site.teacher().post(
        f"{any_site.assignment}/items/plan/decide", ruling="upheld", **form
    )
    assert (page.status_code, errors(page)) == (
        400,
        ["Write a reply: the students who argue for this read it, and nobody else."],
    )


def test_teacher_looks_then_changes_and_the_student_gets_the_credit(any_site: Site) -> None:
    sam = handed_in(any_site, plan="sourced")
    kit = handed_in(any_site, "Kit")
    argue(any_site, sam)
    teacher = any_site.teacher()
    form: dict[str, Any] = {
        "ruling": "changed", "part": "", "choice": "sourced",
        "reason": "Two\nlines.", "on_version": version(any_site),
    }  # fmt: skip
    before = version(any_site)
    page = teacher.post(f"{any_site.assignment}/items/plan/preview", **form)
    assert lead(page) == "Marks that change: 2 of 2. 1 rises, 1 falls. Nothing is changed yet."
    assert "Claim 1: “Official statement” becomes “Sourced fact”." in text_of(page)
    assert "One student who argued gets your reason as the answer." in text_of(page)
    assert table(page) == [
        ["Student", "Attempt", "Item: mark", "Exercise"],
        ["Kit", "1", "1: 1 → 0", "4 → 3 of 4"],
        ["Sam", "1", "1: 0 → 1", "3 → 4 of 4"],
    ]
    assert version(any_site) == before
    assert typed(page, "reason") == "Two\nlines."
    decide(any_site, teacher, "changed", reason="Two\r\nlines.")
    assert flashes(teacher.get(f"{any_site.assignment}/items/plan")) == [
        "Decided: 2 marks have changed. The old ones are kept in the history."
    ]
    credit = "Sam, your argument changed the key of number 1 in “Three claims”."
    for path in ("/work/", f"{any_site.work}/feedback"):
        assert credit in notices(sam.get(path))
        assert "your argument" not in text_of(kit.get(path))
        assert "Sam" not in text_of(kit.get(path))
    text = text_of(sam.get(f"{any_site.work}/feedback"))
    assert "the key says “Sourced fact” now. Two lines." in text
    assert re.search(r"The mark was 0 until \d+:\d\d.[AP]M, then 1\.", text)
    history = table(teacher.get(f"{any_site.assignment}/key"))
    assert [row[1:3] for row in history[1:]] == [
        ["the kit", "key as it was given"],
        ["Ms Gray", "Claim 1: the key says “Sourced fact” now Two lines."],
    ]
    assert [row[3:] for row in history[1:]] == [
        [before[:8], ""],
        [f"{version(any_site)[:8]} (now)", "2"],
    ]


def test_second_of_two_teachers_sees_the_firsts_change(site: Site) -> None:
    handed_in(site, plan="sourced")
    first, second = site.teacher(), site.teacher()
    old = version(site)
    decide(site, first, "changed", reason="My change.")
    form: dict[str, Any] = {
        "ruling": "accepted", "part": "", "choice": "editorial",
        "reason": "Typed at length.", "on_version": old,
    }  # fmt: skip
    for step in ("preview", "decide"):
        page = second.post(f"{site.assignment}/items/plan/{step}", **form)
        assert page.status_code == 409
        assert notices(page)[0] == (
            "Ms Gray changed this key at the same time. Nothing of yours is lost: look at the new "
            "key below, and decide again."
        )
        assert re.fullmatch(
            r"Ms Gray, .*: Claim 1: the key says “Sourced fact” now\. My change\.", notices(page)[1]
        )
        assert (
            "Key Sourced fact Why My change. To check it From the key before this change: "
            f"{KEY_MARK}"
        ) in text_of(page)
        assert typed(page, "reason") == "Typed at length."
        assert typed(page, "on_version") == version(site)
        assert re.search(r'value="editorial" checked', page.text)
        assert re.search(r'value="accepted" checked', page.text)
    form["on_version"] = version(site)
    assert second.post(f"{site.assignment}/items/plan/decide", **form).status_code == 303
    assert len(table(second.get(f"{site.assignment}/key"))) == 4


def test_decision_without_a_reason_keeps_what_was_picked(any_site: Site) -> None:
    handed_in(any_site)
    teacher = any_site.teacher()
    page = teacher.get(f"{any_site.assignment}/items/plan/decide")
    assert heading(page) == "Claim 1: change the key"
    form: dict[str, Any] = {
        "ruling": "voided", "part": "", "choice": "", "reason": " ",
        "on_version": version(any_site),
    }  # fmt: skip
    for step in ("preview", "decide"):
        page = teacher.post(f"{any_site.assignment}/items/plan/{step}", **form)
        assert (page.status_code, errors(page)[0]) == (
            400,
            "Give a reason: students read it, and the history of the key keeps it.",
        )
        assert re.search(r'value="voided" checked', page.text)
    form["reason"] = "Two readings."
    page = teacher.post(f"{any_site.assignment}/items/plan/preview", **form)
    assert lead(page) == "Marks that change: 1 of 1. 1 counts no longer. Nothing is changed yet."
    assert table(page)[1] == ["Sam", "1", "1: 1 → not counted", "4 of 4 → 3 of 3"]
    assert teacher.post(f"{any_site.assignment}/items/nope/decide", **form).status_code == 404


def test_decision_without_an_answer_asks_for_one(any_site: Site) -> None:
    handed_in(any_site)
    teacher = any_site.teacher()
    form: dict[str, Any] = {"part": "", "reason": "Kept.", "on_version": version(any_site)}
    for ruling in ("changed", "accepted"):
        page = teacher.post(f"{any_site.assignment}/items/plan/preview", ruling=ruling, **form)
        assert (page.status_code, errors(page)[0], typed(page, "reason")) == (
            400,
            (
                "Choose the answer that your decision is about. Only a question that is left out "
                "or put back needs none."
            ),
            "Kept.",
        )


def test_changed_key_says_how_to_check_it(any_site: Site) -> None:
    site = any_site
    sam = handed_in(site, plan="sourced")
    argue(site, sam)
    teacher, item = site.teacher(), f"{site.assignment}/items/plan"
    assert text_of(teacher.get(item)).count("How would one check it?") == 1
    form: dict[str, Any] = {
        "ruling": "changed", "part": "", "choice": "sourced", "reason": "Well argued.",
        "check": "x" * 1001, "on_version": version(site),
    }  # fmt: skip
    page = teacher.post(f"{item}/preview", **form)
    assert (page.status_code, errors(page)[0]) == (
        400,
        (
            "What you wrote on how to check it has 1001 characters; allowed are 1000. It stands "
            "in the box as you wrote it: shorten it there."
        ),
    )
    assert typed(page, "check") == "x" * 1001
    form["check"] = " Look at\r\nthe minutes. "
    page = teacher.post(f"{item}/preview", **form)
    assert typed(page, "check") == "Look at\nthe minutes."
    assert teacher.post(f"{item}/decide", **form).status_code == 303
    feedback = text_of(sam.get(f"{site.work}/feedback"))
    assert "Why Well argued. To check it Look at the minutes." in feedback
    decide(site, teacher, "changed", "editorial", reason="No.")
    assert ("Why No. To check it From the key before this change: Look at the minutes.") in text_of(
        sam.get(f"{site.work}/feedback")
    )


def test_void_item_is_counted_again(any_site: Site) -> None:
    site = any_site
    sam = handed_in(site)
    teacher = site.teacher()
    item, before = f"{site.assignment}/items/plan", version(site)
    decide(site, teacher, "voided", "", reason="Two readings.")
    page = teacher.get(f"{item}/decide")
    assert re.findall(r'name="ruling"[^>]*value="(\w+)"', page.text) == [
        "changed", "accepted", "counted"
    ]  # fmt: skip
    assert "Which answer? (To put the question back, none is needed.)" in text_of(page)
    form: dict[str, Any] = {"part": "", "reason": "One reading.", "on_version": version(site)}
    page = teacher.post(f"{item}/decide", ruling="voided", **form)
    assert (page.status_code, notices(page)[0], typed(page, "reason")) == (
        409,
        "This question is left out already: it counts for nobody. Leave it as it is, or put it back.",
        "One reading.",
    )
    page = teacher.post(f"{item}/preview", ruling="counted", **form)
    assert lead(page) == "Marks that change: 1 of 1. 1 counts again. Nothing is changed yet."
    assert "Claim 1 counts again." in text_of(page)
    assert re.search(
        r'<button type="submit" class="btn btn-primary">Put this question back</button>', page.text
    )
    assert table(page)[1] == ["Sam", "1", "1: not counted → 1", "3 of 3 → 4 of 4"]
    decide(site, teacher, "counted", "", reason="One reading.")
    assert len({before, version(site), form["on_version"]}) == 3
    text = text_of(sam.get(f"{site.work}/feedback"))
    assert "This counts for nobody" not in text
    assert text.count("I see it differently") == 4
    history = table(teacher.get(f"{site.assignment}/key"))
    assert [row[1:3] for row in history[2:]] == [
        ["Ms Gray", "Claim 1: it counts for nobody now Two readings."],
        ["Ms Gray", "Claim 1: it counts again now One reading."],
    ]
    form["on_version"] = version(site)
    page = teacher.post(f"{item}/decide", ruling="counted", **form)
    assert (page.status_code, notices(page)[0]) == (
        409,
        "This question counts already, so it cannot be put back. Leave it as it is.",
    )


def test_unasked_void_shows_everywhere(any_site: Site) -> None:
    sam = handed_in(any_site)
    decide(any_site, any_site.teacher(), "voided", "", reason="Two readings.")
    text = text_of(sam.get(f"{any_site.work}/feedback"))
    assert "This counts for nobody: Two readings." in text
    assert text.count("I see it differently") == 3
    page = sam.get(f"{any_site.work}/contest/plan")
    assert "This item counts for nobody, so there is nothing to argue about." in notices(page)
    reply = sam.post(f"{any_site.work}/contest/plan", part="", choice="sourced", argument="x")
    assert reply.status_code == 409


def test_results_say_what_is_shipped_anew(any_site: Site) -> None:
    site, room = any_site, any_site.room
    room.now = web_state.now()
    room.do_all("Mia", vote="editorial")
    teacher = site.teacher()
    assert teacher.get(f"{site.assignment}/key/shipped").status_code == 409
    decide(site, teacher, "accepted")
    key, exercise = room.library.keys["three-claims"], room.library.exercises["three-claims"]
    entry = key.items["vote"].model_copy(update={"label": Label.EDITORIAL})
    item = exercise.items[0].model_copy(update={"claim": "Other words."})
    library = site.app.extensions["kit"].library
    upgraded = type(library)(
        library.articles,
        library.lessons,
        {"three-claims": exercise.model_copy(update={"items": (item, *exercise.items[1:])})},
        {"three-claims": key.model_copy(update={"items": {**key.items, "vote": entry}})},
        (),
    )
    site.app.extensions["kit"].library = upgraded
    results = notices(teacher.get(f"{site.assignment}/results"))
    assert results[0] == (
        "The kit now has another key for this exercise. Nothing has changed here: "
        "look at what changes ."
    )
    assert results[1].startswith("The kit now has another text of this exercise. This class has")
    page = teacher.get(f"{site.assignment}/key/shipped")
    assert lead(page) == "Marks that change: 1 of 2. 1 rises. Nothing is changed yet."
    assert "Claim 1: “Sourced fact” is accepted, too (Ms Gray" in text_of(page)
    assert "Claim 2: “Sourced fact” becomes “Editorial interpretation”." in text_of(page)
    stale = teacher.post(f"{site.assignment}/key/shipped", on_version="old", reason="Mine.")
    assert (stale.status_code, typed(stale, "reason")) == (409, "Mine.")
    done = teacher.post(
        f"{site.assignment}/key/shipped", on_version=version(site), reason="It is better."
    )
    assert flashes(follow(teacher, done)) == [
        "Decided: one mark has changed. The old one is kept in the history."
    ]
    room.library = upgraded
    first = site.assignment
    room.give(Rules())
    assert "The class has this exercise with another text, too:" in text_of(
        teacher.get(f"{first}/results")
    )


def test_words_that_the_key_had_marked_keep_their_pen(any_site: Site) -> None:
    sam = handed_in(any_site, plan="sourced")
    teacher = any_site.teacher()
    decide(any_site, teacher, "changed", reason="A record.")
    page = sam.get(f"{any_site.work}/feedback")
    assert '<mark class="pen pen-official">announced</mark>' in page.text
    assert (
        "The marked words are from the key before this change: they showed “Official statement”."
    ) in text_of(page)
