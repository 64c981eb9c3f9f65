"""What was given before is not given again by one press."""

from kit.classroom.assignments import assignments
from kit.web import state as web_state
from tests.web.conftest import Site, text_of
from tests.web.reading import buttons, follow, heading, lead

GIVE, LIVE = "/give/three-claims", "/live/start/three-claims"


def count(site: Site) -> int:
    return len(assignments.assignments_of(site.room.store, site.room.classroom_id))


def test_giving_again_asks_and_gives_nothing(any_site: Site) -> None:
    teacher = any_site.teacher()
    for path in (GIVE, LIVE):
        page = follow(teacher, teacher.post(f"{any_site.classroom}{path}"))
        assert (heading(page), lead(page)) == (
            "Three claims",
            "The class has been given this already.",
        )
        assert {"Give it a second time", "Teach it live, too"} <= set(buttons(page))
    assert count(any_site) == 1


def test_page_offers_to_reopen_what_is_closed_and_to_watch_what_is_open(any_site: Site) -> None:
    teacher, room = any_site.teacher(), any_site.room
    page = teacher.get(f"{any_site.classroom}{GIVE}/again")
    assert "See its progress" in text_of(page)
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now)
    page = teacher.get(f"{any_site.classroom}{GIVE}/again")
    assert f'href="{any_site.assignment}/reopen"' in page.text
    assert "Open it again" in text_of(page)


def test_second_time_on_purpose_is_given(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.post(f"{any_site.classroom}{GIVE}", again="1")
    teacher.post(f"{any_site.classroom}{LIVE}", again="1")
    assert count(any_site) == 3


def test_what_was_not_given_yet_leads_to_the_lessons(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    assignments.take_back(room.store, room.classroom_id, room.assignment_id, web_state.now())
    reply = teacher.get(f"{any_site.classroom}{GIVE}/again")
    assert reply.location == f"{any_site.classroom}/lessons"
    teacher.post(f"{any_site.classroom}{GIVE}")
    assert count(any_site) == 1
