"""What a co-teacher gives of their own is the class's: its pages work for its owner, too."""

from uuid import UUID

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring import drafts, publishing
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.own_library import library_for
from tests.support.colleagues import share
from tests.web.conftest import Site, text_of

PAGES = (
    "", "/results", "/rules", "/close", "/key", "/items/claim-1", "/items/claim-1/decide", "/text",
)  # fmt: skip


@pytest.fixture
def theirs(site: Site) -> tuple[str, UUID]:
    """Ms Teal gave the class an exercise of her own: its pages, and her id."""
    room = site.room
    teal = share(room.store, room.teacher_id, room.classroom_id, room.now)
    beginning = drafts.example("classify", "The bridge", "begun")
    draft = drafts.make(room.store, teal, beginning, room.now)
    publishing.publish(room.store, room.library, OwnDraft(teal, draft.id), 1, room.now)
    library = library_for(room.store, room.library, teal)
    task = assignments.give(
        room.store, library, room.classroom_id, draft.content_id, Rules(), room.now
    )
    return f"{site.classroom}/assignments/{task}", teal


@pytest.mark.sampled(1)
def test_pages_of_it_answer_both_teachers(site: Site, theirs: tuple[str, UUID]) -> None:
    page, _teal = theirs
    answers = {
        (who, end): site.teacher(who).get(f"{page}{end}").status_code
        for who in ("Ms Gray", "Ms Teal")
        for end in PAGES
    }
    assert set(answers.values()) == {200}, answers
    for place in ("", "/lessons", "/students", "/results", "/waiting"):
        assert site.teacher().get(f"{site.classroom}{place}").status_code == 200


def test_owner_reads_whose_it_is_and_gets_no_way_into_the_draft(
    site: Site, theirs: tuple[str, UUID]
) -> None:
    page, teal = theirs
    hers = site.teacher().get(f"{page}/results")
    assert (
        "A colleague who teaches this class wrote this exercise. It belongs to the class now, for "
        "all its teachers; only who wrote it gives it anew."
    ) in text_of(hers)
    assert "/teacher/own/" not in hers.text
    assert "A colleague who teaches this class" not in text_of(
        site.teacher("Ms Teal").get(f"{page}/results")
    )
    assert " a colleague key as it was given " in text_of(site.teacher().get(f"{page}/key"))
    assert " you key as it was given " in text_of(site.teacher("Ms Teal").get(f"{page}/key"))
    [draft] = drafts.drafts_of(site.room.store, teal)
    assert site.teacher().get(f"/teacher/own/{draft.id}").status_code == 404


def test_it_is_closed_by_either_and_offered_to_its_writer_alone(
    site: Site, theirs: tuple[str, UUID]
) -> None:
    page, _teal = theirs
    assert "The bridge" not in text_of(site.teacher().get("/teacher/"))
    assert "The bridge" in text_of(site.teacher("Ms Teal").get("/teacher/"))
    assert site.teacher().post(f"{page}/close", sure="1").status_code == 303
    told = text_of(site.teacher("Ms Teal").get(f"{site.classroom}/teachers"))
    assert "Ms Gray closed “The bridge”." in told
