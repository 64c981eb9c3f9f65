"""What a reading's Markdown loses, runs together or shows as typed, each with its line.

The kit renders plain Markdown with tables (kit.content.markdown). Other programs know more of it,
and where they differ nothing warns: so it is said here. Words that would not be shown are an
error, whatever swallows them; what is shown otherwise than meant is a warning.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from kit.content.markdown import PEN, render
from kit.content.notation.markdown_blocks import block_remarks, blocks_of
from kit.content.notation.markdown_remarks import Remark
from kit.content.notation.markup_signs import html_sign
from kit.content.problems import Problem, Severity, short_repr

_CODE: Final = re.compile(r"`[^`]*`")
_PICTURE: Final = re.compile(r"!\[[^\]]*\]\s?[(\[][^)\]]*[)\]]?")
#: What is allowed, and what to do.
_NO_PICTURES: Final = ("words and tables", "say in words what is on it, or take it out")
_PICTURE_FORM: Final = (
    '![what is to be seen](picture.svg "The caption.") alone in its paragraph',
    "put it so, at the left and between blank lines",
)
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]+\]")
_LINK: Final = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*)\]\((?P<target>[^()]*(\([^()]*\)[^()]*)*)\)")
DEFINITION: Final = re.compile(
    r"\s{0,3}\[(?P<name>[^\[\]^]+)\]:\s*(?P<target>\S+)\s*((\"[^\"]*\"|'[^']*'|\([^)]*\))\s*)?"
)
_TARGET: Final = re.compile(r"""\s*<?(?P<address>[^\s<>]*)>?(\s+("[^"]*"|'[^']*'))?\s*""")
_TYPED: Final = (
    (re.compile(r"~~[^~\s][^~]*~~"), "words struck out"),
    (re.compile(r"==[^=\s][^=]*=="), "words marked with =="),
    (re.compile(r"^\s*[-*+]\s+\[[ xX]\]\s"), "a box to tick"),
)
_WORD: Final = re.compile(r"[^\W_]+")
_ORDINAL: Final = re.compile(r"^[\s>]*\d+\.(?=\s)")
#: More words than these tell nothing more.
_NAMED_MOST: Final = 5


def markdown_problems(
    shown: Path, text: str, lines_before: int, *, pictures: bool = False
) -> Iterator[Problem]:
    """All that is lost or shown otherwise. `lines_before` stand before the text in its file.

    `pictures`: the text may have some, in a form of which none is left in it.
    """
    remarks = [*_remarks(text, _PICTURE_FORM if pictures else _NO_PICTURES)]
    remarks += _lost_words(text, {remark.line for remark in remarks if remark.loses})
    for remark in sorted(remarks, key=lambda remark: remark.line):
        severity = Severity.ERROR if remark.loses else Severity.WARNING
        yield Problem(
            shown, remark.line + lines_before, "text",
            remark.mistake, remark.allowed, remark.advice, severity,
        )  # fmt: skip


def _remarks(text: str, picture: tuple[str, str]) -> Iterator[Remark]:
    lines = text.split("\n")
    blocks = blocks_of(lines)
    yield from block_remarks(blocks)
    code = {number for block in blocks if block.is_code for number, _ in block.lines}
    definitions = _definitions(lines, code)
    used = _used_names(lines, definitions)
    for number, raw in enumerate(lines, 1):
        if number in code:
            continue
        line = _CODE.sub("", raw)
        if number in definitions:
            yield from _definition_remarks(number, definitions[number], used)
            continue
        match = _PICTURE.search(line)
        if match:
            said = f"the picture {short_repr(match[0])}, which the kit does not show"
            yield Remark(number, said, *picture, loses=True)
        yield from _inline_remarks(number, line)


def _inline_remarks(number: int, line: str) -> Iterator[Remark]:
    footnote = _FOOTNOTE.search(line)
    if footnote:
        yield Remark(
            number, f"the footnote {short_repr(footnote[0])}, which is shown as it is typed",
            "text without footnotes", "put the words into the text, in brackets or as a sentence",
        )  # fmt: skip
    for link in _LINK.finditer(line):
        yield from _target_remarks(number, link["target"])
    sign = html_sign(line)
    if sign is not None:
        yield Remark(
            number, f"{short_repr(sign)}, which the class sees as it is typed",
            "Markdown without HTML", "take it out, or write it in Markdown",
        )  # fmt: skip
    for pattern, name in _TYPED:
        match = pattern.search(line)
        if match:
            yield Remark(
                number, f"{name} ({short_repr(match[0].strip())}), shown as it is typed",
                "**bold**, *italic*, lists with -", "take the signs out",
            )  # fmt: skip


def _target_remarks(number: int, target: str) -> Iterator[Remark]:
    match = _TARGET.fullmatch(target)
    address = match["address"] if match else target
    if match and re.match(r"https?://\S", address):
        return
    if re.search(r"\.md(#.*)?$", address):
        said = "to a file, which the class cannot open"
        advice = "name the lesson in words, such as 'lesson 2'"
    else:
        said, advice = "that leads nowhere in the kit", "write the whole address, or take it out"
    yield Remark(
        number, f"a link to {short_repr(address)} {said}",
        "addresses that begin with https:// and have no blank", advice,
    )  # fmt: skip


def _definitions(lines: Sequence[str], code: set[int]) -> Mapping[int, re.Match[str]]:
    """Lines that Markdown takes for the address of a link named elsewhere."""
    matches = {number: DEFINITION.fullmatch(line) for number, line in enumerate(lines, 1)}
    return {number: one for number, one in matches.items() if one and number not in code}


def _used_names(lines: Sequence[str], definitions: Mapping[int, re.Match[str]]) -> set[str]:
    text = "\n".join(line for number, line in enumerate(lines, 1) if number not in definitions)
    return {name.lower() for name in re.findall(r"\[([^\[\]]+)\]", text)}


def _definition_remarks(number: int, match: re.Match[str], used: set[str]) -> Iterator[Remark]:
    if match["name"].lower() in used:
        yield from _target_remarks(number, match["target"])
        return
    yield Remark(
        number, f"{short_repr(match[0].strip())}, which Markdown takes for a link's address",
        "lines that do not begin with [...]:", r"write \[ for the first bracket", loses=True,
    )  # fmt: skip


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()

    def handle_data(self, data: str) -> None:
        self.counts.update(_WORD.findall(data))


def _lost_words(text: str, said: set[int]) -> Iterator[Remark]:
    """The net below all the rest: what is written and not shown, on lines of which none was said.

    Joined words would hide a loss and so would none: what counts is how often each is there.
    """
    shown = _Words()
    shown.feed(render(text))
    shown.close()
    written = [_WORD.findall(line) for line in _written(text)]
    lost = Counter(word for words in written for word in words) - shown.counts
    left = set(lost) - {word for number in said for word in written[number - 1]}
    for number, words in enumerate(written, 1):
        here = list(dict.fromkeys(word for word in words if word in left))
        if here:
            left -= set(here)
            named = " ".join(here[:_NAMED_MOST]) + (" ..." if len(here) > _NAMED_MOST else "")
            yield Remark(
                number, f"words that would not be shown ({short_repr(named)})",
                "Markdown as docs/authoring.md describes it", "write them in a plain sentence",
                loses=True,
            )  # fmt: skip


def _written(text: str) -> Iterator[str]:
    """The lines without what is not to be read: addresses, labels of pens, numbers of lists."""
    lines = text.split("\n")
    definitions = _definitions(lines, set())
    used = _used_names(lines, definitions)
    for number, raw in enumerate(lines, 1):
        definition = definitions.get(number)
        if definition and definition["name"].lower() in used:
            yield ""
            continue
        line = PEN.sub(lambda pen: pen["words"], raw)
        line = _LINK.sub(lambda link: f"{link['words']} ", line)
        yield html.unescape(_ORDINAL.sub("", re.sub(r"\]\[[^\[\]]*\]", "] ", line)))
