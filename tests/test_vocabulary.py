import re
from pathlib import Path

import pytest

from kit.vocabulary import (
    PENS,
    Certainty,
    CertaintyRule,
    Feedback,
    Label,
    LinePattern,
    Ruling,
    Scheme,
    Tone,
    Verdict,
)

STATIC = Path(__file__).parents[1] / "kit" / "static"


def test_stored_values_stay_what_databases_and_files_hold() -> None:
    assert [label.value for label in Label] == [
        "sourced",
        "official",
        "editorial",
        "unsourced",
        "voice",
    ]
    assert [scheme.value for scheme in Scheme] == ["three-way", "five-way"]
    assert [verdict.value for verdict in Verdict] == [
        "right",
        "partly",
        "wrong",
        "pending",
        "void",
    ]
    assert [ruling.value for ruling in Ruling] == [
        "upheld",
        "accepted",
        "changed",
        "voided",
        "adopted",
        "counted",
    ]
    assert [one.value for one in Certainty] == ["guess", "fairly-sure", "certain"]
    assert [rule.value for rule in CertaintyRule] == ["off", "asked", "marked"]
    assert [rule.value for rule in Feedback] == [
        "on-submission",
        "on-closing",
        "on-date",
        "never",
    ]
    assert [tone.value for tone in Tone] == ["neutral", "sure", "doubting", "strong"]


def test_each_tone_says_what_it_adds() -> None:
    assert len({tone.adds for tone in Tone}) == len(Tone)


def test_pens_are_told_apart_by_word_line_and_number_key() -> None:
    assert {
        label.value: (pen.name, pen.pattern.value, pen.shortcut) for label, pen in PENS.items()
    } == {
        "sourced": ("Sourced fact", "solid", "1"),
        "official": ("Official statement", "double", "2"),
        "editorial": ("Editorial interpretation", "wavy", "3"),
        "unsourced": ("Unsourced claim", "dotted", "4"),
        "voice": ("Outside voice", "dashed", "5"),
    }
    assert {pen.pattern for pen in PENS.values()} == set(LinePattern)
    assert len({pen.definition for pen in PENS.values()}) == len(Label)


@pytest.mark.parametrize("label", list(Label))
def test_pen_belongs_to_the_label_it_is_listed_under(label: Label) -> None:
    assert PENS[label].label is label


@pytest.mark.parametrize(
    ("scheme", "labels", "keys"),
    [
        (Scheme.THREE_WAY, ("sourced", "official", "editorial"), "123"),
        (
            Scheme.FIVE_WAY,
            ("sourced", "official", "editorial", "unsourced", "voice"),
            "12345",
        ),
    ],
)
def test_scheme_has_its_pens_in_the_order_of_the_number_keys(
    scheme: Scheme, labels: tuple[str, ...], keys: str
) -> None:
    assert tuple(label.value for label in scheme.labels) == labels
    assert [pen.label for pen in scheme.pens] == list(scheme.labels)
    assert "".join(pen.shortcut for pen in scheme.pens) == keys


@pytest.mark.parametrize("label", list(Label))
def test_stylesheet_has_every_pen(label: Label) -> None:
    css = "\n".join(path.read_text("utf-8") for path in STATIC.glob("**/*.css"))
    assert re.search(rf"\.pen-{label.value}\b", css)
