"""A label that no claim of an exercise has, and sentences of its article that could have it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kit.content import bounds
from kit.content.problems import PlainWords
from kit.content.stats.labelled import LabelledItem
from kit.vocabulary import N_, PENS, Label

_MISSING: Final = N_(
    "No claim is among the %(label)s, so whoever never picks that pen loses nothing here. Write "
    "some."
)
_COULD_BE: Final = N_(
    "No claim is among the %(label)s, so whoever never picks that pen loses nothing here. "
    "Sentences of the article that could be: %(sentences)s."
)
#: Sentences that are named, and characters of each.
_NAMED: Final = 3
_SHOWN: Final = 60
#: Words that begin so are in marks of their own.
_MARKS: Final = "\"'\u201c\u2018\u00ab"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: its words, and the number of its paragraph where that has one."""

    words: str
    paragraph: int | None = None

    @property
    def named(self) -> str:
        """How it is named in a list: its paragraph and its first words."""
        short = self.words.rstrip(".")
        if len(short) > _SHOWN:
            short = short[:_SHOWN].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
        quoted = short if short[0] in _MARKS else f"“{short}”"
        return f"¶{self.paragraph} {quoted}" if self.paragraph else quoted


#: The sentences of an article, not taken yet, that could have a label. Asked where one is missing.
CouldBe = Callable[[Label], Sequence[Sentence]]


def nothing_at_hand(_label: Label) -> Sequence[Sentence]:
    """No sentence: there is no article beside the exercise."""
    return ()


def missing_labels(claims: Sequence[LabelledItem], could_be: CouldBe) -> Iterator[PlainWords]:
    """The labels of the scheme that no claim has, once there are claims enough to miss them."""
    if not claims or len(claims) < bounds.MISSING_FROM[claims[0].scheme]:
        return
    used = {claim.label for claim in claims}
    for label in claims[0].scheme.labels:
        if label in used:
            continue
        terms = {"label": PENS[label].plural}
        sentences = "; ".join(sentence.named for sentence in could_be(label)[:_NAMED])
        if sentences:
            yield PlainWords(_COULD_BE, {"sentences": sentences}, terms)
        else:
            yield PlainWords(_MISSING, {}, terms)
