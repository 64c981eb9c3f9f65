"""Reading a passage: `[[id: words]]` around each claim, connecting words between.

Reading never fails: what is broken in a passage is a list of findings beside what could be read.

    >>> passage = read_passage("The plan [[ready: is ready]], says [[mayor: the mayor]].")
    >>> passage.paragraphs
    ('The plan is ready, says the mayor.',)
    >>> [(claim.id, claim.start, claim.end) for claim in passage.claims]
    [('ready', 9, 17), ('mayor', 24, 33)]
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from kit.items.fields.advice import ID_FORM, Finding, id_advice
from kit.items.fields.base_models import ID_MAX, ID_PATTERN
from kit.items.passages.passage import Claim, Passage, Word
from kit.vocabulary import Label

_MARK = re.compile(r"\[\[ ?(?P<id>[^\s:\[\]]+) ?: ?|\[\[|\]\]|\n")
_TOKEN = re.compile(r"[^\s—]+")
_WHERE = ("passage",)
_FORM = "'[[id: words]]' around each claim"
_SHOWN = 24
#: As much of a line as is likely not to be parted by its end.
_NEAR = 6
_LABELS = frozenset(label.value for label in Label)


@lru_cache(maxsize=512)
def read_passage(text: str) -> Passage:
    """The passage without its marks. A line break begins a new paragraph."""
    reader = _Reader()
    plain = re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", text.strip()))
    at = 0
    for mark in _MARK.finditer(plain):
        reader.add(plain[at : mark.start()])
        at = mark.end()
        if mark.group() == "\n":
            reader.end_paragraph()
        elif mark.group() == "]]":
            reader.close()
        else:
            reader.open(mark.group("id"), plain[at:])
    reader.add(plain[at:])
    reader.end_paragraph()
    return reader.passage()


class _Reader:
    """What was read so far: paragraphs, claims, findings, and which cuts are open."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []
        self._line = ""
        self._open: list[str | None] = []
        self._start = 0
        self._inside: list[Finding] = []

    def add(self, text: str) -> None:
        """Words between two marks; a blank at a mark counts once."""
        self._line += text.lstrip() if self._line.endswith(" ") else text

    def open(self, cut: str | None, rest: str) -> None:
        """`[[`, with the id of the cut where one follows."""
        if cut is None:
            self._say(
                f"'[[' without an id, before {rest[:_SHOWN]!r}",
                _FORM,
                "write an id and a colon after it",
                "[[" + rest[:_NEAR],
            )
        elif self._open:
            outer = self._open[0]
            fault = f"the cut {cut!r} inside the cut {outer!r}"
            advice = f"end {outer!r} with ']]' before {cut!r} begins"
            allowed = "cuts side by side, none inside another"
            finding = Finding(_WHERE, fault, allowed, advice, f"[[{cut}")
            self._inside.append(finding)
        else:
            self._check_id(cut, rest)
            self._start = len(self._line)
        self._open.append(cut)

    def close(self) -> None:
        """`]]`."""
        if not self._open:
            self._say(
                f"']]' that ends no cut, after {self._line[-_SHOWN:]!r}",
                _FORM,
                "remove it, or put '[[', an id and a colon before the claim",
                self._line[-_NEAR:] + "]]",
            )
            return
        cut = self._open.pop()
        if self._open:
            return
        self.findings += self._inside
        self._inside = []
        if cut is not None:
            self._end_claim(cut)

    def end_paragraph(self) -> None:
        """A line break, or the end."""
        if self._open:
            cut = self._open[0]
            named = f"the cut {cut!r}" if cut else "a cut"
            self._say(
                f"{named} without an end in its paragraph",
                "']]' after the words of each cut",
                "add it where the claim ends",
                f"[[{cut or ''}",
            )
            self._open, self._inside = [], []
        self.paragraphs.append(self._line.rstrip())
        self._line = ""

    def passage(self) -> Passage:
        """All of it, with the words counted."""
        words = tuple(self._words())
        return Passage(tuple(self.paragraphs), tuple(self.claims), words, tuple(self.findings))

    def _say(self, fault: str, allowed: str, advice: str, near: str = "") -> None:
        self.findings.append(Finding(_WHERE, fault, allowed, advice, near))

    def _check_id(self, cut: str, rest: str) -> None:
        if not re.fullmatch(ID_PATTERN, cut) or len(cut) > ID_MAX:
            self._say(
                f"the id {cut[:ID_MAX]!r} of a cut",
                f"{ID_FORM}, at most {ID_MAX} characters",
                id_advice(cut),
                f"[[{cut}",
            )
        if cut in _LABELS:
            self._say(
                f"the label {cut!r} in the place of a cut's id",
                "an id of its own for each cut; the label stands in the key alone",
                "write an id for it, a word of the claim, and the same in the key",
                f"[[{cut}",
            )
        if any(claim.id == cut for claim in self.claims):
            self._say(
                f"the cut {cut!r} a second time",
                "an id of its own for each cut",
                "give one of them another id",
                f"[[{cut}: {rest[:_NEAR]}",
            )

    def _end_claim(self, cut: str) -> None:
        end = max(self._start, len(self._line.rstrip()))
        if not any(map(str.isalnum, self._line[self._start : end])):
            self._say(
                f"the cut {cut!r} without a word",
                "one word or more in each cut",
                "put the claim's words after the colon, or remove the cut",
                f"[[{cut}",
            )
            return
        self.claims.append(Claim(cut, len(self.paragraphs), self._start, end))

    def _words(self) -> Iterator[Word]:
        number = 0
        for paragraph, text in enumerate(self.paragraphs):
            own = [claim for claim in self.claims if claim.paragraph == paragraph]
            for start, end in _cores(text):
                number += 1
                inside = next((c for c in own if c.start < end and start < c.end), None)
                if inside and not inside.start <= start < end <= inside.end:
                    self._say(
                        f"the word {text[start:end][:_SHOWN]!r} in two by the cut {inside.id!r}",
                        "cuts between words",
                        "move the mark to the beginning or the end of the word",
                        f"[[{inside.id}",
                    )
                yield Word(number, paragraph, start, end, inside.id if inside else None)


def _cores(text: str) -> Iterator[tuple[int, int]]:
    """Where the words stand: what blanks and long dashes part, without signs at its edges."""
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if not any(map(str.isalnum, token.group())):
            continue
        while _is_sign(text[start]):
            start += 1
        while _is_sign(text[end - 1]):
            end -= 1
        yield start, end


def _is_sign(character: str) -> bool:
    """Punctuation, symbols and control characters; letters' own marks are none."""
    return unicodedata.category(character)[0] in "PSC"
