"""What is written reads back as what it was."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.loading.yaml_file import Located, parse
from kit.content.own.yaml_text import field_line, scalar

WORDS = st.text(
    alphabet=st.characters(
        categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u2028\u2029"
    ),
    max_size=300,
).map(lambda text: " ".join(text.split()))


def read(text: str) -> object:
    located = parse(text, Path("x.yaml"))
    assert isinstance(located, Located), located
    assert not located.problems
    return located.data


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Look for who speaks.", "Look for who speaks."),
        ("Step 1: the mayor", '"Step 1: the mayor"'),
        ("The #1 bridge", '"The #1 bridge"'),
        ("a, b", '"a, b"'),
        ("true", '"true"'),
        ("007", '"007"'),
        ('She said "no"', '"She said \\"no\\""'),
        (0.5, "0.5"),
        (True, "true"),
        (9, "9"),
    ],
)
def test_quotes_stand_where_they_are_needed(value: object, written: str) -> None:
    assert scalar(value) == written


def test_a_long_text_goes_over_several_lines() -> None:
    text = "The council met on Monday and said nothing. " * 4
    assert field_line("why", text.strip(), 4).startswith("    why: >-\n      The council met")


@settings(deadline=None)
@given(WORDS.filter(bool), st.integers(0, 8))
def test_every_text_reads_back_as_it_was(text: str, indent: int) -> None:
    margin = " " * indent
    written = f"{margin}first: 1\n" + field_line("why", text, indent) + f"{margin}last: 2\n"
    assert read(written) == {"first": 1, "why": text, "last": 2}
    assert read(f"within: {{a: {scalar(text)}, b: [{scalar(text)}]}}") == {
        "within": {"a": text, "b": [text]}
    }
