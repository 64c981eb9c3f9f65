"""Warnings about what no count of labels shows: words that tell, sides, unlike treatment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kit.content import bounds
from kit.content.exercise import Exercise
from kit.content.problems import Problem
from kit.content.stats.course_warnings import COURSE, percent, warning
from kit.content.stats.hard_cases import treated_unlike
from kit.content.stats.labelled import LabelledItem
from kit.content.stats.leaning import Leaning, directions, speakers
from kit.content.stats.word_guesser import (
    WordGuess,
    guesses,
    partner_guesses,
    partners_of,
    share_right,
)

_WORDS_ADVICE = "write those items anew without such words, or use the words under another label"
#: How many items a warning about words names.
_NAMED = 5


def check_words(
    items: Sequence[LabelledItem],
    exercises: Mapping[str, Exercise[Any]],
    key_files: Mapping[str, Path],
) -> Iterator[Problem]:
    """What a guesser of words gets right: over the course, by exercise, and between partners."""
    if len(items) < bounds.COURSE_ITEMS:
        return
    partners = partners_of(exercises.values())
    guessed = guesses(items, partners)
    course = [guess for own in guessed.values() for guess in own]
    if share_right(course) > bounds.WORDS_SHARE:
        yield _words_warning(
            COURSE, "words that give the label away", course, bounds.WORDS_SHARE,
            "of the course; 'kit check --stats' shows them by exercise",
        )  # fmt: skip
    for exercise, own in guessed.items():
        if share_right(own) > bounds.WORDS_EXERCISE_SHARE:
            yield _words_warning(
                key_files[exercise], "words learnt from the other exercises", own,
                bounds.WORDS_EXERCISE_SHARE, f"such as {_telling(own)}",
            )  # fmt: skip
    for exercise, own in partner_guesses(items, partners).items():
        if share_right(own) > bounds.WORDS_PARTNER_SHARE:
            yield _words_warning(
                key_files[exercise], f"words learnt from {partners[exercise]} alone", own,
                bounds.WORDS_PARTNER_SHARE, f"such as {_telling(own)}",
            )  # fmt: skip


def _words_warning(
    path: Path, what: str, guessed: Sequence[WordGuess], allowed: float, where: str
) -> Problem:
    right = sum(guess.right for guess in guessed)
    return warning(
        path, "items" if path != COURSE else "course",
        f"{what}: {right} of {len(guessed)} labels guessed rightly "
        f"({percent(share_right(guessed))}), {where}",
        f"{percent(allowed)} or less", _WORDS_ADVICE,
    )  # fmt: skip


def _telling(guessed: Iterable[WordGuess]) -> str:
    """The items guessed with most certainty, each with the words that gave it away."""
    given_away = [guess for guess in guessed if guess.right and guess.telling]
    return "; ".join(
        f"{guess.item.item} by {', '.join(repr(term) for term in guess.telling)}"
        for guess in sorted(given_away, key=lambda guess: -guess.margin)[:_NAMED]
    )


def check_sides(items: Sequence[LabelledItem]) -> Iterator[Problem]:
    """Whose words about the war the course hands on, and at whom its verdicts are aimed."""
    yield from _check_leaning(
        speakers(items), "speaker", "hand on the words of", "hand on what others say of the war"
    )
    yield from _check_leaning(
        directions(items), "aimed_at", "are aimed at", "write some that are aimed at others"
    )


def _check_leaning(leaning: Leaning, field: str, verb: str, advice: str) -> Iterator[Problem]:
    if leaning.items < bounds.SIDE_ITEMS:
        return
    for side, number in leaning.sides.items():
        if leaning.share(side) > bounds.SIDE_SHARE:
            yield warning(
                COURSE, "course",
                f"{number} of {leaning.items} items with {field!r} that {verb} {side.value} "
                f"({percent(leaning.share(side))})",
                f"{percent(bounds.SIDE_SHARE)} or less of one side", advice,
            )  # fmt: skip


def check_hard_cases(
    items: Sequence[LabelledItem], key_files: Mapping[str, Path]
) -> Iterator[Problem]:
    """Items of one hard case that are treated unlike, each in the key where it stands."""
    for unlike in treated_unlike(items):
        for item, treatment in unlike.others.items():
            where = ", ".join(filter(None, ("items", item.item, item.part, "case")))
            yield warning(
                key_files[item.exercise], where,
                f"{unlike.case.value} keyed as {treatment}",
                f"as most of its kind under {unlike.scheme.value}: {unlike.usual}",
                "key it as they are, or remove 'case' and say in its 'why' what differs",
            )  # fmt: skip
