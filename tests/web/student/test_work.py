"""A student's way through: answering, handing in, a second tab."""

import re
from typing import Any

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import class_list, students
from kit.classroom.reports.results import results
from kit.items.fields.base_models import WHOLE
from kit.web import state as web_state
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import (
    as_it_stands,
    begin,
    buttons,
    flashes,
    follow,
    heading,
    lead,
    picked,
    told_to_script,
)

HANDED_IN = "You have handed in “Three claims” already. What you handed in stands; this change was not taken."


ALL = {"plan": "official", "vote": "sourced", "disgrace": "editorial", "figure": "sourced"}


def handed_in(site: Site, name: str) -> dict[str, str]:
    """What the class's sheet holds of somebody who has handed in."""
    room = site.room
    found = results(room.store, room.classroom_id, room.assignment_id, web_state.now())
    row = next(row for row in found.sheet.students if row.name == name)
    assert row.state == "handed-in", row.state
    return {item: cell.choices[WHOLE] for item, cell in row.cells.items()}


def hand_in_all(site: Site, visitor: Visitor) -> str:
    """All claims answered as the key, handed in by the pages; the attempt's id."""
    attempt, page = begin(site, visitor)
    visitor.post(f"{site.work}/claims/{attempt}", **as_it_stands(page, **ALL))
    visitor.post(f"{site.work}/hand-in/{attempt}")
    return attempt


def test_plain_form_saves_what_stands_on_the_page(site: Site) -> None:
    visitor = site.student("Sam")
    attempt, page = begin(site, visitor)
    path = f"{site.work}/claims/{attempt}"
    reply = visitor.post(path, save="1", **as_it_stands(page, plan="official", vote="editorial"))
    page = follow(visitor, reply)
    assert flashes(page) == ["Saved."]
    assert picked(page) == {"plan": "official", "vote": "editorial"}
    reply = visitor.post(path, review="1", **as_it_stands(page, vote="sourced", figure="sourced"))
    review = follow(visitor, reply)
    assert reply.location == f"{site.work}/hand-in"
    assert lead(review) == (
        "One has no answer yet. Once you have handed in, nothing changes any more."
    )
    assert re.findall(r"<strong[^>]*>(.*?)</strong>", review.text) == [
        "Official statement",
        "Sourced fact",
        "no answer yet",
        "Sourced fact",
    ]


def test_review_of_all_answered_says_so(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    attempt, page = begin(any_site, visitor)
    path = f"{any_site.work}/claims/{attempt}"
    review = follow(visitor, visitor.post(path, review="1", **as_it_stands(page, **ALL)))
    assert lead(review) == (
        "Everything is answered. Once you have handed in, nothing changes any more."
    )


def test_autosave_acknowledges_what_is_held(site: Site) -> None:
    visitor = site.student("Sam")
    attempt, _page = begin(site, visitor)

    def send(revision: int, label: str) -> object:
        fields: dict[str, Any] = {"plan.label": label, "plan.revision": str(revision)}
        path = f"{site.work}/claims/{attempt}"
        return visitor.post(path, as_script=True, **fields).json

    first = {"held": {"plan": {"revision": 1, "fields": {"label": "official"}, "taken": True}}}
    assert send(1, "official") == first
    assert send(1, "official") == first
    newer: Any = {"held": {"plan": {"revision": 3, "fields": {"label": "sourced"}, "taken": True}}}
    assert send(3, "sourced") == newer
    late: Any = send(2, "editorial")
    assert 0 <= late.pop("since")["plan"] < 60
    assert late["held"]["plan"] == {**newer["held"]["plan"], "taken": False}
    assert picked(visitor.get(f"{site.work}/claims")) == {"plan": "sourced"}


def test_second_tab_that_is_behind_takes_nothing_back(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    attempt, behind = begin(any_site, visitor)
    path = f"{any_site.work}/claims/{attempt}"
    visitor.post(path, **as_it_stands(behind, plan="official"))
    visitor.post(path, **as_it_stands(behind, vote="sourced"))
    page = visitor.get(f"{any_site.work}/claims")
    assert picked(page) == {"plan": "official", "vote": "sourced"}


def test_second_tab_whose_pick_was_not_taken_is_told_so(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    attempt, behind = begin(any_site, visitor)
    path = f"{any_site.work}/claims/{attempt}"
    visitor.post(path, save="1", **as_it_stands(behind, plan="official"))
    visitor.get(f"{any_site.work}/claims")
    page = follow(visitor, visitor.post(path, save="1", **as_it_stands(behind, plan="editorial")))
    assert picked(page) == {"plan": "editorial"} or flashes(page) != ["Saved."]


def test_what_was_given_can_be_taken_back(site: Site) -> None:
    visitor = site.student("Sam")
    attempt, page = begin(site, visitor)
    path = f"{site.work}/claims/{attempt}"
    page = follow(
        visitor, visitor.post(path, **as_it_stands(page, plan="official", vote="sourced"))
    )
    fields = {"plan.revision": "2", "plan.label": ""}
    reply = visitor.post(path, as_script=True, **fields).json
    assert reply == {"held": {"plan": {"revision": 2, "fields": {}, "taken": True}}}
    assert visitor.post(path, as_script=True, **fields).json == reply
    assert picked(visitor.get(f"{site.work}/claims")) == {"vote": "sourced"}
    assert lead(visitor.get(f"{site.work}/hand-in")).startswith("3 have no answer yet.")
    room = site.room
    (how_far,) = assignments.progress_of(room.store, room.classroom_id, room.assignment_id)
    assert how_far.answered == 1
    visitor.post(f"{site.work}/hand-in/{attempt}")
    assert handed_in(site, "Sam") == {"vote": "sourced"}


def test_nothing_posted_where_nothing_is_held_is_acknowledged(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    attempt, _page = begin(any_site, visitor)
    fields = {"plan.revision": "1", "plan.label": ""}
    reply = visitor.post(f"{any_site.work}/claims/{attempt}", as_script=True, **fields).json
    assert reply == {"held": {"plan": {"revision": 0, "fields": {}, "taken": True}}}


def test_second_tab_after_handing_in_changes_nothing(site: Site) -> None:
    visitor = site.student("Sam")
    attempt, page = begin(site, visitor)
    hand_in_all(site, visitor)
    path = f"{site.work}/claims/{attempt}"
    late = visitor.post(path, **as_it_stands(page, plan="editorial"))
    assert (late.status_code, heading(late), lead(late)) == (409, "That did not work", HANDED_IN)
    fields: dict[str, Any] = {"plan.label": "editorial", "plan.revision": "9"}
    script = visitor.post(path, as_script=True, **fields)
    assert told_to_script(script) == {"error": "AlreadySubmitted", "message": HANDED_IN}
    assert handed_in(site, "Sam") == ALL


def test_old_tab_is_acknowledged_from_its_own_attempt(site: Site) -> None:
    """Handed in, begun anew: the old tab's pick equals what the new attempt holds."""
    site.room.give(Rules(attempts_allowed=2))
    visitor = site.student("Sam")
    old = hand_in_all(site, visitor)
    new, _page = begin(site, visitor)
    fields: dict[str, Any] = {"plan.label": "editorial", "plan.revision": "1"}
    visitor.post(f"{site.work}/claims/{new}", as_script=True, **fields)
    reply = visitor.post(f"{site.work}/claims/{old}", as_script=True, **fields)
    assert (reply.status_code, told_to_script(reply)) == (
        409,
        {"error": "AlreadySubmitted", "message": HANDED_IN},
    )


def test_old_tab_after_a_merge_reaches_the_attempt_that_goes_on(site: Site) -> None:
    room, visitor, other = site.room, site.student("Sam"), site.student("Sam B")
    old, _page = begin(site, visitor)
    begin(site, other)
    found = {s.name: s.id for s in students.students_of(room.store, room.classroom_id)}
    class_list.merge_students(
        room.store, room.classroom_id, found["Sam"], found["Sam B"], web_state.now()
    )
    fields: dict[str, Any] = {"plan.label": "editorial", "plan.revision": "1"}
    reply = visitor.post(f"{site.work}/claims/{old}", as_script=True, **fields)
    assert reply.json == {
        "held": {"plan": {"revision": 1, "fields": {"label": "editorial"}, "taken": True}}
    }
    for browser in (visitor, other):
        assert picked(browser.get(f"{site.work}/claims")) == {"plan": "editorial"}


def test_handing_in_twice_is_once(site: Site) -> None:
    visitor = site.student("Sam")
    attempt = hand_in_all(site, visitor)
    visitor.get(site.work)
    task = follow(visitor, visitor.post(f"{site.work}/hand-in/{attempt}"))
    assert (lead(task), flashes(task)) == ("You have handed this in. Well done.", [])
    assert handed_in(site, "Sam") == ALL


def test_back_button_finds_no_old_page(any_site: Site) -> None:
    site, visitor = any_site, any_site.student("Sam")
    for path in ("/work/", site.work):
        assert visitor.get(path).headers["Cache-Control"] == "no-store"
    assert visitor.get(f"/join/{site.room.code}").location == "/work/"
    hand_in_all(site, visitor)
    for path in (f"{site.work}/claims", f"{site.work}/hand-in"):
        assert (visitor.get(path).status_code, visitor.get(path).location) == (303, site.work)


def test_page_says_after_how_many_attempts_one_is_begun(any_site: Site) -> None:
    any_site.room.give(Rules(attempts_allowed=2))
    visitor = any_site.student("Sam")
    assert hidden(visitor.get(any_site.work)) == "0"
    attempt, _page = begin(any_site, visitor)
    handed_in = follow(visitor, visitor.post(f"{any_site.work}/hand-in/{attempt}"))
    assert hidden(handed_in) == hidden(visitor.get(any_site.work)) == "1"
    assert hidden(visitor.get(f"{any_site.work}/feedback")) == "1"
    # As a click of before that comes once more: it leads on, and begins nothing.
    reply = visitor.post(f"{any_site.work}/start", after="0")
    assert reply.status_code == 303
    assert hidden(visitor.get(any_site.work)) == "1"


def hidden(page: Any) -> str:
    (match,) = re.findall(r'<input type="hidden" name="after" value="(\d+)">', page.text)
    return str(match)


def test_starting_again_goes_on_with_the_same_attempt(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    first, page = begin(any_site, visitor)
    visitor.post(f"{any_site.work}/claims/{first}", **as_it_stands(page, plan="official"))
    second, page = begin(any_site, visitor)
    assert (second, picked(page)) == (first, {"plan": "official"})
    visitor.post(f"{any_site.work}/hand-in/{first}")
    reply = visitor.post(f"{any_site.work}/start")
    assert (reply.status_code, lead(reply)) == (
        409,
        "“Three claims” allows 1 attempts, and you have used them.",
    )


def test_another_attempt_begins_empty_where_it_is_allowed(any_site: Site) -> None:
    any_site.room.give(Rules(attempts_allowed=2))
    visitor = any_site.student("Sam")
    first = hand_in_all(any_site, visitor)
    assert "Begin a new attempt" in buttons(visitor.get(any_site.work))
    second, page = begin(any_site, visitor)
    assert (second != first, picked(page)) == (True, {})


def test_removed_student_is_signed_out(any_site: Site) -> None:
    room, visitor = any_site.room, any_site.student("Sam")
    found = {s.name: s.id for s in students.students_of(room.store, room.classroom_id)}
    class_list.remove_student(room.store, room.classroom_id, found["Sam"], web_state.now())
    assert visitor.get("/work/").location == "/?signed_out=1"


def test_task_that_was_missed_says_so(any_site: Site) -> None:
    room, visitor = any_site.room, any_site.student("Sam")
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now)
    page = visitor.get(any_site.work)
    assert lead(page) == "This is closed, and you did not begin it. Talk to your teacher."
    assert "closed; you did not begin it" in text_of(visitor.get("/work/"))


def test_page_on_another_device_hears_what_the_kit_holds(any_site: Site) -> None:
    """Also of what was taken back: its number counts."""
    sam = any_site.student("Sam")
    attempt, _page = begin(any_site, sam)
    path = f"{any_site.work}/claims/{attempt}"
    assert sam.get(path).get_json() == {"held": {}}
    sam.post(path, as_script=True, **{"plan.label": "official", "plan.revision": "1"})
    sam.post(path, as_script=True, **{"vote.label": "sourced", "vote.revision": "1"})
    sam.post(path, as_script=True, **{"vote.label": "", "vote.revision": "2"})
    held = sam.get(path).get_json()["held"]
    assert held["plan"] == {"revision": 1, "fields": {"label": "official"}, "taken": False}
    assert (held["vote"]["revision"], held["vote"]["fields"].get("label", "")) == (2, "")
