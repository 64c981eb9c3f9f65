"""Ids that the machine makes."""

import pytest

from kit.content.own.editing.machine_ids import slug, unique_slug, unnamed_id


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
