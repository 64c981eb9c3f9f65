"""The notice by which what was done is undone."""

from typing import Any

from flask import get_flashed_messages

from kit.web.pressing.undo import offer_undo
from tests.web.conftest import Site
from tests.web.reading import flashes, follow, lead
from tests.web.teacher.giving.undoing import press_undo, undo_form


def test_notice_leads_to_the_inverse_with_its_fields(any_site: Site) -> None:
    with any_site.app.test_request_context():
        offer_undo("Done.", "giving.put_back", {"on_version": "v"}, classroom_id=1, assignment_id=2)
        messages: Any = get_flashed_messages(with_categories=True)
    notice = {
        "text": "Done.",
        "action": "/teacher/classrooms/1/assignments/2/put-back",
        "fields": {"on_version": "v"},
    }
    assert messages == [("undo", notice)]


def test_withdrawn_comes_back_as_it_was_and_only_for_a_day(site: Site) -> None:
    room, teacher, sam = site.room, site.teacher(), site.student("Sam")
    page = follow(teacher, teacher.post(f"{site.assignment}/take-back"))
    assert undo_form(page) == (f"{site.assignment}/put-back", {})
    assert sam.get(site.work).status_code == 404
    back = press_undo(teacher, page)
    assert flashes(back) == ["Three claims is there again, as it was given."]
    assert sam.get(site.work).status_code == 200
    # Twice is once.
    assert flashes(press_undo(teacher, page)) == ["Three claims is there again, as it was given."]
    gone = teacher.post(f"{site.classroom}/assignments/{room.classroom_id}/put-back")
    assert (gone.status_code, lead(gone)) == (
        404,
        "This was withdrawn more than a day ago and is not kept any more. Give the lesson anew.",
    )
