"""Ids that the machine makes."""

import pytest

from kit.content.own.editing.machine_ids import copied_id, named_cuts, slug, unique_slug, unnamed_id


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The mayor's spokesman denied it on Monday.", "mayors-spokesman-denied-monday"),
        ("Ça va être à 12 h", "ca-va-etre-12"),
        ("The", "the"),
        ("…", ""),
        ("Донетчина", ""),
    ],
)
def test_slug_is_the_first_telling_words(text: str, made: str) -> None:
    assert slug(text) == made


def test_taken_id_gets_a_number() -> None:
    assert unique_slug("The vote", {"vote", "vote-2"}) == "vote-3"
    assert unique_slug("…", {"part"}) == "part-2"
    assert unnamed_id({"new-1"}) == "new-2"


def test_copy_of_an_item_without_words_has_none_either() -> None:
    assert copied_id("new-1", {"new-1"}) == "new-2"
    assert copied_id("the-vote", {"the-vote"}) == "vote"


def test_cut_is_named_by_its_words_where_no_id_or_a_pen_stands_there() -> None:
    text = (
        "[[vote: It voted]], [[official: the vote]]; [[ no vote ]], [[official: the vote]] [[]] [[x"
    )
    assert named_cuts(text, ["official"]) == (
        "[[vote: It voted]], [[vote-2: the vote]]; [[no-vote: no vote]], [[vote-3: the vote]] [[]] [[x",
        {"vote-2": "official", "vote-3": "official"},
    )
    assert named_cuts("[[קראנו]]", []) == ("[[claim: קראנו]]", {})
