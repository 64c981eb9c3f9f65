"""A student's way in and through: joining, coming back, answering, a second tab."""

import re
from typing import Any

from werkzeug.test import TestResponse

from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import Rules
from kit.classroom.people import class_list, classrooms, students
from kit.classroom.reports.results import results
from kit.items.fields.base_models import WHOLE
from kit.web import state as web_state
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import (
    as_it_stands,
    begin,
    buttons,
    errors,
    flashes,
    follow,
    heading,
    lead,
    picked,
    typed,
)

HANDED_IN = "You have handed in “Three claims” already. What you handed in stands; this change was not taken."
NO_CODE = (
    "That is no personal code of this class, or a one-time code that was used or is too old. "
    "Look again at your slip, or ask your teacher to let you back in."
)
TAKEN = (
    "{} is taken in this class. If that is you, use your personal code or ask your teacher to let "
    "you back in. If not, add a letter of your family name."
)
COOKIE = "whose_words_8000"
ALL = {"plan": "official", "vote": "sourced", "disgrace": "editorial", "figure": "sourced"}


def personal_code(visitor: Visitor) -> str:
    found = re.search(r'<p class="code mb-0">(\w{4} \w{4})</p>', visitor.get("/work/").text)
    assert found
    return found.group(1)


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


def test_join_by_code(site: Site) -> None:
    visitor = site.visitor()
    code = site.room.code
    lobby = follow(visitor, visitor.post("/", code=f" {code[:4].lower()}-{code[4:]} "))
    assert heading(lobby) == "Who are you?"
    home = follow(visitor, visitor.post(f"/join/{code}", name="  Sam   Lee "))
    assert heading(home) == "Hello Sam Lee"
    assert "Three claims to start" in text_of(home)


def test_start_page_knows_who_is_here(any_site: Site) -> None:
    page = any_site.student("Sam").get("/")
    assert heading(page) == "Welcome back, Sam"
    assert "Go on in 9B" in text_of(page)


def test_roster_name_is_picked_once(site: Site) -> None:
    room = site.room
    classrooms.add_roster(room.store, room.classroom_id, "Zoe\nNoa", web_state.now())
    visitor, other = site.visitor(), site.visitor()
    lobby = visitor.get(f"/join/{room.code}")
    assert buttons(lobby) == ["Noa", "Zoe", "Join"]
    zoe = re.findall(r'action="(/join/\w+/roster/[^"]+)"', lobby.text)[1]
    assert heading(follow(visitor, visitor.post(zoe))) == "Hello Zoe"
    late = other.post(zoe)
    assert (late.status_code, lead(late)) == (
        409,
        (
            "Zoe is taken in this class. If that is you, use your personal code or ask your teacher "
            "to let you back in. If not, add a letter of your family name."
        ),
    )
    assert buttons(other.get(f"/join/{room.code}")) == ["Noa", "Join"]
    assert heading(follow(other, other.post(f"/join/{room.code}", name="noa"))) == "Hello Noa"


def tap_twice(visitor: Visitor, path: str, **form: Any) -> list[TestResponse]:
    """The same form sent twice, the second time before the first reply has come."""
    cookie = visitor.client.get_cookie(COOKIE, domain="127.0.0.1")
    assert cookie is not None
    token, replies = visitor.token, []
    for _tap in range(2):
        visitor.client.set_cookie(COOKIE, cookie.value, domain="127.0.0.1")
        visitor.token = token
        replies.append(visitor.post(path, **form))
    return replies


def test_tapping_join_twice_joins_once(site: Site) -> None:
    visitor, path = site.visitor(), f"/join/{site.room.code}"
    visitor.get(path)
    replies = tap_twice(visitor, path, name="Dora")
    assert [(reply.status_code, reply.location) for reply in replies] == [(303, "/work/")] * 2
    assert heading(follow(visitor, replies[1])) == "Hello Dora"
    other = site.visitor().post(path, name="Dora")
    assert (other.status_code, errors(other)) == (409, [TAKEN.format("Dora")])


def test_tapping_a_roster_name_twice_joins_once(any_site: Site) -> None:
    room, visitor = any_site.room, any_site.visitor()
    classrooms.add_roster(room.store, room.classroom_id, "Zoe", web_state.now())
    page = visitor.get(f"/join/{room.code}")
    (zoe,) = re.findall(r'action="(/join/\w+/roster/[^"]+)"', page.text)
    replies = tap_twice(visitor, zoe)
    assert [reply.status_code for reply in replies] == [303, 303]
    assert heading(follow(visitor, replies[1])) == "Hello Zoe"


def test_sending_a_one_time_code_twice_comes_back_once(any_site: Site) -> None:
    room, visitor = any_site.room, any_site.visitor()
    mia = room.people["Mia"].student_id
    _name, code = students.readmit(room.store, room.classroom_id, mia, web_state.now())
    path = f"/join/{room.code}/back"
    visitor.get(path)
    replies = tap_twice(visitor, path, personal_code=code)
    assert [reply.status_code for reply in replies] == [303, 303]
    assert heading(follow(visitor, replies[1])) == "Hello Mia"


def test_tapping_join_again_after_the_reply_goes_on(any_site: Site) -> None:
    visitor, path = any_site.visitor(), f"/join/{any_site.room.code}"
    visitor.get(path)
    token = visitor.token
    visitor.post(path, name="Dora")
    visitor.token = token
    assert heading(follow(visitor, visitor.post(path, name="Dora"))) == "Hello Dora"
    visitor.token = token
    assert visitor.post("/hand-on").status_code == 400


def test_next_visit_of_the_same_browser_is_another(any_site: Site) -> None:
    visitor = any_site.student("Dora")
    visitor.post("/hand-on")
    visitor.token = ""
    visitor.get(f"/join/{any_site.room.code}")
    late = visitor.post(f"/join/{any_site.room.code}", name="Dora")
    assert (late.status_code, errors(late)) == (409, [TAKEN.format("Dora")])


def test_personal_code_comes_back_on_another_device(site: Site) -> None:
    first, second = site.student("Sam"), site.visitor()
    attempt, page = begin(site, first)
    first.post(f"{site.work}/claims/{attempt}", **as_it_stands(page, plan="official"))
    code = personal_code(first)
    back = f"/join/{site.room.code}/back"
    wrong = second.post(back, personal_code="zzzz zzzz")
    assert (wrong.status_code, errors(wrong)) == (404, [NO_CODE])
    assert typed(wrong, "personal_code") == "zzzz zzzz"
    home = follow(second, second.post(back, personal_code=f"{code[:4].lower()} {code[4:]}"))
    assert heading(home) == "Hello Sam"
    assert picked(second.get(f"{site.work}/claims")) == {"plan": "official"}
    assert first.get("/work/").status_code == 200


def test_i_am_not_hands_the_device_on(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    page = visitor.get("/work/")
    assert "I am not Sam" in buttons(page)
    cookie = visitor.client.get_cookie("whose_words_8000", domain="127.0.0.1")
    start = follow(visitor, visitor.post("/hand-on"))
    assert flashes(start) == ["Sam is signed out on this device."]
    assert heading(start) == "Whose words are you reading?"
    assert visitor.get("/work/").location == "/?signed_out=1"
    thief = any_site.visitor()
    assert cookie is not None
    thief.client.set_cookie("whose_words_8000", cookie.value, domain="127.0.0.1")
    assert thief.get("/work/").location == "/?signed_out=1"
    home = follow(visitor, visitor.post(f"/join/{any_site.room.code}", name="Tom"))
    assert heading(home) == "Hello Tom"
    assert "Sam" not in home.text


def test_form_of_the_last_student_is_void_for_the_next(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    attempt, page = begin(any_site, visitor)
    old = visitor.token
    visitor.post("/hand-on")
    visitor.token = ""
    visitor.post(f"/join/{any_site.room.code}", name="Tom")
    path, fields = f"{any_site.work}/claims/{attempt}", as_it_stands(page, plan="official")
    visitor.token = old
    assert visitor.post(path, **fields).status_code == 400
    visitor.token = ""
    assert visitor.post(path, **fields).status_code == 404


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
    assert script.json == {"error": "AlreadySubmitted", "message": HANDED_IN}
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
    assert (reply.status_code, reply.json) == (
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
