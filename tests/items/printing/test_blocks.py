"""The small makers of blocks."""

import pytest

from kit.items.printing.blocks import (
    Look,
    Paragraph,
    Role,
    Run,
    body,
    in_context,
    lettered,
    paragraph,
    termed,
)


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        (None, None, (Run("It rains."),)),
        ("Ada:", None, (Run("Ada: ", Look.CONTEXT), Run("It rains."))),
        (None, "So she said.", (Run("It rains."), Run(" So she said.", Look.CONTEXT))),
    ],
)
def test_a_claim_stands_apart_from_the_words_around_it(
    before: str | None, after: str | None, runs: tuple[Run, ...]
) -> None:
    assert in_context(before, "It rains.", after) == Paragraph(runs, Role.CLAIM)


def test_a_term_is_strong_and_a_space_apart_from_what_follows() -> None:
    assert termed("Why:", "so", "and so").runs == (
        Run("Why:", Look.STRONG), Run(" "), Run("so"), Run(" "), Run("and so"),
    )  # fmt: skip


def test_a_text_is_a_paragraph_for_each_of_its_own() -> None:
    assert body(["one", "two"]) == (paragraph("one"), paragraph("two"))


def test_choices_are_lettered_from_a() -> None:
    assert [lettered(1), lettered(6)] == ["a", "f"]
