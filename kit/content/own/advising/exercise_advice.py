"""What could be better in an exercise that has no error: each sentence rests on a bound."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kit.content import bounds
from kit.content.exercise import Exercise
from kit.content.library import Library
from kit.content.own.advising.course_words import claims_beside
from kit.content.own.advising.hints import hints_of
from kit.content.own.advising.missing_label import CouldBe, missing_labels, nothing_at_hand
from kit.content.own.advising.order_advice import order_advice
from kit.content.own.advising.unnamed import UNNAMED, unnamed_speaker
from kit.content.problems import KEY_SUFFIX, PlainWords, Problem, Severity
from kit.content.stats.balance import label_counts
from kit.content.stats.course_warnings import percent
from kit.content.stats.labelled import LabelledItem, labelled_items
from kit.content.stats.suspicion.stances import stances_of
from kit.content.stats.word_guesser import WordGuesser, share_right
from kit.items import ITEM_TYPES
from kit.items.key_entries.looks import Looks
from kit.vocabulary import N_, PENS, Stance

#: The words that a sentence names.
_NAMED: Final = 5
_FEW_OF_A_LABEL: Final = N_(
    "The key has %(count)s of %(all)s claims as %(label)s. Write more of them: %(least)s to "
    "%(most)s of each label is a fair share, and whoever never picks that pen loses little here."
)
_MANY_OF_A_LABEL: Final = N_(
    "The key has %(count)s of %(all)s claims as %(label)s. Write fewer of them: %(least)s to "
    "%(most)s of each label is a fair share, and whoever always picks that pen does well here."
)
_NO_DOUBT: Final = N_(
    "For none of the %(all)s claims does the key let a second answer count. Careful readers differ "
    "on some: say in the key of one or two what could be said for the other answer."
)
_STANCES: Final[dict[Stance, str]] = {
    Stance.SUSPICIOUS: N_(
        "Whoever doubts everything, without reading, earns %(share)s of the credit. Write more "
        "claims that one may rely on, some of which look doubtful."
    ),
    Stance.TRUSTING: N_(
        "Whoever trusts everything, without reading, earns %(share)s of the credit. Write more "
        "claims that one may not rely on, some of which read smoothly."
    ),
}
_TELLING: Final = N_(
    "Somebody who understands nothing, and knows the words of the other exercises, gets %(right)s "
    "of %(all)s labels right, by words such as %(words)s. Use these words under other labels, too."
)
_LOOKS: Final = N_(
    "%(doubtful)s of %(all)s claims look doubtful and can be relied on; %(smooth)s read smoothly "
    "and cannot. %(least)s or more of each kind keep a class from judging at first sight: name "
    "them in the key, or write some."
)


@dataclass(frozen=True, slots=True)
class _Written:
    """An exercise without an error, with what is counted in it and the course beside it."""

    exercise: Exercise[Any]
    own: Library
    beside: Library
    claims: Sequence[LabelledItem]

    def advice(self, where: str, plain: PlainWords) -> Problem:
        """A piece of advice about a field of the exercise."""
        key_file = self.own.key_files[self.exercise.id]
        path = key_file.with_name(key_file.name.removesuffix(KEY_SUFFIX) + ".yaml")
        said = plain.said()
        return Problem(path, 1, where, said, "", "", Severity.WARNING, plain)


def exercise_advice(
    own: Library, beside: Library, could_be: CouldBe = nothing_at_hand
) -> Iterator[Problem]:
    """What could be better in the exercises of a library, held against the course beside it.

    `could_be` names sentences for a label that no claim has.
    """
    for exercise in own.exercises.values():
        articles = {**beside.articles, **own.articles}
        keyed = {exercise.id: own.keys[exercise.id]}
        claims = labelled_items(articles, {exercise.id: exercise}, keyed)
        written = _Written(exercise, own, beside, claims)
        yield from (written.advice("items", hint.plain) for hint in hints_of(claims))
        yield from (written.advice("items", plain) for plain in order_advice(claims))
        missing = missing_labels(claims, could_be)
        yield from (written.advice("items", plain) for plain in missing)
        yield from _unnamed(written)
        yield from _telling_words(written)
        yield from _balance(written)
        yield from _stances(written)
        yield from _doubt(written)
        yield from _looks(written)


def _unnamed(written: _Written) -> Iterator[Problem]:
    """The claims in which *he* or *she* speaks and nobody is named."""
    exercise = written.exercise
    if exercise.scheme is None:
        return
    for item in exercise.items:
        for part in ITEM_TYPES[exercise.type].parts(item, exercise.scheme):
            word = unnamed_speaker(part.text, part.around)
            if word:
                yield written.advice(f"items, {item.id}", PlainWords(UNNAMED, {"word": word}))


def _balance(written: _Written) -> Iterator[Problem]:
    claims = written.claims
    if len(claims) < bounds.FEW_ITEMS:
        return
    scheme = claims[0].scheme
    least, most = bounds.LABEL_SHARES[scheme]
    counts = label_counts(claims)
    for label in scheme.labels:
        share = counts[label] / len(claims)
        # Of none at all `missing_labels` says more.
        if counts[label] and not least <= share <= most:
            facts = {
                "count": counts[label], "all": len(claims),
                "least": percent(least), "most": percent(most),
            }  # fmt: skip
            message = _FEW_OF_A_LABEL if share < least else _MANY_OF_A_LABEL
            yield written.advice("items", PlainWords(message, facts, {"label": PENS[label].plural}))


def _doubt(written: _Written) -> Iterator[Problem]:
    claims = written.claims
    if len(claims) >= bounds.FEW_ITEMS and not any(claim.debatable for claim in claims):
        yield written.advice("items", PlainWords(_NO_DOUBT, {"all": len(claims)}))


def _stances(written: _Written) -> Iterator[Problem]:
    exercise = written.exercise
    item_type = ITEM_TYPES[exercise.type]
    asked = sum(item_type.size(item, exercise.scheme) for item in exercise.items)
    if asked < bounds.FEW_ITEMS:
        return
    for stances in stances_of([exercise], written.own.keys):
        for stance, share in stances.shares.items():
            if share > bounds.STANCE_SHARE:
                plain = PlainWords(_STANCES[stance], {"share": percent(share)})
                yield written.advice("items", plain)


def _telling_words(written: _Written) -> Iterator[Problem]:
    """What a guesser gets right that has read the course, save the exercise this one is like."""
    claims = written.claims
    if len(claims) < bounds.FEW_ITEMS:
        return
    others = claims_beside(written.beside, written.exercise, claims)
    if len(others) < bounds.COURSE_ITEMS:
        return
    guesser = WordGuesser(others)
    guesses = [guesser.guess(claim) for claim in claims]
    if share_right(guesses) > bounds.WORDS_EXERCISE_SHARE:
        right = sorted((one for one in guesses if one.right), key=lambda guess: -guess.margin)
        named = dict.fromkeys(term for guess in right for term in guess.telling[:1])
        words = ", ".join(f"“{term}”" for term in list(named)[:_NAMED])
        facts = {"right": len(right), "all": len(claims), "words": words}
        yield written.advice("items", PlainWords(_TELLING, facts))


def _looks(written: _Written) -> Iterator[Problem]:
    lesson_id = written.exercise.lesson
    lesson = written.own.lesson_of(lesson_id) or written.beside.lesson_of(lesson_id)
    if not written.claims or lesson is None or lesson.number < bounds.LOOKS_FROM_LESSON:
        return
    least = ITEM_TYPES[written.exercise.type].looks_least
    counts = Counter(claim.keyed.looks for claim in written.claims if claim.keyed)
    if any(counts[looks] < least for looks in Looks):
        facts = {
            "doubtful": counts[Looks.DOUBTFUL], "smooth": counts[Looks.SMOOTH],
            "all": len(written.claims), "least": least,
        }  # fmt: skip
        yield written.advice("items", PlainWords(_LOOKS, facts))
