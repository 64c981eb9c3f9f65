"""A teacher's own texts, up to the school's limit; on both databases."""

from collections.abc import Iterator

import pytest

from kit.classroom.authoring import drafts, room_left
from kit.classroom.authoring.errors import TooManyTexts
from kit.store.engine import Store
from kit.store.limits import NONE, Limits, set_limits
from tests.support.copies import attach
from tests.support.room import NOON, make_teacher

FULL = (
    "You have as many exercises, lessons and copies of articles of your own as this kit allows a "
    "teacher: 2. Delete one that you do not need any more, or ask whoever looks after the kit for "
    "more (KIT_TEXTS_MOST)."
)


@pytest.fixture
def tight(store: Store) -> Iterator[Store]:
    """A store in which a teacher has two texts at most."""
    set_limits(store, Limits(texts=2))
    yield store
    set_limits(store, NONE)


def test_draft_or_copy_too_many_is_refused_and_leaves_nothing(tight: Store) -> None:
    teacher_id = make_teacher(tight)
    room_left.refuse_full(tight, teacher_id)
    first = drafts.make(tight, teacher_id, drafts.example("classify", "One", "begun"), NOON)
    attach(tight, teacher_id)
    with pytest.raises(TooManyTexts) as caught:
        room_left.refuse_full(tight, teacher_id)
    assert str(caught.value) == FULL
    with pytest.raises(TooManyTexts):
        drafts.make(tight, teacher_id, drafts.example("classify", "Two", "begun"), NOON)
    # What is there may be put in its own place, and another teacher has their own two.
    attach(tight, teacher_id)
    again = drafts.make(
        tight, teacher_id, drafts.example("classify", "One", "begun"), NOON, once=first.id
    )
    assert again.id == first.id
    drafts.make(tight, make_teacher(tight, "Mr Brown"), drafts.example(None, "L", "begun"), NOON)
