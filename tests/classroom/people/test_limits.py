"""Classes of a teacher and students of a class, up to the school's limits; on both databases."""

from collections.abc import Iterator

import pytest

from kit.classroom.authoring import drafts
from kit.classroom.people import classrooms, limits, students
from kit.classroom.people.errors import ClassFull, TooManyClasses, TooManyTexts
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.limits import NONE, Limits, set_limits
from tests.support.copies import attach
from tests.support.room import CALLER, NOON, make_teacher

FULL = (
    "You have as many classes as this kit allows a teacher: 2. Delete one that nobody needs any "
    "more, or ask whoever looks after the kit for more (KIT_CLASSES_MOST)."
)

FULL_OF_TEXTS = (
    "You have as many exercises, lessons and copies of articles of your own as this kit allows a "
    "teacher: 2. Delete one that you do not need any more, or ask whoever looks after the kit for "
    "more (KIT_TEXTS_MOST)."
)


@pytest.fixture
def tight(store: Store) -> Iterator[Store]:
    """A store in which a teacher has two classes at most, each of three students, and two texts."""
    set_limits(store, Limits(classes=2, students=3, texts=2))
    yield store
    set_limits(store, NONE)


def test_class_too_many_is_refused_and_is_told_before(tight: Store) -> None:
    gray, once = make_teacher(tight), new_id()
    classrooms.create_classroom(tight, gray, "9A", NOON)
    assert limits.full_of_classes(tight, gray) is None
    classrooms.create_classroom(tight, gray, "9B", NOON, once=once)
    told = limits.full_of_classes(tight, gray)
    assert str(told) == FULL
    with pytest.raises(TooManyClasses):
        classrooms.create_classroom(tight, gray, "9C", NOON)
    assert len(classrooms.classrooms_of(tight, gray)) == 2
    # A form that comes again finds what it made, and what the kit makes up counts for nothing.
    assert classrooms.create_classroom(tight, gray, "9B", NOON, once=once) == once
    classrooms.create_classroom(tight, gray, "Made up", NOON, simulated_at=NOON)
    classrooms.create_classroom(tight, make_teacher(tight, "Mr Brown"), "7A", NOON)


def test_class_is_full_at_the_limit_by_list_and_by_code(tight: Store) -> None:
    room = classrooms.create_classroom(tight, make_teacher(tight), "9A", NOON)
    result = classrooms.add_roster(tight, room, ["Ada", "Ben", "Cai", "Dan"], NOON)
    assert list(result.added) == ["Ada", "Ben", "Cai"]
    assert str(result.refused[3]) == (
        "The name Dan cannot be used: the class has as many students already as this kit allows a "
        "class. Remove names that nobody uses first."
    )
    code = classrooms.open_join_page(tight, room, NOON).code
    lobby = classrooms.enter_lobby(tight, code, CALLER, NOON)
    with pytest.raises(ClassFull) as caught:
        students.join(tight, lobby, "Eve", NOON)
    assert str(caught.value) == (
        "9A has 3 students and takes no more. Ask your teacher to remove names that nobody uses."
    )
    assert students.join(tight, lobby, "Ada", NOON)


def test_draft_or_copy_too_many_is_refused_and_leaves_nothing(tight: Store) -> None:
    teacher_id = make_teacher(tight)
    limits.refuse_full_of_texts(tight, teacher_id)
    first = drafts.make(tight, teacher_id, drafts.example("classify", "One", "begun"), NOON)
    attach(tight, teacher_id)
    with pytest.raises(TooManyTexts) as caught:
        limits.refuse_full_of_texts(tight, teacher_id)
    assert str(caught.value) == FULL_OF_TEXTS
    with pytest.raises(TooManyTexts):
        drafts.make(tight, teacher_id, drafts.example("classify", "Two", "begun"), NOON)
    # What is there may be put in its own place, and another teacher has their own two.
    attach(tight, teacher_id)
    again = drafts.make(
        tight, teacher_id, drafts.example("classify", "One", "begun"), NOON, once=first.id
    )
    assert again.id == first.id
    drafts.make(tight, make_teacher(tight, "Mr Brown"), drafts.example(None, "L", "begun"), NOON)
