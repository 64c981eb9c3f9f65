"""Where undo and redo lead, and what is kept of many versions."""

from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.authoring.steps import (
    KEPT_MOST,
    UNDO_LEAST,
    Tree,
    after,
    before,
    superfluous,
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Versions, each made on one of those before it: long lines, with branches."""
    size = draw(st.integers(1, KEPT_MOST + 150))
    leaps = draw(st.lists(st.tuples(st.integers(2, size + 1), st.integers(1, size)), max_size=20))
    tree: dict[int, int | None] = {number: number - 1 or None for number in range(1, size + 1)}
    return tree | {number: base for number, base in leaps if base < number <= size}


def test_undo_leads_to_what_it_was_made_on_and_redo_to_the_newest_made_on_it() -> None:
    tree = {1: None, 2: 1, 3: 2, 4: 2}
    assert [before(tree, number) for number in tree] == [None, 1, 2, 2]
    assert [after(tree, number) for number in tree] == [2, 4, None, None]


def test_undo_stops_where_nothing_is_kept_any_more() -> None:
    assert before({5: 4}, 5) is None


@given(trees(), st.data())
def test_so_many_steps_back_are_kept_and_what_is_published(tree: Tree, data: st.DataObject) -> None:
    present = data.draw(st.sampled_from(sorted(tree)))
    published = data.draw(st.sampled_from([None, *sorted(tree)]))
    gone = superfluous(tree, present, published)
    left = {number: base for number, base in tree.items() if number not in gone}
    assert len(left) == min(len(tree), KEPT_MOST)
    assert {present, max(tree)} <= left.keys()
    assert published is None or published in left
    number, whole = present, present
    for _step in range(UNDO_LEAST):
        back, expected = before(left, number), before(tree, whole)
        assert back == expected
        if back is None or expected is None:
            break
        number, whole = back, expected
