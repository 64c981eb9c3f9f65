"""The page of a class's teachers: sharing, ending, leaving, handing over, and what it refuses."""

from tests.support.colleagues import share
from tests.support.room import make_teacher
from tests.web.conftest import Site, text_of
from tests.web.reading import buttons, flashes
from tests.web.teacher.giving.undoing import undo_form


def test_shared_ended_and_undone(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    page = f"{any_site.classroom}/teachers"
    assert "There is no other teacher in this kit who could share it." in text_of(teacher.get(page))
    brown = make_teacher(room.store, "Mr Brown", room.now)
    assert teacher.post(f"{page}/add", colleague=str(brown)).status_code == 303
    shown = teacher.get(page)
    assert flashes(shown) == ["Mr Brown shares 9B with you now, and finds it among their classes."]
    assert "added" in text_of(shown)
    assert "by Ms Gray" in text_of(shown)
    path, fields = undo_form(shown)
    assert (path, fields) == (f"{page}/{brown}/end", {})
    theirs = text_of(any_site.teacher("Mr Brown").get("/teacher/"))
    assert "shared by Ms Gray" in theirs
    teacher.post(path)
    shown = teacher.get(page)
    assert flashes(shown) == ["Mr Brown shares 9B no longer. What Mr Brown did there stays."]
    assert undo_form(shown) == (f"{page}/add", {"colleague": str(brown)})
    assert any_site.teacher("Mr Brown").get(any_site.classroom).status_code == 404


def test_nobody_chosen_is_said_and_nothing_is_changed(any_site: Site) -> None:
    teacher, page = any_site.teacher(), f"{any_site.classroom}/teachers"
    for typed in ("", "nobody", str(any_site.room.teacher_id)):
        teacher.post(f"{page}/add", colleague=typed)
        assert flashes(teacher.get(page)) == [
            (
                "This teacher cannot be chosen: the account is closed, or is your own, or the class is "
                "not shared with them any more. Load the page again, and choose one of its list."
            )
        ]


def test_co_teacher_reads_why_not_and_who_could(any_site: Site) -> None:
    room = any_site.room
    share(room.store, room.teacher_id, room.classroom_id, room.now)
    teal = any_site.teacher("Ms Teal")
    refused = teal.get(f"{any_site.classroom}/delete")
    assert refused.status_code == 403
    assert (
        "“9B” belongs to Ms Gray, who shares it with you: its owner alone deletes it, adds and "
        "ends co-teachers, or hands it over. Ask Ms Gray."
    ) in text_of(refused)
    assert "Delete the class for good" not in text_of(teal.get(any_site.classroom))
    assert "Ms Gray owns 9B, and you share it." in text_of(
        teal.get(f"{any_site.classroom}/teachers")
    )


def test_deleting_says_who_loses_it_too(any_site: Site) -> None:
    room, page = any_site.room, f"{any_site.classroom}/delete"
    assert "those who share it" not in text_of(any_site.teacher().get(page))
    share(room.store, room.teacher_id, room.classroom_id, room.now)
    assert (
        "It goes for those who share it, too: Ms Teal. Handed over to one of them, it is kept."
    ) in text_of(any_site.teacher().get(page))


def test_leaving_asks_and_is_told(any_site: Site) -> None:
    room = any_site.room
    share(room.store, room.teacher_id, room.classroom_id, room.now)
    teal, page = any_site.teacher("Ms Teal"), f"{any_site.classroom}/teachers"
    assert (
        "You see 9B no longer, and your copies of articles are not shown there any more; what you "
        "gave and did stays, and only Ms Gray can let you back in."
    ) in text_of(teal.get(f"{page}/leave"))
    for _twice in range(2):
        assert teal.post(f"{page}/leave").location == "/teacher/"
    assert "Ms Teal left the class." in text_of(any_site.teacher().get(page))


def test_handing_over_names_people_and_numbers(any_site: Site) -> None:
    room = any_site.room
    teal_id = share(room.store, room.teacher_id, room.classroom_id, room.now)
    teacher, page = any_site.teacher(), f"{any_site.classroom}/teachers"
    asked = text_of(teacher.get(f"{page}/{teal_id}/hand-over"))
    assert "Hand 9B over to Ms Teal for good?" in asked
    assert (
        "Ms Teal owns it from then on, with 3 students, one assignment and 0 answers; only Ms Teal "
        "could hand it back."
    ) in asked
    for _twice in range(2):
        done = teacher.post(f"{page}/{teal_id}/hand-over", stays="1")
        assert (done.status_code, done.location) == (303, page)
    assert "Ms Teal owns 9B, and you share it." in text_of(teacher.get(page))
    assert "Ms Gray handed the class over to Ms Teal." in text_of(
        any_site.teacher("Ms Teal").get(page)
    )


def test_owner_who_would_leave_reads_what_they_can_do_instead(any_site: Site) -> None:
    room, page = any_site.room, f"{any_site.classroom}/teachers/leave"
    teacher = any_site.teacher()
    assert text_of(teacher.get(page)).endswith(
        "You own it alone, so you cannot leave it: share it with a colleague and hand it over to "
        "them, or archive it. Teachers of this class"
    )
    share(room.store, room.teacher_id, room.classroom_id, room.now)
    shown = teacher.get(page)
    assert text_of(shown).endswith(
        "You own it, so you cannot leave it: hand it over to a co-teacher first, or archive it. "
        "Teachers of this class"
    )
    assert f'action="{page}"' not in shown.text
    assert "Leave 9B" not in buttons(shown)
    assert "Leave 9B" in buttons(any_site.teacher("Ms Teal").get(page))
