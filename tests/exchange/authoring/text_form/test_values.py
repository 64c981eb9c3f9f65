"""What fields hold is read as teachers type it."""

import pytest

from kit.exchange.authoring.text_form.values import (
    credit_of,
    cues_of,
    label_of,
    origin_of,
    scheme_of,
)
from kit.vocabulary import Label, Scheme

TEXT = "The minutes of 1 March, which “nobody” disputes – nine to six; so it is, the mayor’s office said"


@pytest.mark.parametrize(
    ("words", "label", "mixed"),
    [
        ("official", Label.OFFICIAL, False),
        ("Official statement.", Label.OFFICIAL, False),
        ("Sourced facts", Label.SOURCED, False),
        ("outside voice", Label.VOICE, False),
        ("Outside", Label.VOICE, False),
        ("editorial, mixed", Label.EDITORIAL, True),
        ("editorial (mixed)", Label.EDITORIAL, True),
        ("offical", None, False),
        ("", None, False),
    ],
)
def test_labels(words: str, label: Label | None, mixed: bool) -> None:
    assert label_of(words) == (label, mixed)


@pytest.mark.parametrize(
    ("words", "credit"),
    [("half", 0.5), ("Full", 1.0), ("½", 0.5), ("0.25", 0.25), ("0,25", 0.25), (".5", 0.5), ("50 %", 0.5),
     ("100%", 1.0), ("half credit", 0.5), ("0", None), ("0.0", None), ("2", None), ("101%", None), ("much", None)],
)  # fmt: skip
def test_credits(words: str, credit: float | None) -> None:
    assert credit_of(words) == credit


@pytest.mark.parametrize(
    ("words", "scheme"),
    [("three-way", Scheme.THREE_WAY), ("Three way", Scheme.THREE_WAY), ("5", Scheme.FIVE_WAY),
     ("five labels", Scheme.FIVE_WAY), ("four-way", None)],
)  # fmt: skip
def test_schemes(words: str, scheme: Scheme | None) -> None:
    assert scheme_of(words) == scheme


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        ("article bridge, paragraph 2", {"article": "bridge", "paragraph": 2}),
        ("Bridge, paragraphs 3, 4 and 7", {"article": "bridge", "paragraph": [3, 4, 7]}),
        ("bridge ¶2–4", {"article": "bridge", "paragraph": [2, 3, 4]}),
        ("bridge par. 2", {"article": "bridge", "paragraph": 2}),
        ("article report, paragraph 3", {"article": "report", "paragraph": 3}),
        ("report, The Courier, 14 October 2026", {"report": "The Courier, 14 October 2026"}),
        (
            "Report: The Courier <https://a.example/b>",
            {"report": "The Courier", "url": "https://a.example/b"},
        ),
        ("invented, The town is made up.", {"invented": "The town is made up."}),
        ("made up – the town", {"invented": "the town"}),
        ("The Courier", None),
        ("bridge, paragraph 0", None),
        ("bridge, paragraph 4-2", None),
        ("bridge, paragraph 1-99999", None),
        ("report", None),
    ],
)
def test_origins(words: str, origin: object) -> None:
    assert origin_of(words) == origin


@pytest.mark.parametrize(
    ("words", "cues", "missing"),
    [
        ("", [], []),
        ("none", [], []),
        ("–", [], []),
        ("minutes of 1 March", ["minutes of 1 March"], []),
        ("1 March, which", ["1 March, which"], []),
        ("1 March; nine to six", ["1 March", "nine to six"], []),
        ("1 March, nine to six", ["1 March", "nine to six"], []),
        (
            "1 March, which “nobody” disputes, nine",
            ["1 March, which “nobody” disputes", "nine"],
            [],
        ),
        ('"1 March"; ‘nine to six’', ["1 March", "nine to six"], []),
        ('"nobody" disputes - nine', ["“nobody” disputes – nine"], []),
        ("mayor's office", ["mayor’s office"], []),
        ("six; so | nine", ["six; so", "nine"], []),
        ("minute; nine", ["nine"], ["minute"]),
        ("council", [], ["council"]),
    ],
)
def test_cues(words: str, cues: list[str], missing: list[str]) -> None:
    assert cues_of(words, [TEXT]) == (cues, missing)
