from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.items.key_entries.cues import Segment, has_cue, segments

#: Few letters, so that words repeat, begin alike and stand side by side.
TEXTS = st.text("ab_ .-“é1", max_size=24)
CUES = st.text("ab .“é", max_size=4)


def in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def stands_at(text: str, cue: str, at: int) -> bool:
    """Whether the cue stands there as whole words, looked at letter by letter."""
    end = at + len(cue)
    if text[at:end] != cue:
        return False
    runs_on_before = cue[0].isalnum() and at > 0 and in_word(text[at - 1])
    runs_on_after = cue[-1].isalnum() and end < len(text) and in_word(text[end])
    return not runs_on_before and not runs_on_after


def lit_positions(text: str, cues: list[str]) -> set[int]:
    """The places of letters that are lit; a cue is looked for from left to right."""
    lit: set[int] = set()
    for cue in filter(None, cues):
        at = 0
        while at <= len(text) - len(cue):
            if stands_at(text, cue, at):
                lit |= set(range(at, at + len(cue)))
                at += len(cue)
            else:
                at += 1
    return lit


@settings(deadline=None)
@given(TEXTS, st.lists(CUES, max_size=3))
@example("a b a", ["a", "a b", ""])
@example("", ["a"])
def test_segments_cut_the_text_where_the_cues_stand(text: str, cues: list[str]) -> None:
    pieces = segments(text, cues)
    assert "".join(piece.text for piece in pieces) == text
    shown = [piece.lit for piece in pieces for _ in piece.text]
    assert {at for at, lit in enumerate(shown) if lit} == lit_positions(text, cues)
    assert all(piece.text for piece in pieces)
    assert all(one.lit is not next_.lit for one, next_ in pairwise(pieces))


@settings(deadline=None)
@given(TEXTS, CUES)
def test_has_cue_is_true_where_segments_light_one(text: str, cue: str) -> None:
    assert has_cue(text, cue) == any(piece.lit for piece in segments(text, [cue]))


@pytest.mark.parametrize(
    ("text", "cue", "there"),
    [
        ("The war goes on.", "war", True),
        ("The minister warns.", "war", False),
        ("A post-war plan", "war", True),
        ("It is a War.", "war", False),
        ("“We warned you,” she said.", "“We", True),
        ("He said so.", "said so.", True),
        ("He said so.", "", False),
        ("No dots here", "d.ts", False),
        ("naïve", "na", False),
        ("war_room", "war", False),
    ],
)
def test_has_cue_finds_whole_words_as_they_are_spelt(text: str, cue: str, there: bool) -> None:
    assert has_cue(text, cue) is there


def test_segments_light_overlapping_cues_as_one() -> None:
    assert segments("It said on Monday that", ["said on", "on Monday"]) == (
        Segment("It ", lit=False),
        Segment("said on Monday", lit=True),
        Segment(" that", lit=False),
    )
