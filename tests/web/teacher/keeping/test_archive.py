"""A class put away on the pages: what its teacher and its students see of it."""

from kit.classroom.live import session
from tests.web.conftest import Site, text_of
from tests.web.reading import as_it_stands, begin, buttons, flashes, follow, heading, notices
from tests.web.teacher.giving.undoing import undo_form

ARCHIVED = (
    "Archived: this class is off your start page, nobody new joins, and students read that it is "
    "closed. Nothing of it is lost."
)
CLOSED = "This class is closed. You can read what you have done; nothing more is taken."
NOT_TAKEN = (
    "Your teacher has closed this class, so the kit did not take what you sent. It is kept here; "
    "talk to your teacher."
)


def archive(site: Site) -> None:
    reply = site.teacher().post(f"{site.classroom}/archive")
    assert reply.location == "/teacher/"


def test_archived_class_is_off_the_list_and_undo_brings_it_back(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = follow(teacher, teacher.post(f"{any_site.classroom}/archive"))
    assert flashes(page) == [
        "9B is archived: it is under the archived classes, and nothing of it is lost."
    ]
    back = undo_form(page)
    assert back == (f"{any_site.classroom}/bring-back", {})
    listed, _details, folded = page.text.partition("<details")
    assert f'href="{any_site.classroom}"' not in listed
    assert f'href="{any_site.classroom}"' in folded
    assert "One archived class 9B 3 students have joined · one lesson given · archived" in text_of(
        page
    )
    assert ARCHIVED in notices(teacher.get(any_site.classroom))
    assert ARCHIVED in notices(teacher.get(any_site.assignment))
    page = follow(teacher, teacher.post(back[0]))
    assert undo_form(page) == (f"{any_site.classroom}/archive", {})
    assert flashes(page) == ["9B is back, with everything as it was."]
    assert ARCHIVED not in notices(page)
    home = teacher.get("/teacher/")
    assert "Undo" not in buttons(home)
    assert "archived" not in text_of(home)


def test_students_read_that_it_is_closed_and_see_what_they_have(any_site: Site) -> None:
    student = any_site.student("Sam")
    _attempt, claims = begin(any_site, student)
    archive(any_site)
    home = student.get("/work/")
    assert (heading(home), notices(home)[0]) == ("Hello Sam", CLOSED)
    assert "Three claims the class is closed" in text_of(home)
    assert "the class is closed" in student.get("/work/tasks").text
    task = student.get(any_site.work)
    assert "Your class is closed: this can no longer be done. What you had saved is kept." in (
        text_of(task)
    )
    assert "Go on with the exercise" not in task.text
    for path in ("claims", "hand-in"):
        assert student.get(f"{any_site.work}/{path}").location == "/work/"
    assert student.get(f"{any_site.work}/lesson").status_code == 200
    assert "This class is closed" not in claims.text


def test_nothing_more_is_taken_and_what_is_sent_is_kept_on_the_page(any_site: Site) -> None:
    student = any_site.student("Sam")
    attempt, claims = begin(any_site, student)
    archive(any_site)
    path = f"{any_site.work}/claims/{attempt}"
    reply = student.post(path, **as_it_stands(claims, plan="official"))
    assert (reply.status_code, heading(reply)) == (409, "This class is closed")
    assert NOT_TAKEN in text_of(reply)
    assert 'name="plan.label" value="official"' in reply.text
    by_script = student.post(path, as_script=True, **as_it_stands(claims, plan="official"))
    assert (by_script.status_code, by_script.get_json()) == (
        409,
        {"error": "ClassArchived", "message": NOT_TAKEN},
    )
    any_site.teacher().post(f"{any_site.classroom}/bring-back")
    assert student.post(path, **as_it_stands(claims, plan="official")).status_code == 303


def test_lobby_of_an_archived_class_says_that_it_is_closed(any_site: Site) -> None:
    archive(any_site)
    visitor = any_site.visitor()
    page = visitor.get(f"/join/{any_site.room.code}")
    assert notices(page) == ["This class is closed and takes no new students."]
    assert "Back to my work with my code" in text_of(page)
    reply = visitor.post(f"/join/{any_site.room.code}", name="Tim")
    assert reply.status_code == 409


def test_archived_live_lesson_leads_its_phones_home(any_site: Site) -> None:
    student = any_site.student("Sam")
    live_id = session.start(
        any_site.room.store,
        any_site.room.library,
        any_site.room.classroom_id,
        "three-claims",
        any_site.room.now,
    )
    student.post(f"/work/{live_id}/start")
    assert student.get(f"/work/{live_id}/live/").status_code == 200
    archive(any_site)
    assert student.get(f"/work/{live_id}/live/").location == "/work/"
    # And so does what they ask every other second, at which they load their page anew.
    for asked in ("place", "round"):
        assert student.get(f"/work/{live_id}/live/{asked}").location == "/work/"
