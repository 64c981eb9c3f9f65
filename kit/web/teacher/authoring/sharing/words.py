"""What is handed on or brought in, in the reader's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.content.library import Library
from kit.content.own.texts import names_of, placed
from kit.exchange.authoring.received import Received
from kit.exchange.authoring.sentences import Sentence
from kit.exchange.authoring.text_form.claims import Claim, Mistake
from kit.items import ITEM_TYPES
from kit.vocabulary import PENS
from kit.web.teacher.authoring.forms import TEXT_WORDS
from kit.web.template_globals import numbered, translated


def sentence_text(sentence: Sentence) -> str:
    """A sentence in the reader's language; a fact may itself be a message."""
    facts = {
        name: translated(fact) if isinstance(fact, str) else fact
        for name, fact in sentence.facts.items()
    }
    return translated(sentence.message) % facts


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing to mend: its line, and the claim that it is about, or ""."""

    line: int
    claim: str
    text: str


def wrong_in_text(mistakes: Sequence[Mistake]) -> list[Wrong]:
    """The mistakes of a text form."""
    return [Wrong(one.line, one.claim, sentence_text(one.reason)) for one in mistakes]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A part of an item with what the key says of it; `item` says which item, where it is new.

    `label` is the pen's label where the key's word is one, else "".
    """

    item: str
    text: str
    key: str
    label: str = ""


def keyed_parts(library: Library, exercise_id: str) -> Iterator[Keyed]:
    """All that an exercise asks, with its key; nothing where it cannot be read."""
    offer = library.offer(exercise_id)
    if offer is None:
        return
    exercise, item_type = offer.exercise, ITEM_TYPES[offer.exercise.type]
    for number, item in enumerate(exercise.items, 1):
        due = item_type.due(offer.key.items[item.id])
        name = numbered(exercise.type, number)
        for part in item_type.parts(item, exercise.scheme):
            said = due.get(part.id, "")
            words = translated(part.words(said)) if said else ""
            yield Keyed(name, part.text, words, said if part.labels else "")
            name = ""
        if name:
            yield Keyed(name, next(iter(item_type.texts(item)), ""), "")


def keyed_claims(claims: Sequence[Claim]) -> list[Keyed]:
    """The claims of a text form, each with its label."""
    return [
        Keyed(
            numbered("classify", number),
            claim.text,
            translated(PENS[claim.label].name),
            claim.label.value,
        )
        for number, claim in enumerate(claims, 1)
    ]


def wrong_in_files(received: Received, *, hides: bool) -> list[Wrong]:
    """The problems of what a file holds that may be read here; of a hidden key none.

    `claim` is what the text is called that each is in.
    """
    fit = received.fitted
    names = placed(fit.kind, fit.id, {name: name for name in names_of(fit.kind)})
    return [
        Wrong(
            one.line,
            translated(TEXT_WORDS.get(names.get(one.path.as_posix(), ""), "")) or one.path.name,
            one.sentence,
        )
        for one in received.problems
        if not (hides and one.in_key)
    ]
