"""Warnings about the content as a whole: what no item or key entry shows by itself."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from kit.content import bounds
from kit.content.articles import Article
from kit.content.exercise import Exercise
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.content.names.lesson_names import lesson_path
from kit.content.problems import Problem
from kit.content.stats.balance import label_counts, outlet_shares
from kit.content.stats.course_warnings import COURSE, percent, warning
from kit.content.stats.fairness_check import check_hard_cases, check_sides, check_words
from kit.content.stats.features import Feature
from kit.content.stats.giveaways import course_giveaways
from kit.content.stats.labelled import LabelledItem, labelled_items, of_exercise
from kit.content.stats.order.order_check import check_course_order, check_order
from kit.content.stats.reading.reading_level import LONG_SENTENCE, of_markdown
from kit.content.stats.suspicion.looks_check import check_looks
from kit.content.stats.suspicion.stances import check_stances
from kit.content.stats.typical import TYPICAL, typical_counts
from kit.vocabulary import Label

#: The last section of each reading.
RELIABLE_ENDING: Final = "What you can rely on"
_SECTION: Final = re.compile(r"^## +(.+?) *$", re.MULTILINE)
#: How to take a feature's hint away.
_ADVICE: Final = MappingProxyType(
    {
        Feature.QUOTES: "put quotation marks around a writer's scorn, and quote some officials not",
        Feature.SAID: "write official statements without 'said', and facts that hand on a report",
        Feature.SPEAKING: "write official statements that are signed, posted or promised",
        Feature.NUMBER: "put numbers into verdicts, and leave them out of some facts",
        Feature.LOADED: "write calm editorial sentences, and hand on the loaded words of speakers",
        Feature.LONGER: "write longer and shorter items of every label",
    }
)


def with_balance(library: Library) -> Library:
    """The library with the warnings of this module among its problems. Pure.

    Starting the kit needs none of them: they are for authors, and to compute them takes longer
    than to read the files.
    """
    return replace(library, problems=tuple(sorted((*library.problems, *_out_of_balance(library)))))


def _out_of_balance(library: Library) -> Iterator[Problem]:
    exercises = library.exercises.values()
    items = labelled_items(library.articles, library.exercises, library.keys)
    # An exercise with an error is not among them, and shares of half a lesson or course mislead.
    whole = [exercise for exercise in exercises if exercise.lesson not in library.incomplete]
    yield from check_lessons(library.articles, library.lessons.values(), whole, items)
    yield from check_labels(exercises, items, library.key_files)
    yield from check_order(exercises, items, library.key_files)
    yield from check_looks(exercises, library.lessons, items, library.key_files)
    yield from check_stances(exercises, library.keys, library.key_files)
    if not library.errors:
        yield from check_course(items)
        yield from check_words(items, library.exercises, library.key_files)
        yield from check_sides(items)
        yield from check_hard_cases(items, library.key_files)


def check_lessons(
    articles: Mapping[str, Article],
    lessons: Iterable[Lesson],
    exercises: Iterable[Exercise[Any]],
    items: Sequence[LabelledItem],
) -> Iterator[Problem]:
    """The length and language of each reading, and whether its exercises are even-handed."""
    all_exercises = tuple(exercises)
    for lesson in lessons:
        yield from _check_reading(lesson)
        yield from _check_ending(lesson)
        own = [exercise.id for exercise in all_exercises if exercise.lesson == lesson.id]
        known = [article for article in lesson.articles if article in articles]
        if known:
            yield from _check_fairness(lesson, known, [i for i in items if i.exercise in own])


def _check_reading(lesson: Lesson) -> Iterator[Problem]:
    reading = of_markdown(lesson.body)
    least, most = bounds.LESSON_WORDS
    if not least <= reading.words <= most:
        yield warning(
            _file(lesson), "text", f"{reading.words} words", f"{least} to {most} of them",
            "write more of it" if reading.words < least else "shorten it, or make it two lessons",
        )  # fmt: skip
    if reading.prose_words < bounds.GRADED_WORDS:
        return
    easiest, hardest = bounds.LESSON_GRADES
    if not easiest <= reading.grade <= hardest:
        yield warning(
            _file(lesson), "text", f"a reading level of US grade {reading.grade:.1f}",
            f"{easiest} to {hardest}",
            "join some of the shortest sentences" if reading.grade < easiest
            else "shorten the sentences, and take plainer words",
        )  # fmt: skip
    if reading.long_share > bounds.LONG_SENTENCE_SHARE:
        yield warning(
            _file(lesson), "text",
            f"{reading.long_sentences} of {reading.sentences} sentences of more than "
            f"{LONG_SENTENCE} words ({percent(reading.long_share)})",
            f"{percent(bounds.LONG_SENTENCE_SHARE)} or less", "make two sentences of each",
        )  # fmt: skip


def last_section(body: str) -> str | None:
    """The heading of a reading's last section; None where it has none."""
    headings: list[str] = _SECTION.findall(body)
    return headings[-1] if headings else None


def _check_ending(lesson: Lesson) -> Iterator[Problem]:
    """A course that ends each lesson in a caution teaches suspicion, which is no skill."""
    last = last_section(lesson.body)
    if last != RELIABLE_ENDING:
        said = f"its last section is '## {last}'" if last else "it has no section"
        yield warning(
            _file(lesson), "text",
            f"a reading that does not end in what a reader may rely on ({said})",
            f"'## {RELIABLE_ENDING}' as its last section",
            "close with a claim that one may rely on, and say why",
        )  # fmt: skip


def _check_fairness(
    lesson: Lesson, articles: Sequence[str], items: Sequence[LabelledItem]
) -> Iterator[Problem]:
    if len(items) < bounds.FEW_ITEMS:
        return
    labels = {item.label for item in items if item.source and item.source.article in articles}
    for label in (Label.SOURCED, Label.EDITORIAL):
        if label not in labels:
            yield warning(
                _file(lesson), "articles",
                f"no {label.value} item from the lesson's articles ({', '.join(articles)})",
                "one sourced and one editorial item or more from them",
                "write one: a sourced claim from the article criticised most, an interpretation "
                "from the one trusted most",
            )  # fmt: skip


def _file(lesson: Lesson) -> Path:
    return lesson_path(Path(), lesson.id)


def check_labels(
    exercises: Iterable[Exercise[Any]],
    items: Sequence[LabelledItem],
    key_files: Mapping[str, Path],
) -> Iterator[Problem]:
    """The share of each label in each exercise. The key is where it can be mended first."""
    for exercise in exercises:
        own = tuple(of_exercise(items, exercise.id))
        if len(own) < bounds.FEW_ITEMS:
            continue
        counts = label_counts(own)
        scheme = own[0].scheme
        least, most = bounds.LABEL_SHARES[scheme]
        for label in scheme.labels:
            share = counts[label] / len(own)
            if not least <= share <= most:
                yield warning(
                    key_files[exercise.id], "items",
                    f"{counts[label]} of {len(own)} {label.value} ({percent(share)})",
                    f"{percent(least)} to {percent(most)} of each label ({scheme.value})",
                    f"write {'more' if share < least else 'fewer'} of them",
                )  # fmt: skip


def check_course(items: Sequence[LabelledItem]) -> Iterator[Problem]:
    """The bounds over all exercises, once there are enough items to judge by."""
    if len(items) < bounds.COURSE_ITEMS:
        return
    yield from _check_giveaways(items)
    for label, count in typical_counts(items).items():
        if count.share < bounds.TYPICAL_SHARE:
            yield warning(
                COURSE, "course",
                f"{count.typical} of {count.items} {label.value} items typical of their label "
                f"({percent(count.share)})",
                f"{percent(bounds.TYPICAL_SHARE)} or more of each label",
                f"write more with {TYPICAL[label]}",
            )  # fmt: skip
    debatable = sum(item.debatable for item in items)
    if debatable / len(items) < bounds.DEBATABLE_SHARE:
        yield warning(
            COURSE, "course",
            f"{debatable} of {len(items)} items debatable ({percent(debatable / len(items))})",
            f"{percent(bounds.DEBATABLE_SHARE)} or more",
            "add 'debatable' in the keys where careful readers could differ",
        )  # fmt: skip
    yield from _check_outlets(items)
    yield from check_course_order(items)


def _check_giveaways(items: Sequence[LabelledItem]) -> Iterator[Problem]:
    course = course_giveaways(items)
    for feature, share in course.rules.items():
        if share > bounds.RULE_SHARE:
            yield warning(
                COURSE, "course",
                f"the rule {feature.value!r} right for {percent(share)} of the items",
                f"{percent(bounds.RULE_SHARE)} or less for a rule that needs no understanding",
                _ADVICE[feature],
            )  # fmt: skip
    if course.tree > bounds.TREE_SHARE:
        roots = " and ".join(
            f"{one.tree.root.value!r} ({scheme.value})" for scheme, one in course.schemes.items()
        )
        yield warning(
            COURSE, "course",
            f"two questions about features, first {roots}, right for {percent(course.tree)} of the "
            "items",
            f"{percent(bounds.TREE_SHARE)} or less for questions that need no understanding",
            "write items that break them; 'kit check --stats' shows which label each leads to",
        )  # fmt: skip


def _check_outlets(items: Sequence[LabelledItem]) -> Iterator[Problem]:
    for outlet in outlet_shares(items):
        if outlet.of >= bounds.OUTLET_ITEMS and outlet.share > bounds.OUTLET_SHARE:
            yield warning(
                COURSE, "course",
                f"{outlet.outlet} behind {outlet.items} of {outlet.of} {outlet.label.value} items "
                f"about the war ({percent(outlet.share)})",
                f"{percent(bounds.OUTLET_SHARE)} or less of a label's from one outlet",
                "write some after another outlet",
            )  # fmt: skip
