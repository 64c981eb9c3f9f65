"""The lines of a text from a mail or a word processor, and what each of them says."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kit.exchange.cell_text import plain_lines

#: Fields by the names that begin a line; the first name of each is the one that is written.
FIELDS: Final = {
    "title": "title",
    "type": "type",
    "scheme": "scheme",
    "lesson": "lesson",
    "intro": "intro",
    "core": "core",
    "article": "article",
    "from": "from",
    "source": "from",
    "wording": "wording",
    "claim": "claim",
    "before": "before",
    "after": "after",
    "because": "because",
    "why": "because",
    "cues": "cues",
    "cue": "cues",
    "check": "check",
    "case": "case",
    "speaker": "speaker",
    "aimed at": "aimed at",
    "looks": "looks",
    "void": "void",
}
#: Those of the exercise; `from` stands above for all claims, or within one.
HEADER: Final = frozenset({"title", "type", "scheme", "lesson", "intro", "core", "article"})
LABEL: Final = "="
OTHER: Final = "or"
_BLANKS: Final = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]")
_QUOTED: Final = re.compile(r"(> ?)+")
_BULLET: Final = re.compile(r"([•·◦‣▪●○■*\u2013\u2014\u2212-]|o(?= [=A-Z])) +")
_NUMBER: Final = re.compile(r"([0-9]{1,3})[.)] +")
_FIELD: Final = re.compile(r"([A-Za-z]+(?:[ _-][A-Za-z]+)?) ?[:\uff1a] ?(.*)")
_LABEL: Final = re.compile(r"[=\uff1d]+ ?(.*)")
_OTHER: Final = re.compile(
    r"(?i:or)[: ]+([^(:\[]{1,40}?) ?[(\[]([^)\]]{1,20})[)\]] ?[:\u2013\u2014-]? ?(.*)"
)
_LOOKS_OTHER: Final = re.compile(
    r"(?i:or) (?i:sourced|official|editorial|unsourced|voice|outside)\b"
)
_MISSPELT: Final = 0.75


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is read: `field` is what it begins, "" where it goes on or is a claim.

    `number` counts from 1 in the text as it was typed, `text` is what stands behind the field's
    name, `typed` the whole line. `parted`: a blank line stands before it. `marked`: the number
    before it, as in a list. `meant`: the name that its first word is perhaps misspelt for.
    """

    number: int
    field: str
    text: str
    typed: str
    parted: bool = False
    marked: str = ""
    meant: str = ""


def typed_lines(text: str) -> list[Line]:
    """The lines that say something, in their order."""
    lines: list[Line] = []
    parted = False
    for number, typed in enumerate(_unquoted(plain_lines(text).split("\n")), 1):
        plain = _BLANKS.sub(" ", _UNSEEN.sub("", typed)).strip()
        if plain:
            lines.append(_line(number, plain, parted=parted))
        parted = not plain or (parted and not plain)
    return lines


def _unquoted(lines: Sequence[str]) -> Iterable[str]:
    """The lines without the marks of an answer to a mail, where each line has one."""
    said = [line for line in lines if line.strip()]
    if said and all(_QUOTED.match(line.strip()) for line in said):
        return [_QUOTED.sub("", line.strip(), count=1) for line in lines]
    return lines


def _line(number: int, plain: str, *, parted: bool) -> Line:
    bullet = _BULLET.match(plain)
    rest = plain[bullet.end() :] if bullet else plain
    mark = _NUMBER.match(rest)
    for words in (rest, rest[mark.end() :] if mark else rest):
        field, text = _field_of(words)
        if field:
            return Line(number, field, text, plain, parted)
    meant = _meant(rest)
    return Line(number, "", rest, plain, parted, mark[1] if mark else "", meant)


def _field_of(words: str) -> tuple[str, str]:
    label = _LABEL.fullmatch(words)
    if label:
        return LABEL, label[1]
    if _OTHER.fullmatch(words) or _LOOKS_OTHER.match(words):
        return OTHER, words
    match = _FIELD.fullmatch(words)
    name = re.sub("[_-]", " ", match[1].lower()) if match else ""
    return (FIELDS[name], match[2].strip()) if match and name in FIELDS else ("", "")


def _meant(words: str) -> str:
    match = _FIELD.fullmatch(words)
    name = match[1].lower() if match else ""
    nearest = difflib.get_close_matches(name, list(FIELDS), n=1, cutoff=_MISSPELT) if name else []
    return nearest[0] if nearest else ""


def other_parts(words: str) -> tuple[str, str, str] | None:
    """Label, credit and argument of a line that begins with `or`; None where it has not all."""
    match = _OTHER.fullmatch(words)
    return (match[1].strip(), match[2].strip(), match[3].strip()) if match else None
