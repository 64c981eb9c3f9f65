"""Which lessons to read again."""

from collections.abc import Collection, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.lesson import Lesson
from kit.results.counts.lesson_advice import reread
from kit.vocabulary import Topic

SOURCED, OFFICIAL, FIGURES, WHO = Topic.SOURCED, Topic.OFFICIAL, Topic.FIGURES, Topic.WHO


def lesson(number: int, *teaches: Topic) -> Lesson:
    return Lesson(
        id=f"l{number}",
        title=f"Lesson {number}",
        number=number,
        minutes=45,
        teaches=teaches,
        summary=("a", "b", "c"),
        discussion="?",
        body="",
        teacher_notes=None,
    )


COURSE = [
    lesson(1, SOURCED, OFFICIAL),
    lesson(2, OFFICIAL),
    lesson(3, FIGURES),
    lesson(4, SOURCED, FIGURES),
    lesson(5),
]


@pytest.mark.parametrize(
    ("mistakes", "own", "expected"),
    [
        ([], None, []),
        ([{WHO}], None, []),
        ([{FIGURES}], "l1", ["l3"]),
        ([{FIGURES}, {FIGURES}], "l1", ["l3", "l4"]),
        ([{FIGURES}, {OFFICIAL}, {OFFICIAL}], "l1", ["l2", "l3", "l1"]),
        ([{FIGURES}, {OFFICIAL}, {OFFICIAL}], "l3", ["l1", "l2", "l3"]),
        ([{SOURCED, OFFICIAL}] * 3, "l5", ["l1", "l2", "l4"]),
        ([{OFFICIAL}] * 3, "l1", ["l2", "l1"]),
        ([{FIGURES}], "l3", ["l4", "l3"]),
        ([{WHO}, {OFFICIAL}], "l2", ["l1", "l2"]),
        ([set(), set()], "l2", []),
    ],
)
def test_most_mistakes_first_then_by_number(
    mistakes: Sequence[Collection[Topic]], own: str | None, expected: list[str]
) -> None:
    assert [found.id for found in reread(COURSE, mistakes, own)] == expected


def test_own_lesson_stands_alone_where_no_other_helps() -> None:
    only = [lesson(1, OFFICIAL), lesson(2, FIGURES)]
    assert [found.id for found in reread(only, [{OFFICIAL}], "l1")] == ["l1"]


@given(
    st.lists(st.sets(st.sampled_from(Topic)), max_size=8),
    st.lists(st.frozensets(st.sampled_from(Topic)), max_size=8),
)
def test_never_more_than_three_and_none_that_does_not_help(
    teaches: list[set[Topic]], mistakes: list[frozenset[Topic]]
) -> None:
    course = [lesson(number, *topics) for number, topics in enumerate(teaches, 1)]
    own = course[-1].id if course else None
    found = reread(course, mistakes, own)
    assert len(found) <= 3
    assert len([one for one in found if one.id != own]) <= len(mistakes)
    helps = any(set(course[-1].teaches) & mistake for mistake in mistakes) if course else False
    assert [one.id == own for one in found] == [False] * (len(found) - helps) + [True] * helps
    assert all(any(set(one.teaches) & mistake for mistake in mistakes) for one in found)
    assert found == reread(list(reversed(course)), mistakes, own)
