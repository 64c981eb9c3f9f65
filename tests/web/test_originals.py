"""The paragraph in the original: beside the claims after it, for the classes of one teacher alone.

Never before the key may be seen, and in no file that leaves the kit.
"""

import io
import re
import zipfile

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring import copies
from kit.classroom.authoring.copies import OwnCopy
from kit.classroom.people import classrooms
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.support.copies import ORIGINAL_MARK, attach, paragraph, text_of
from tests.support.room import RIGHT, make_teacher
from tests.web.access_rows import ROWS
from tests.web.conftest import Site, Visitor
from tests.web.student.test_student_feedback import hand_in
from tests.web.test_secrets import _stages

_FOLD = re.compile(r'<details class="original no-print">(.*?)</details>', re.DOTALL)


def originals(text: str) -> list[str]:
    """The folds of a page, in words."""
    return [" ".join(re.sub(r"<[^>]+>", "", one).split()) for one in _FOLD.findall(text)]


def feedback(site: Site, visitor: Visitor) -> str:
    return visitor.get(f"{site.work}/feedback?looked").text


def in_another_class(site: Site) -> Visitor:
    """A student who was given the same exercise in Mr Brown's class, and has handed in."""
    room = site.room
    other = make_teacher(room.store, "Mr Brown", web_state.now())
    elsewhere = classrooms.create_classroom(room.store, other, "8A", web_state.now())
    rules = Rules(feedback=Feedback.ON_SUBMISSION)
    assignment = assignments.give(
        room.store, room.library, elsewhere, "three-claims", rules, web_state.now()
    )
    code = classrooms.join_code_of(room.store, elsewhere)
    assert code is not None
    visitor = site.visitor()
    visitor.post(f"/join/{code.code}", name="Eve")
    # Who has joined has a token of their own.
    visitor.token = ""
    room.classroom_id, room.assignment_id = elsewhere, assignment
    hand_in(site, visitor, **RIGHT)
    return visitor


def test_feedback_has_the_paragraph_beside_each_claim_that_names_one(site: Site) -> None:
    attach(site.room.store, site.room.teacher_id)
    visitor = site.student("Sam")
    hand_in(site, visitor, **{**RIGHT, "plan": "sourced"})
    shown = originals(feedback(site, visitor))
    assert f"The paragraph in the original ¶ 1 {paragraph(1)}" in shown
    assert f"The paragraphs in the original ¶ 2 {paragraph(2)} ¶ 3 {paragraph(3)}" in shown
    assert paragraph(4) not in feedback(site, visitor)


def test_no_other_teachers_class_sees_it(site: Site) -> None:
    store, teacher_id = site.room.store, site.room.teacher_id
    attach(store, teacher_id)
    visitor = in_another_class(site)
    assert "Our wording, after The Ardenmoor Post" in feedback(site, visitor)
    assert ORIGINAL_MARK not in feedback(site, visitor)
    other = site.teacher("Mr Brown")
    for page in pages_of_teacher(site):
        reply = other.get(page)
        assert reply.status_code == 200, page
        assert ORIGINAL_MARK not in reply.text, page


def pages_of_teacher(site: Site) -> list[str]:
    """All that show items beside their source."""
    return [
        "/teacher/lessons/01-three-claims",
        f"{site.assignment}/items/plan",
        f"{site.assignment}/items/plan/decide",
    ]


def test_teacher_sees_it_on_their_pages_unless_names_and_key_are_hidden(site: Site) -> None:
    attach(site.room.store, site.room.teacher_id)
    hand_in(site, site.student("Sam"), **RIGHT)
    teacher = site.teacher()
    students = re.findall(
        rf"{site.assignment}/students/[0-9a-f-]+", teacher.get(f"{site.assignment}/results").text
    )
    pages = [*pages_of_teacher(site), students[0]]
    for page in pages:
        assert f"The paragraph in the original ¶ 1 {paragraph(1)}" in originals(
            teacher.get(page).text
        ), page
    teacher.post("/teacher/hide", hide="1")
    hidden = [ORIGINAL_MARK in teacher.get(page).text for page in pages]
    assert hidden == [False] * len(pages)


def test_removed_it_is_gone_from_all_pages_at_once(any_site: Site) -> None:
    room = any_site.room
    copy = attach(room.store, room.teacher_id)
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **RIGHT)
    assert originals(feedback(any_site, visitor))
    copies.remove(room.store, OwnCopy(room.teacher_id, copy.id))
    assert originals(feedback(any_site, visitor)) == []
    teacher = any_site.teacher()
    assert all(ORIGINAL_MARK not in teacher.get(page).text for page in pages_of_teacher(any_site))


def test_paragraph_that_the_copy_does_not_have_is_left_out(any_site: Site) -> None:
    attach(any_site.room.store, any_site.room.teacher_id, text_of(2))
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **RIGHT)
    assert f"The paragraph in the original ¶ 2 {paragraph(2)}" in originals(
        feedback(any_site, visitor)
    )


@pytest.mark.long
@pytest.mark.slow
def test_no_response_before_feedback_holds_a_word_of_it(any_site: Site) -> None:
    attach(any_site.room.store, any_site.room.teacher_id)
    crawler = _stages(any_site, any_site.student("Sam"), Feedback.NEVER)
    assert len(crawler.found) > 100
    assert [text[:300] for text in crawler.found if ORIGINAL_MARK in text] == []


def test_no_file_that_leaves_the_kit_holds_a_word_of_it(any_site: Site) -> None:
    attach(any_site.room.store, any_site.room.teacher_id)
    hand_in(any_site, any_site.student("Sam"), **RIGHT)
    teacher = any_site.teacher()
    endpoints = [row.removeprefix("GET ") for row in ROWS if row.startswith("GET downloads.")]
    assert len(endpoints) > 6
    paths = {path for name in endpoints for path in paths_of(any_site, name)}
    for path in (*sorted(paths), f"{any_site.classroom}/export"):
        reply = teacher.get(path)
        assert reply.status_code in {200, 404}, path
        assert ORIGINAL_MARK.encode() not in unpacked(reply.data), path
    assert "the export leaves them out" in teacher.get(any_site.classroom).text


def paths_of(site: Site, endpoint: str) -> list[str]:
    """The address of a download of the room's assignment."""
    room = site.room
    with site.app.test_request_context():
        return [
            site.app.url_for(
                endpoint, classroom_id=room.classroom_id, assignment_id=room.assignment_id
            )
        ]


def unpacked(content: bytes) -> bytes:
    """What a file holds, be it packed."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())
