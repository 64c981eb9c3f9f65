"""Quotations and brackets, and which of them are sentences of their own."""

import pytest

from kit.drafting.cutting.enclosures import begins_sentence, enclosures, says


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” she said.", [("“No,”", False)]),
        ('She said "no" and "yes".', [('"no"', False), ('"yes"', False)]),
        ("It was so. “Never.” He left.", [("“Never.”", True)]),
        ("‘The workers’ pay,’ he said.", [("‘The workers’ pay,’", False)]),
        ("the workers' own 'club' and theirs'", [("'club'", False)]),
        ("the '90s were 'fine'", [("'fine'", False)]),
        ("He left. (She stayed.) It rained.", [("(She stayed.)", True)]),
        ("Gen. (ret.) Ash", [("(ret.)", False)]),
        ("“Is it ‘so’?” he asked.", [("“Is it ‘so’?”", False)]),
        ("“It goes on", []),
        ('a 5" pipe and a 6" one', []),
        ("(" + "a" * 501 + ")", []),
    ],
)
def test_outermost_pairs_enclose(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(mark.span.of(text), mark.alone) for mark in enclosures(text)] == expected


@pytest.mark.parametrize(
    ("text", "begins"),
    [("The", True), ("“The", True), ("the", False), ("iPhones", True), ("40", True), ("", True)],
)
def test_sentence_begins_with_no_small_letter(text: str, *, begins: bool) -> None:
    assert begins_sentence(text, 0) is begins


def test_speaker_is_a_name_and_a_verb_of_speaking() -> None:
    assert says(" Professor Marsh asked.", 0)
    assert not says(" The crowd asked.", 0)
    assert not says(" Marsh ran.", 0)
