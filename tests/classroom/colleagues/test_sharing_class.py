"""A class shared, left, ended and handed over; what each teacher may do meanwhile."""

from collections.abc import Callable

import pytest

from kit.classroom.assignments.pinned_content import originals_of
from kit.classroom.authoring import drafts
from kit.classroom.clock import clock_at
from kit.classroom.colleagues import sharing_class
from kit.classroom.colleagues.errors import NoSuchColleague, OwnerOnly, OwnerStays
from kit.classroom.colleagues.sharing_class import OwnClass
from kit.classroom.errors import NotFound
from kit.classroom.live import remote, session
from kit.classroom.live.errors import NotPaired
from kit.classroom.people import classrooms
from kit.classroom.people.accounts import teachers
from kit.classroom.reports.overview import overview
from kit.store.authoring.drafts import draft_of_content
from kit.store.colleagues.teaching import Role
from kit.store.ids import new_id
from tests.support.copies import attach, paragraph, text_of
from tests.support.room import NOON, Room, make_teacher


def owner(room: Room) -> OwnClass:
    return OwnClass(room.teacher_id, room.classroom_id)


@pytest.fixture
def brown(room: Room) -> OwnClass:
    """Mr Brown, who shares the class."""
    brown_id = make_teacher(room.store, "Mr Brown")
    assert sharing_class.add(room.store, owner(room), brown_id, NOON) == "Mr Brown"
    return OwnClass(brown_id, room.classroom_id)


def test_page_says_who_added_whom_and_who_else_could_be(room: Room, brown: OwnClass) -> None:
    lee = make_teacher(room.store, "Mr Lee")
    make_teacher(room.store, "Ms Gone")
    teachers.disable_teacher(room.store, "Ms Gone")
    page = sharing_class.teachers_page(room.store, owner(room))
    [colleague] = page.co_teachers
    assert (page.role, page.owner, page.choices) == (Role.OWNER, "Ms Gray", [(lee, "Mr Lee")])
    assert (colleague.id, colleague.name, colleague.added_at, colleague.added_by) == (
        brown.teacher_id,
        "Mr Brown",
        NOON,
        "Ms Gray",
    )
    theirs = sharing_class.teachers_page(room.store, brown)
    assert (theirs.role, theirs.owner, theirs.choices) == (Role.CO_TEACHER, "Ms Gray", [])


def test_co_teacher_has_the_class_and_not_what_is_the_owners(room: Room, brown: OwnClass) -> None:
    assert classrooms.own_classroom(room.store, brown.teacher_id, room.classroom_id).name == "9B"
    assert len(overview(room.store, brown.teacher_id, NOON).rows) == 1
    refused: list[Callable[[], object]] = [
        lambda: sharing_class.owned_classroom(room.store, brown),
        lambda: sharing_class.add(room.store, brown, new_id(), NOON),
        lambda: sharing_class.end(room.store, brown, room.teacher_id, NOON),
        lambda: sharing_class.handing_page(room.store, brown, brown.teacher_id),
        lambda: sharing_class.hand_over(room.store, brown, brown.teacher_id, NOON, stays=False),
    ]
    for act in refused:
        with pytest.raises(OwnerOnly):
            act()


def test_stranger_finds_nothing(room: Room) -> None:
    stranger = OwnClass(make_teacher(room.store, "Mr Lee"), room.classroom_id)
    for act in (
        lambda: sharing_class.teachers_page(room.store, stranger),
        lambda: sharing_class.owned_classroom(room.store, stranger),
        lambda: sharing_class.leave(room.store, stranger, NOON),
        lambda: sharing_class.hand_over(
            room.store, stranger, stranger.teacher_id, NOON, stays=True
        ),
    ):
        with pytest.raises(NotFound):
            act()


def test_ended_it_is_gone_for_them_and_comes_back_by_adding(room: Room, brown: OwnClass) -> None:
    for _twice in range(2):
        assert sharing_class.end(room.store, owner(room), brown.teacher_id, NOON) == "Mr Brown"
    with pytest.raises(NotFound):
        classrooms.own_classroom(room.store, brown.teacher_id, room.classroom_id)
    sharing_class.add(room.store, owner(room), brown.teacher_id, NOON)
    acts = sharing_class.teachers_page(room.store, owner(room)).acts
    assert sorted(line.act.value for line in acts) == [
        "added-teacher",
        "added-teacher",
        "ended-teacher",
    ]


def test_left_twice_is_left_once_and_an_owner_stays(room: Room, brown: OwnClass) -> None:
    with pytest.raises(OwnerStays):
        sharing_class.leave(room.store, owner(room), NOON)
    for _twice in range(2):
        sharing_class.leave(room.store, brown, NOON)
    page = sharing_class.teachers_page(room.store, owner(room))
    assert [line.act.value for line in page.acts] == ["left", "added-teacher"]


@pytest.mark.parametrize("stays", [True, False])
def test_handed_over_for_good(room: Room, brown: OwnClass, stays: bool) -> None:
    goes = sharing_class.handing_page(room.store, owner(room), brown.teacher_id).goes
    assert (goes.students, goes.assignments) == (3, 1)
    for _twice in range(2):
        sharing_class.hand_over(room.store, owner(room), brown.teacher_id, NOON, stays=stays)
    page = sharing_class.teachers_page(room.store, brown)
    assert (page.role, page.owner) == (Role.OWNER, "Mr Brown")
    assert [one.name for one in page.co_teachers] == (["Ms Gray"] if stays else [])
    assert [line.act.value for line in page.acts] == ["handed-over", "added-teacher"]
    with pytest.raises(OwnerOnly if stays else NotFound):
        sharing_class.owned_classroom(room.store, owner(room))


def test_only_a_co_teacher_takes_it_over(room: Room, brown: OwnClass) -> None:
    teachers.disable_teacher(room.store, "Mr Brown")
    for heir in (brown.teacher_id, room.teacher_id, make_teacher(room.store, "Mr Lee")):
        with pytest.raises(NoSuchColleague):
            sharing_class.hand_over(room.store, owner(room), heir, NOON, stays=True)


def test_nobody_adds_themselves_or_nobody(room: Room) -> None:
    for whom in (room.teacher_id, new_id()):
        with pytest.raises(NoSuchColleague):
            sharing_class.add(room.store, owner(room), whom, NOON)


def test_copies_of_both_are_shown_and_of_two_the_owners(room: Room, brown: OwnClass) -> None:
    exercise = room.library.exercises["three-claims"]
    attach(room.store, brown.teacher_id, text_of(3))
    with room.store.reading() as connection:
        shown = originals_of(connection, room.classroom_id, exercise)
    assert list(shown["a"]) == [paragraph(number) for number in range(1, 4)]
    attach(room.store, room.teacher_id)
    with room.store.reading() as connection:
        shown = originals_of(connection, room.classroom_id, exercise)
    assert len(shown["a"]) == 9
    sharing_class.hand_over(room.store, owner(room), brown.teacher_id, NOON, stays=False)
    with room.store.reading() as connection:
        shown = originals_of(connection, room.classroom_id, exercise)
    assert len(shown["a"]) == 3


def test_draft_of_a_co_teacher_is_known_as_where_the_class_has_it_from(
    room: Room, brown: OwnClass
) -> None:
    beginning = drafts.example("classify", "The bridge", "begun")
    draft = drafts.make(room.store, brown.teacher_id, beginning, NOON)
    with room.store.reading() as connection:
        assert draft_of_content(connection, room.classroom_id, draft.content_id) == draft
    sharing_class.leave(room.store, brown, NOON)
    with room.store.reading() as connection:
        assert draft_of_content(connection, room.classroom_id, draft.content_id) is None


def test_phone_that_leads_a_lesson_is_a_remote_no_more_when_a_teacher_goes(
    room: Room, brown: OwnClass
) -> None:
    task = session.start(room.store, room.library, room.classroom_id, "three-claims", NOON)
    where = (room.store, room.classroom_id, task)
    code = remote.new_pairing(*where, clock_at(NOON))
    token = remote.pair(*where, code, clock_at(NOON))
    remote.paired(*where, token)
    sharing_class.leave(room.store, brown, NOON)
    with pytest.raises(NotPaired):
        remote.paired(*where, token)
