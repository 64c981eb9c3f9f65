from kit.items.key_entries.looks import Looks, check_looks, deceptive_looks
from kit.vocabulary import Label


def test_only_a_sourced_claim_can_look_doubtful_and_not_be() -> None:
    assert [label for label in Label if deceptive_looks(label) is Looks.DOUBTFUL] == [Label.SOURCED]


def test_no_word_on_first_sight_is_never_wrong() -> None:
    assert [check_looks(None, label) for label in Label] == [()] * len(Label)


def test_each_says_what_it_looks_like_and_what_it_is() -> None:
    assert [looks.words for looks in Looks] == [
        "looks doubtful at first sight, is sourced",
        "looks smooth at first sight, is not sourced",
    ]
