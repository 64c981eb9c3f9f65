"""Texts that are shown as typed: signs of Markdown and HTML in them do nothing, and that is said."""

from pathlib import Path

import pytest

from kit.content.notation.markup_signs import html_sign
from tests.support.content_messages import EX, KEYS, LES, changed, lines
from tests.support.room import EXERCISE, KEY, LESSON

PLAIN = "which is shown as it is typed; allowed: plain text: Markdown is for readings and teacher pages; take the signs out."


@pytest.mark.parametrize(
    "sign", ["**square**", "<b>square</b>", "[square](x)", "![square](x.png)", "square[^1]", "~~square~~", "&nbsp;square"]
)  # fmt: skip
def test_signs_in_a_claim_are_a_warning(tmp_path: Path, sign: str) -> None:
    claim = f'claim: "The {sign} is a disgrace."'
    found = lines(
        tmp_path, **changed("exercise", EXERCISE, "claim: The square is a disgrace.", claim)
    )
    shown = {"<b>square</b>": "<b>", "square[^1]": "[^1]", "&nbsp;square": "&nbsp;"}.get(sign, sign)
    assert found == [f"{EX}:15: warning: items, disgrace, claim: found '{shown}', {PLAIN}"]


def test_signs_in_a_key_and_in_front_matter_are_a_warning(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        **changed("key", KEY, "step 1", "**so** step 1"),
        **changed("lesson", LESSON, "discussion: Who", "discussion: <i>Who</i>"),
    )
    assert found == [
        f"{KEYS}:3: warning: items, plan, why: found '**so**', {PLAIN}",
        f"{LES}:7: warning: discussion: found '<i>', {PLAIN}",
    ]


def test_lines_of_a_text_that_is_one_paragraph_are_a_warning(tmp_path: Path) -> None:
    two = "claim: |\n      The square.\n\n      It is a disgrace."
    found = lines(
        tmp_path, **changed("exercise", EXERCISE, "claim: The square is a disgrace.", two)
    )
    assert found == [
        f"{EX}:15: warning: items, disgrace, claim: found a line break or a blank line, which is shown as a blank; allowed: one paragraph; write it as one, with >- behind the colon where it is long."
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["2 < 3 > 1", "<sic>", "a * b * c", "AT&T", "[sic] (twice)", "#1"])
def test_what_is_no_sign_is_none(tmp_path: Path, text: str) -> None:
    assert html_sign(text) is None
    claim = f'claim: "The disgrace: {text}"'
    assert (
        lines(tmp_path, **changed("exercise", EXERCISE, "claim: The square is a disgrace.", claim))
        == []
    )
