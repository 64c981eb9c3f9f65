"""*Close* asks where students are at work, stays with the progress, and is undone by one press."""

from datetime import timedelta

from kit.classroom.assignments.assignments import assignment_of
from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.web.conftest import Site
from tests.web.reading import flashes, follow, heading, lead
from tests.web.teacher.giving.test_rules import STALE
from tests.web.teacher.giving.undoing import press_undo

CLOSED = "Closed. What was saved counts as handed in."


def is_closed(site: Site) -> bool:
    room = site.room
    return assignment_of(room.store, room.classroom_id, room.assignment_id).closed_at is not None


def test_students_at_work_are_named_and_counted_before(site: Site) -> None:
    room, teacher = site.room, site.teacher()
    room.now = web_state.now()
    for name in ("Mia", "Ben", "Ada"):
        room.start(name)
    page = follow(teacher, teacher.post(f"{site.assignment}/close"))
    assert (heading(page), is_closed(site)) == ("Close “Three claims”?", False)
    assert lead(page) == (
        "3 are still working; Ada and 2 others have not handed in. What has reached the kit is "
        "collected as it is; what a device has not sent yet is not taken. The key is shown to 3 at "
        "once (Ada and 2 others), which cannot be undone."
    )
    assert "Close, and collect the work of 3" in page.text
    page = follow(teacher, teacher.post(f"{site.assignment}/close", sure="1"))
    assert (flashes(page), heading(page)) == ([CLOSED], "Three claims")
    assert lead(page) == "Closed. 3 of 3 have handed in."
    assert 'data-watched="' in page.text


def test_nobody_at_work_is_closed_at_once_and_opened_again_by_undo(site: Site) -> None:
    teacher = site.teacher()
    page = follow(teacher, teacher.post(f"{site.assignment}/close"))
    assert (flashes(page), is_closed(site)) == ([CLOSED], True)
    undone = press_undo(teacher, page)
    assert (flashes(undone), is_closed(site)) == (["Open again, until you close it."], False)
    assert flashes(press_undo(teacher, page)) == [STALE]


def test_undo_keeps_the_closing_time(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    closes = web_state.now() + timedelta(hours=1)
    room.give(Rules(closes_at=closes))
    page = follow(teacher, teacher.post(f"{any_site.assignment}/close"))
    undone = press_undo(teacher, page)
    assert flashes(undone)[0].startswith("Open again. It closes ")
    assert flashes(undone)[0].endswith(", as before.")


def test_key_that_closing_would_show_is_asked_about(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.give(Rules(feedback=Feedback.ON_CLOSING))
    room.do_all("Mia", plan="official")
    page = follow(teacher, teacher.post(f"{any_site.assignment}/close"))
    assert lead(page) == (
        "Nobody is at work on it. The key is shown to Mia at once, which cannot be undone."
    )
    assert "Close, and show the key" in page.text


def test_page_that_asks_about_what_is_closed_says_so(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.post(f"{any_site.assignment}/close")
    page = teacher.get(f"{any_site.assignment}/close")
    assert lead(page) == "It is closed already."
