"""What the fields of a text form hold: labels, credits, origins, cues, numbers."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from kit.items.key_entries.cues import has_cue
from kit.vocabulary import PENS, Label, Scheme
from kit.whole_number import whole_number

_CREDITS: Final = {
    "half": 0.5, "1/2": 0.5, "½": 0.5, "full": 1.0, "whole": 1.0, "all": 1.0, "1": 1.0,
    "quarter": 0.25, "a quarter": 0.25, "1/4": 0.25, "¼": 0.25,
    "three quarters": 0.75, "3/4": 0.75, "¾": 0.75,
}  # fmt: skip
_POINTED: Final = re.compile(r"0?[.,]([0-9]{1,6})")
_PERCENT: Final = re.compile(r"([0-9]{1,3}) ?%")
_MIXED: Final = re.compile(r"[ ,;]*\(?\bmixed\b\)?[ .]*", re.IGNORECASE)
_ARTICLE: Final = re.compile(
    r"(?P<word>article[ :]+)?(?P<id>[a-z0-9-]{1,64})[ ,;:]*"
    r"(?:paragraphs?|paras?\.?|par\.|¶+|§+) ?(?P<numbers>[0-9][0-9 ,;&\u2013-]*(?:and [0-9 ]+)?)",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"(?P<kind>report|invented|made[ -]up)(?: ?[,:;\u2013\u2014-] ?| )(?P<words>\S.*)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"<(https?://[^<> ]+)>", re.IGNORECASE)
_RANGE: Final = re.compile(r"([0-9]{1,5}) ?[\u2013-] ?([0-9]{1,5})")
_LONGEST_RANGE: Final = 50
_QUOTES: Final = "\"'\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\u2039\u203a"
#: Word's signs for plain ones, each one sign long, so that places stay.
_FOLDED: Final = str.maketrans(
    {
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u2039\u203a", "'"),
        **dict.fromkeys("\u2010\u2011\u2013\u2014\u2212", "-"),
    }
)
#: A sign that words do not hold, before those that they do.
SEPARATORS: Final = ("|", ";", ",")


def label_of(words: str) -> tuple[Label | None, bool]:
    """The label of what stands behind `=`, and whether it is called mixed."""
    mixed = _MIXED.search(words)
    name = (_MIXED.sub("", words) if mixed else words).strip(" .").lower()
    for pen in PENS.values():
        first = pen.name.lower().partition(" ")[0]
        if name in {pen.label.value, pen.name.lower(), pen.plural, first}:
            return pen.label, mixed is not None
    return None, mixed is not None


def scheme_of(words: str) -> Scheme | None:
    """The scheme: `three-way`, `three way`, `Five labels`, `5`."""
    first = re.split("[ -]", words.strip(" .").lower(), maxsplit=1)[0]
    return {
        "three": Scheme.THREE_WAY, "3": Scheme.THREE_WAY,
        "five": Scheme.FIVE_WAY, "5": Scheme.FIVE_WAY,
    }.get(first)  # fmt: skip


def credit_of(words: str) -> float | None:
    """A credit: `half`, `full`, `0.5`, `0,25`, `50 %`, `½`; None for anything else."""
    name = words.lower().removesuffix(" credit").strip()
    if name in _CREDITS:
        return _CREDITS[name]
    percent = _PERCENT.fullmatch(name)
    if percent:
        credit = whole_number(percent[1], 0) / 100
    else:
        pointed = _POINTED.fullmatch(name)
        credit = float(f"0.{pointed[1]}") if pointed else 0.0
    return credit if 0 < credit <= 1 else None


def origin_of(words: str) -> Mapping[str, Any] | None:
    """Where a claim is from, as the field `from` of a file; None where it cannot be read."""
    other = _OTHERS.fullmatch(words)
    article = _ARTICLE.fullmatch(words)
    if article and (article["word"] or not other):
        numbers = _numbers(article["numbers"])
        if not numbers:
            return None
        paragraph = numbers[0] if len(numbers) == 1 else numbers
        return {"article": article["id"].lower(), "paragraph": paragraph}
    if other is None:
        return None
    if other["kind"].lower() != "report":
        return {"invented": other["words"]}
    report, url = with_address(other["words"])
    return {"report": report, "url": url} if url else {"report": report}


def with_address(words: str) -> tuple[str, str]:
    """The words, and the address that stands in <> behind them; "" where there is none."""
    words = words.strip()
    address = _ADDRESS.fullmatch(words, words.rfind("<")) if "<" in words else None
    return (words[: address.start()].strip(), address[1]) if address else (words, "")


def _numbers(words: str) -> list[int]:
    """The paragraphs; none where there is one that cannot be."""
    numbers: list[int] = []
    for part in re.split(r" ?(?:[,;&]|and) ?", words.strip(" ,;")):
        span = _RANGE.fullmatch(part.strip())
        try:
            first = whole_number(span[1] if span else part.strip(), 1)
            last = whole_number(span[2], 1) if span else first
        except ValueError:
            return []
        if not 0 <= last - first < _LONGEST_RANGE:
            return []
        numbers += range(first, last + 1)
    return numbers


def cues_of(words: str, texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The cues as they stand in the texts, and those that do not stand there.

    Parted by | or else ; or else commas. What stands there as it is, is one cue, with commas too.
    """
    if not words or words.strip(" .-\u2013\u2014").lower() in {"", "none"}:
        return [], []
    whole = None if "|" in words else _standing(words, texts)
    if whole is not None:
        return [whole], []
    sign = next((sign for sign in SEPARATORS if sign in words), "|")
    parts = [part.strip() for part in words.split(sign)]
    parts = [part for part in parts if part]
    joined = _joined(parts, texts, sign) if sign == "," else parts
    cues = [(part, _standing(part, texts)) for part in joined]
    return [cue for _, cue in cues if cue is not None], [part for part, cue in cues if cue is None]


def _joined(parts: Sequence[str], texts: Sequence[str], sign: str) -> list[str]:
    """Neighbouring parts that stand together in the texts as one, the longest first."""
    joined: list[str] = []
    start = 0
    while start < len(parts):
        end = next(
            (
                end
                for end in range(min(len(parts), start + 6), start + 1, -1)
                if _standing(f"{sign} ".join(parts[start:end]), texts) is not None
            ),
            start + 1,
        )
        joined.append(f"{sign} ".join(parts[start:end]))
        start = end
    return joined


def _standing(cue: str, texts: Sequence[str]) -> str | None:
    """The cue as a text has it, whatever marks of quotation and dashes it was typed with."""
    for words in (cue, cue.strip(_QUOTES + " "), cue.strip(_QUOTES + " .")):
        if any(has_cue(text, words) for text in texts):
            return words
        folded = words.translate(_FOLDED)
        for text in texts:
            if folded and has_cue(text.translate(_FOLDED), folded):
                start = text.translate(_FOLDED).index(folded)
                return text[start : start + len(folded)]
    return None
