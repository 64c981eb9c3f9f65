import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.stats.balance import (
    OutletShare,
    label_counts,
    labels_by_source,
    mean_lengths,
    outlet_shares,
)
from kit.content.stats.labelled import Source
from kit.vocabulary import Label
from tests.support.labelled import GAZETTE, POST, labelled

OTHER_PAGE = Source(POST.outlet, "b")
ITEMS = [
    labelled(Label.EDITORIAL, "One two three", source=POST),
    labelled(Label.EDITORIAL, "One two three four five", source=OTHER_PAGE),
    labelled(Label.EDITORIAL, "One", source=GAZETTE),
    labelled(Label.SOURCED, "One two", source=GAZETTE),
    labelled(Label.SOURCED, "One two"),
]


def test_label_counts_have_every_label() -> None:
    assert label_counts(ITEMS) == {
        Label.SOURCED: 2,
        Label.OFFICIAL: 0,
        Label.EDITORIAL: 3,
        Label.UNSOURCED: 0,
        Label.VOICE: 0,
    }


def test_mean_lengths_are_of_the_labels_that_occur() -> None:
    assert mean_lengths(ITEMS) == {Label.SOURCED: 2.0, Label.EDITORIAL: 3.0}


def test_sources_are_sorted_and_what_is_invented_comes_last() -> None:
    found = labels_by_source(reversed(ITEMS))
    assert list(found) == [POST, OTHER_PAGE, GAZETTE, None]
    assert [counts[Label.EDITORIAL] for counts in found.values()] == [1, 1, 1, 0]


def test_articles_of_one_outlet_count_together_and_invented_items_do_not() -> None:
    assert outlet_shares(ITEMS) == (
        OutletShare(Label.SOURCED, "The Gazette", 1, 1),
        OutletShare(Label.EDITORIAL, "The Ardenmoor Post", 2, 3),
        OutletShare(Label.EDITORIAL, "The Gazette", 1, 3),
    )


@pytest.mark.long
@given(st.lists(st.tuples(st.sampled_from(Label), st.sampled_from([POST, GAZETTE, None]))))
def test_shares_of_a_labels_outlets_are_the_whole(
    drawn: list[tuple[Label, Source | None]],
) -> None:
    shares = outlet_shares([labelled(label, source=source) for label, source in drawn])
    for label in {found.label for found in shares}:
        own = [found for found in shares if found.label is label]
        assert sum(found.items for found in own) == own[0].of
        assert all(0 < found.share <= 1 for found in own)
