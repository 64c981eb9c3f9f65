"""An exercise of claims with its key as a text form, which reads back as the same exercise.

Ids are left out, since the kit makes them of the words. Line ends within a text become blanks.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from kit.content.library import Offer
from kit.exchange.authoring.sentences import Sentence, sentence
from kit.exchange.authoring.text_form.blocks import CLAIM, blocks_of
from kit.exchange.authoring.text_form.claims import PLAIN
from kit.exchange.authoring.text_form.header import ARTICLE_PARTS, OTHER_TYPE
from kit.exchange.authoring.text_form.values import SEPARATORS, cues_of, with_address
from kit.items.fields.base_models import (
    ArticleOrigin,
    Context,
    InventedOrigin,
    KeyEntry,
    Origin,
    Wording,
)
from kit.items.key_entries.label_entries import KeyedLabel
from kit.vocabulary import N_

_HALF: Final = 0.5
#: What a line `from:` has words for.
_ORIGIN_FIELDS: Final = frozenset({"article", "paragraphs", "report", "url", "invented", "wording"})
DECIDED: Final = N_(
    "Its key holds what a teacher decided about “%(item)s” (%(fields)s), which the text form has "
    "no words for. Share it as a .zip."
)
UNWRITABLE: Final = N_(
    "“%(item)s” cannot be written as text so that it reads back the same (%(field)s). Share it as "
    "a .zip."
)


class _ClaimItem(Protocol):
    """An item that is a claim with one label: what the text form says of it."""

    id: str
    claim: str
    context: Context
    origin: Origin


class NoTextForm(Exception):
    """The exercise has no text form, for this reason."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


def text_form(offer: Offer) -> str:
    """The text form of an exercise with its key. Raises NoTextForm."""
    exercise, key = offer.exercise, offer.key
    if exercise.type != "classify":
        raise NoTextForm(sentence(OTHER_TYPE, type=exercise.type))
    parts = ["\n".join(_head(offer))]
    for item in exercise.items:
        entry = key.items[item.id]
        _refuse_decided(item.id, entry, entry)
        parts.append("\n".join(_claim(item, entry)))
    return "\n\n".join(parts) + "\n"


def _head(offer: Offer) -> Iterator[str]:
    exercise = offer.exercise
    yield f"Title: {_plain(exercise.title)}"
    if exercise.lesson is not None:
        yield f"Lesson: {exercise.lesson}"
    if exercise.scheme is not None:
        yield f"Scheme: {exercise.scheme.value}"
    for article in exercise.articles.values():
        fields = article.model_dump(exclude_none=True)
        fields["paragraphs"] = f"{article.paragraphs} paragraphs"
        words = [_plain(str(fields[name])) for name in ARTICLE_PARTS if name in fields]
        if any(";" in part for part in words[:5]):
            raise NoTextForm(sentence(UNWRITABLE, item=article.id, field="outlet, kind, date"))
        yield f"Article: {_with_address('; '.join(words), article.url, article.id)}"
    if exercise.intro is not None:
        yield f"Intro: {_plain(exercise.intro)}"
    if exercise.core is not None:
        yield f"Core: {exercise.core}"


def _claim(item: _ClaimItem, entry: KeyedLabel) -> Iterator[str]:
    claim = _plain(item.claim)
    yield claim if _reads_as_claim(claim) else f"claim: {claim}"
    for name, context in (("before", item.context.before), ("after", item.context.after)):
        if context is not None:
            yield f"{name}: {_plain(context)}"
    yield f"= {entry.label.value}{', mixed' if entry.mixed else ''}"
    if entry.debatable is not None:
        other = entry.debatable
        credit = {_HALF: "half", 1.0: "full"}.get(other.credit, f"{other.credit:.6f}".rstrip("0"))
        yield f"or {other.label.value} ({credit}): {_plain(other.argument)}"
    yield f"because: {_plain(entry.why)}"
    if entry.cues:
        yield f"cues: {_cues(item, entry)}"
    yield f"check: {_with_address(_plain(entry.check), entry.url, item.id)}"
    for name, own in PLAIN.items():
        value = getattr(entry, own, None)
        if value is not None:
            yield f"{name}: {_plain(str(value))}"
    yield f"from: {_origin(item)}"
    if getattr(item.origin, "wording", None) is Wording.QUOTED:
        yield f"wording: {Wording.QUOTED.value}"


def _plain(words: str) -> str:
    """The words on one line, as the text form reads them."""
    header, blocks = blocks_of(f"claim: {words}".replace("\n", " "))
    (claim,) = (field for block in (header, *blocks) for field in block.fields)
    return claim.text


def _reads_as_claim(claim: str) -> bool:
    """Whether a line is a claim as it stands, whatever claim of the text it is."""
    _header, blocks = blocks_of(f"Title: x\n\n{claim}")
    fields = [(field.name, field.text) for block in blocks for field in block.fields]
    numbered = claim[:1] in "0123456789" and claim.lstrip("0123456789")[:1] in {".", ")"}
    return fields == [(CLAIM, claim)] and not blocks[0].misspelt and not numbered


def _cues(item: _ClaimItem, entry: KeyedLabel) -> str:
    texts = [_plain(text) for text in (item.claim, item.context.before, item.context.after) if text]
    cues = [_plain(cue) for cue in entry.cues]
    tries = [f"{sign} ".join(cues) for sign in (";", "|")] + [" | ".join([*cues, ""])]
    for words in tries:
        if cues_of(words.strip(), texts) == (cues, []):
            return words.strip()
    raise NoTextForm(sentence(UNWRITABLE, item=item.id, field=f"cues, {SEPARATORS[0]}"))


def _with_address(words: str, url: str | None, item_id: str) -> str:
    """The words with an address behind them, which reads back as it is. Raises NoTextForm."""
    written = f"{words} <{url}>" if url else words
    if with_address(written) != (words, url or ""):
        raise NoTextForm(sentence(UNWRITABLE, item=item_id, field="<…>"))
    return written


def _origin(item: _ClaimItem) -> str:
    origin = item.origin
    unwritten = origin.model_dump(exclude_defaults=True).keys() - _ORIGIN_FIELDS
    if unwritten:
        raise NoTextForm(sentence(UNWRITABLE, item=item.id, field=", ".join(sorted(unwritten))))
    if isinstance(origin, ArticleOrigin):
        numbers = ", ".join(map(str, origin.paragraphs))
        several = "s" if len(origin.paragraphs) > 1 else ""
        return f"article {origin.article}, paragraph{several} {numbers}"
    if isinstance(origin, InventedOrigin):
        return f"invented, {_plain(origin.invented)}"
    return "report, " + _with_address(_plain(origin.report), origin.url, item.id)


def _refuse_decided(item_id: str, entry: KeyEntry, keyed: KeyedLabel) -> None:
    said: Mapping[str, object] = {
        "accepted": entry.accepted,
        "check_before": keyed.check_before,
        "cues_before": keyed.cues_before,
    }
    decided = [name for name, value in said.items() if value]
    if decided:
        raise NoTextForm(sentence(DECIDED, item=item_id, fields=", ".join(decided)))
