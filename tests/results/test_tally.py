from hypothesis import given, settings
from hypothesis import strategies as st

from kit.results.sheet import ItemColumn
from kit.results.tally import Confused, Tally, tally
from kit.vocabulary import Label, Verdict

Work = tuple[list[ItemColumn], dict[str, Label | None], dict[str, Verdict]]
THREE = [Label.SOURCED, Label.OFFICIAL, Label.EDITORIAL]


@st.composite
def works(draw: st.DrawFn) -> Work:
    """An attempt: some items answered, each answer marked by the key or credited in part."""
    items = [
        ItemColumn(f"item-{number}", number, due, draw(st.booleans()))
        for number, due in enumerate(draw(st.lists(st.none() | st.sampled_from(THREE))), 1)
    ]
    given_: dict[str, Label | None] = {}
    verdicts: dict[str, Verdict] = {}
    for item in draw(st.permutations([item for item in items if draw(st.integers(0, 3))])):
        label = draw(st.sampled_from(THREE)) if item.due else None
        given_[item.item_id] = label
        if item.due is None:
            verdicts[item.item_id] = Verdict.PENDING
        elif label is item.due:
            verdicts[item.item_id] = Verdict.RIGHT
        else:
            verdicts[item.item_id] = draw(st.sampled_from([Verdict.WRONG, Verdict.PARTLY]))
    return items, given_, verdicts


def found_all_by_hand(items: list[ItemColumn], verdicts: dict[str, Verdict]) -> Label | None:
    for item in items:
        alike = [other for other in items if other.due and other.due == item.due]
        right = [other for other in alike if verdicts.get(other.item_id) == Verdict.RIGHT]
        if len(alike) >= 2 and len(right) == len(alike):
            return item.due
    return None


def confused_by_hand(work: Work) -> Confused | None:
    items, given_, verdicts = work
    pairs = [
        (item.due, given_[item.item_id])
        for item in items
        if verdicts.get(item.item_id) == Verdict.WRONG
    ]
    if not pairs:
        return None
    due, label = max(pairs, key=lambda pair: (pairs.count(pair), -pairs.index(pair)))
    assert due is not None
    assert label is not None
    return Confused(due, label, pairs.count((due, label)))


@settings(deadline=None)
@given(works())
def test_tally_is_what_one_counts_by_hand(work: Work) -> None:
    items, given_, verdicts = work
    assert tally(items, given_, verdicts) == Tally(
        total=len(items),
        answered=len(given_),
        right=len([verdict for verdict in verdicts.values() if verdict == Verdict.RIGHT]),
        found_all=found_all_by_hand(items, verdicts),
        confused=confused_by_hand(work),
    )


def columns(*dues: Label) -> list[ItemColumn]:
    return [ItemColumn(f"i{place}", place, due, debatable=False) for place, due in enumerate(dues)]


def test_found_all_needs_two_items_of_the_label() -> None:
    items = columns(Label.OFFICIAL, Label.SOURCED, Label.SOURCED)
    verdicts = dict.fromkeys(["i0", "i1"], Verdict.RIGHT)
    labels: dict[str, Label | None] = {"i0": Label.OFFICIAL, "i1": Label.SOURCED}
    assert tally(items, labels, verdicts) == Tally(3, 2, 2, None, None)
    all_right = {**verdicts, "i2": Verdict.RIGHT}
    all_given = {**labels, "i2": Label.SOURCED}
    assert tally(items, all_given, all_right) == Tally(3, 3, 3, Label.SOURCED, None)


def test_commonest_wrong_pair_wins_and_ties_go_to_the_earlier_item() -> None:
    items = columns(Label.SOURCED, Label.OFFICIAL, Label.OFFICIAL)
    labels: dict[str, Label | None] = {"i2": Label.EDITORIAL, "i1": Label.EDITORIAL}
    labels["i0"] = Label.EDITORIAL
    wrong = dict.fromkeys(labels, Verdict.WRONG)
    expected = Confused(Label.OFFICIAL, Label.EDITORIAL, 2)
    assert tally(items, labels, wrong).confused == expected
    earlier = {**wrong, "i2": Verdict.PARTLY}
    expected = Confused(Label.SOURCED, Label.EDITORIAL, 1)
    assert tally(items, labels, earlier).confused == expected


def test_nothing_answered_is_nothing_right_and_nothing_confused() -> None:
    assert tally(columns(*THREE), {}, {}) == Tally(3, 0, 0, None, None)
