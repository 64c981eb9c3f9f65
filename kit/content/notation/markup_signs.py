"""Signs of HTML and Markdown in texts that are shown as they are typed: claims, keys, titles."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from kit.content.problems import Problem, Severity, short_repr

Location = tuple[str | int, ...]
_HTML: Final = re.compile(
    r"<!--.*?(-->|$)|</?(a|b|blockquote|br|center|code|del|details|div|em|font|h[1-6]|hr|i|iframe|"
    r"img|kbd|li|mark|ol|p|pre|q|s|script|small|span|strong|style|sub|summary|sup|table|tbody|td|"
    r"th|thead|tr|u|ul|video)(\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_MARKDOWN: Final = re.compile(
    r"\*\*[^\s*][^*]*\*\*|(?<!\w)__[^\s_][^_]*__(?!\w)|!?\[[^\[\]]*\]\([^()\s]*\)|\[\^[^\[\]\s]+\]|"
    r"~~[^\s~][^~]*~~|&(nbsp|amp|lt|gt|quot|ndash|mdash|[lr][sd]quo|#\d+);"
)
#: Where a blank line begins a new paragraph; in all other fields it is one blank more.
_PARAGRAPHS: Final = ({"passage"}, {"first", "second"})


def html_sign(line: str) -> str | None:
    """The first tag or comment of HTML on a line."""
    match = _HTML.search(line)
    return match[0] if match else None


def markup_problems(
    data: Any, shown: Path, at: Location = ()
) -> Iterator[tuple[Location, Problem]]:
    """A warning for each text of a file that holds signs which do nothing; its line is 1."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from markup_problems(value, shown, (*at, name))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from markup_problems(value, shown, (*at, number))
    elif isinstance(data, str):
        yield from ((at, one) for one in _of_text(data, shown, at))


def _of_text(text: str, shown: Path, at: Location) -> Iterator[Problem]:
    sign = _HTML.search(text) or _MARKDOWN.search(text)
    if sign is not None:
        yield _warning(
            shown, f"{short_repr(sign[0])}, which is shown as it is typed",
            "plain text: Markdown is for readings and teacher pages", "take the signs out",
        )  # fmt: skip
    if "\n" in text.strip() and not _has_paragraphs(at):
        yield _warning(
            shown, "a line break or a blank line, which is shown as a blank", "one paragraph",
            "write it as one, with >- behind the colon where it is long",
        )  # fmt: skip


def _has_paragraphs(at: Location) -> bool:
    passages, sides = _PARAGRAPHS
    return at[-1:] != () and (
        at[-1] in passages or (at[-1] == "text" and at[-2:-1] != () and at[-2] in sides)
    )


def _warning(shown: Path, mistake: str, allowed: str, advice: str) -> Problem:
    return Problem(shown, 1, "", mistake, allowed, advice, Severity.WARNING)
