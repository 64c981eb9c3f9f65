"""From the first attempt to the last."""

from hypothesis import given
from hypothesis import strategies as st

from kit.results.counts.transitions import Transition, change
from kit.vocabulary import Label, Topic
from tests.support.columns import labelled_column, other_column

CREDIT = st.none() | st.sampled_from([0.0, 0.5, 1.0])


@given(st.lists(st.tuples(CREDIT, CREDIT)))
def test_the_four_counts_fit_together(pairs: list[tuple[float | None, float | None]]) -> None:
    items = [labelled_column(number, Label.OFFICIAL) for number, _ in enumerate(pairs)]
    first, last = (
        {
            f"i{number}": {"": credit}
            for number, pair in enumerate(pairs)
            if (credit := pair[side]) is not None
        }
        for side in (0, 1)
    )
    found = change(items, first, last)
    assert found.total == len(pairs)
    assert found.right_first == len([pair for pair in pairs if pair[0] == 1])
    assert found.right_first + found.put_right - found.undone == found.right_last


def test_parts_count_each_and_void_items_do_not() -> None:
    items = [
        other_column(1, Topic.WHO, Topic.GROUND),
        labelled_column(2, Label.OFFICIAL),
        labelled_column(3, Label.OFFICIAL, void=True),
    ]
    first = {"i1": {"p1": 1.0, "p2": 0.0}, "i2": {"": 1.0}, "i3": {"": 1.0}}
    last = {"i1": {"p1": 1.0, "p2": 1.0}, "i2": {"": 0.5}}
    assert change(items, first, last) == Transition(1, 1, 1, 0)
