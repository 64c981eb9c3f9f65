"""Errors of whole pages: what happened, what to do, nothing typed is lost."""

from typing import Any

import pytest

from kit.store.people import students
from tests.support.at_work import at_work, saved
from tests.web.conftest import Site, Visitor
from tests.web.reading import (
    as_it_stands,
    follow,
    heading,
    lead,
    notices,
    told_to_script,
)

STALE = (
    "This page was open for too long, or the kit was started anew since. Go back, load the page "
    "again and send it once more; your saved answers are there."
)


TOO_MUCH = "What was sent is longer than the kit takes at once (half a megabyte). Send it in parts."


SIGNED_OUT = (
    "You are not signed in on this device now. What you saved is kept, unless you or your class were "
    "deleted for good. Type the class code, then choose “Back to my work with my code”. Your "
    "personal code, or your teacher, takes you back."
)


def forget_cookie(visitor: Visitor) -> None:
    visitor.client.delete_cookie(visitor.cookie_name, domain="127.0.0.1")


def test_form_of_a_lost_session_is_refused_and_the_script_goes_on(any_site: Site) -> None:
    visitor, path = at_work(any_site)
    code = visitor.get("/work/").text.split('<p class="code mb-0" translate="no">')[1][:9]
    page = visitor.get(f"{any_site.work}/claims")
    fields: dict[str, Any] = {"vote.label": "sourced", "vote.revision": "1"}
    forget_cookie(visitor)
    reply = visitor.post(path, **as_it_stands(page, vote="sourced"))
    assert (reply.status_code, heading(reply)) == (401, "You are not signed in")
    assert 'name="vote.label" value="sourced"' in reply.text
    visitor.token = "void"
    script = visitor.post(path, as_script=True, **fields)
    told = {"error": "StaleForm", "message": STALE}
    assert (script.status_code, told_to_script(script)) == (400, told)
    visitor.token = ""
    script = visitor.post(path, as_script=True, **fields)
    assert (script.status_code, script.json) == (401, {"error": "SignedOut"})
    visitor.post(f"/join/{any_site.room.code}/back", personal_code=code)
    visitor.token = ""
    assert visitor.post(path, as_script=True, **fields).status_code == 200
    assert saved(visitor, any_site) == {"plan": "official", "vote": "sourced"}


def test_page_of_a_lost_session_says_the_way_back(any_site: Site) -> None:
    visitor, _path = at_work(any_site)
    forget_cookie(visitor)
    start = follow(visitor, visitor.get(f"{any_site.work}/claims"))
    assert notices(start) == [SIGNED_OUT]
    lobby = follow(visitor, visitor.post("/", code=any_site.room.code))
    assert "Back to my work with my code" in lobby.text


@pytest.mark.parametrize("gone", ["student", "class"])
def test_who_was_deleted_is_not_told_that_all_is_kept(any_site: Site, gone: str) -> None:
    """The kit knows nothing of them any more, so one sentence has to be true of everybody."""
    visitor, path = at_work(any_site)
    room, teacher = any_site.room, any_site.teacher()
    if gone == "student":
        with room.store.reading() as connection:
            everybody = students.students(connection, room.classroom_id)
        (sam,) = (student.id for student in everybody if student.name == "Sam")
        student = f"{any_site.classroom}/students/{sam}"
        teacher.post(f"{student}/remove")
        teacher.post(f"{student}/erase")
    else:
        teacher.post(f"{any_site.classroom}/delete", name="9B")
    start = follow(visitor, visitor.get(f"{any_site.work}/claims"))
    assert notices(start) == [SIGNED_OUT]
    fields: dict[str, Any] = {"vote.label": "sourced"}
    script = visitor.post(path, as_script=True, **fields)
    assert (script.status_code, script.json) == (401, {"error": "SignedOut"})


def test_over_long_body(any_site: Site) -> None:
    visitor, path = at_work(any_site)
    fields: dict[str, Any] = {"plan.label": "x" * 600_000}
    reply = visitor.post(path, **fields)
    assert (reply.status_code, heading(reply), lead(reply)) == (413, "Too much at once", TOO_MUCH)
    script = visitor.post(path, as_script=True, **fields)
    assert told_to_script(script) == {"error": "RequestEntityTooLarge", "message": TOO_MUCH}
    assert saved(visitor, any_site) == {"plan": "official"}
