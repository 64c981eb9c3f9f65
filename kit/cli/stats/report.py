"""`kit check --stats`: what the content as a whole is like, as tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kit.cli.stats.label_order import label_order_table
from kit.cli.stats.stances import stances_table
from kit.cli.stats.table import table
from kit.content import bounds
from kit.content.exercise import Exercise
from kit.content.library import Library
from kit.content.stats.balance import label_counts, labels_by_source, mean_lengths, outlet_shares
from kit.content.stats.features import Feature
from kit.content.stats.giveaways import (
    Giveaways,
    Guess,
    Rule,
    course_giveaways,
    giveaways,
)
from kit.content.stats.labelled import LabelledItem, Source, labelled_items, of_exercise, of_scheme
from kit.content.stats.leaning import directions, speakers
from kit.content.stats.reading.reading_level import LONG_SENTENCE, Reading, of_markdown, of_texts
from kit.content.stats.typical import TYPICAL, typical_counts
from kit.content.stats.word_guesser import (
    WordGuess,
    guesses,
    partner_guesses,
    partners_of,
    share_right,
)
from kit.items import ITEM_TYPES
from kit.vocabulary import Label, Scheme, Side

_LABELS = [label.value for label in Label]
_SHORT = {
    Feature.QUOTES: "quotation",
    Feature.SAID: "said",
    Feature.SPEAKING: "speaking",
    Feature.NUMBER: "number",
    Feature.LOADED: "loaded",
    Feature.LONGER: "longer",
}
_COURSE = "the course"
#: Characters of the longest name of a rule.
_RULE = 50


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def report(library: Library) -> str:
    """All tables, each under a line that says what it shows and which bounds there are."""
    items = labelled_items(library.articles, library.exercises, library.keys)
    sections = [_lessons(library), _exercises(library, items)]
    if library.exercises:
        sections.append(stances_table(library))
    if items:
        sections += [
            _labels(items),
            label_order_table(items),
            _lengths(items),
            _sources(items),
            _outlets(items),
            _giveaways(items),
            _rules(items),
            _typical(items),
            _words(library, items),
            _sides(items),
        ]
    return "\n\n".join(f"{title}\n\n{body}" for title, body in sections)


def _lessons(library: Library) -> tuple[str, str]:
    words, grades = bounds.LESSON_WORDS, bounds.LESSON_GRADES
    title = (
        f"Lessons ({words[0]} to {words[1]} words; US grade {grades[0]} to {grades[1]} by "
        f"Flesch-Kincaid; of the\nsentences {_percent(bounds.LONG_SENTENCE_SHARE)} or less of more "
        f"than {LONG_SENTENCE} words)"
    )
    rows = []
    for lesson in library.lessons.values():
        reading = of_markdown(lesson.body)
        long = _part(reading.long_sentences, reading.sentences)
        rows.append((lesson.id, str(reading.words), _grade(reading), long))
    return title, table(("lesson", "words", "grade", "long sentences"), rows)


def _grade(reading: Reading) -> str:
    return f"{reading.grade:.1f}" if reading.prose_words else "-"


def _exercises(library: Library, items: Sequence[LabelledItem]) -> tuple[str, str]:
    title = (
        f"Exercises ({bounds.FEW_ITEMS} to {bounds.MANY_ITEMS} items; of the course "
        f"{_percent(bounds.DEBATABLE_SHARE)} debatable or more)"
    )
    exercises = library.exercises.values()
    rows = [
        (
            exercise.id,
            exercise.scheme.value if exercise.scheme else exercise.type,
            str(len(exercise.items)),
            _debatable(tuple(of_exercise(items, exercise.id))),
            _grade(of_texts(_texts(exercise))),
        )
        for exercise in exercises
    ]
    number = sum(len(exercise.items) for exercise in exercises)
    texts = (text for exercise in exercises for text in _texts(exercise))
    rows.append((_COURSE, "", str(number), _debatable(items), _grade(of_texts(texts))))
    return title, table(("exercise", "scheme", "items", "debatable", "grade"), rows, left=2)


def _debatable(items: Sequence[LabelledItem]) -> str:
    return _part(sum(item.debatable for item in items), len(items))


def _texts(exercise: Exercise[Any]) -> Iterator[str]:
    for item in exercise.items:
        yield from ITEM_TYPES[exercise.type].texts(item)


def _part(number: int, of: int) -> str:
    return f"{number} ({_percent(number / of)})" if of else "-"


def _by_exercise(items: Sequence[LabelledItem]) -> Iterator[tuple[str, Sequence[LabelledItem]]]:
    """The exercises that carry labels, each with its items."""
    for exercise_id in dict.fromkeys(item.exercise for item in items):
        yield exercise_id, tuple(of_exercise(items, exercise_id))


def _by_scheme(items: Sequence[LabelledItem]) -> Iterator[tuple[str, Sequence[LabelledItem]]]:
    for scheme in Scheme:
        own_items = tuple(of_scheme(items, scheme))
        if own_items:
            yield f"all {scheme.value}", own_items


def _labels(items: Sequence[LabelledItem]) -> tuple[str, str]:
    allowed = "; ".join(
        f"{scheme.value} {_percent(least)} to {_percent(most)}"
        for scheme, (least, most) in bounds.LABEL_SHARES.items()
    )
    rows = [
        (name, str(len(own)), *(_part(count, len(own)) for count in label_counts(own).values()))
        for name, own in (*_by_exercise(items), *_by_scheme(items), (_COURSE, items))
    ]
    return f"Items by label (each in an exercise: {allowed})", table(
        ("exercise", "items", *_LABELS), rows
    )


def _lengths(items: Sequence[LabelledItem]) -> tuple[str, str]:
    rows = []
    for name, own in (*_by_exercise(items), (_COURSE, items)):
        means = mean_lengths(own)
        rows.append((name, *(f"{means[label]:.1f}" if label in means else "-" for label in Label)))
    return "Words of a claim, on average", table(("exercise", *_LABELS), rows)


def _sources(items: Sequence[LabelledItem]) -> tuple[str, str]:
    rows = []
    for name, own in (*_by_exercise(items), (_COURSE, items)):
        rows.append((name, *_counts(label_counts(own))))
        rows += [
            (f"  {_source(source)}", *_counts(counts))
            for source, counts in labels_by_source(own).items()
        ]
    return "Items by label, article and outlet", table(("exercise, source", *_LABELS), rows)


def _source(source: Source | None) -> str:
    if source is None:
        return "(invented)"
    return f"{source.article}, {source.outlet}" if source.article else source.outlet


def _counts(counts: Mapping[Label, int]) -> Iterator[str]:
    return (str(counts[label]) if counts[label] else "-" for label in Label)


def _outlets(items: Sequence[LabelledItem]) -> tuple[str, str]:
    shares = outlet_shares(items)
    cells = {(one.outlet, one.label): _part(one.items, one.of) for one in shares}
    outlets = sorted({one.outlet for one in shares})
    rows = [(outlet, *(cells.get((outlet, label), "-") for label in Label)) for outlet in outlets]
    title = (
        f"Outlets of the items about the war (each {_percent(bounds.OUTLET_SHARE)} or less of a "
        f"label with {bounds.OUTLET_ITEMS} items or more)"
    )
    return title, table(("outlet", *_LABELS), rows)


def _giveaways(items: Sequence[LabelledItem]) -> tuple[str, str]:
    rows = [_giveaway_row(name, giveaways(own)) for name, own in _by_exercise(items)]
    course = course_giveaways(items)
    rows += [
        _giveaway_row(f"all {scheme.value}", found) for scheme, found in course.schemes.items()
    ]
    rows.append((_COURSE, *map(_percent, (course.commonest, *course.rules.values(), course.tree))))
    title = (
        f"Right by rules without understanding (on a course of {bounds.COURSE_ITEMS} items or "
        f"more: {_percent(bounds.RULE_SHARE)},\nthe tree {_percent(bounds.TREE_SHARE)}, or less)"
    )
    return title, table(("exercise", "commonest", *_SHORT.values(), "tree"), rows)


def _giveaway_row(name: str, figures: Giveaways) -> tuple[str, ...]:
    rights = (figures.commonest.right, *(rule.right for rule in figures.rules), figures.tree.right)
    return (name, *(_percent(figures.share(right)) for right in rights))


def _rules(items: Sequence[LabelledItem]) -> tuple[str, str]:
    rows: list[tuple[str, ...]] = []
    for scheme, figures in course_giveaways(items).schemes.items():
        rows += [(scheme.value, *_rule_cells(rule)) for rule in figures.rules]
        for answer, rule in (("yes", figures.tree.present), ("no", figures.tree.absent)):
            start = f"{scheme.value} tree, {figures.tree.root.value}: {answer}"
            rows.append((start, *_branch_cells(rule)))
    title = "What each rule says, and the best tree of two questions"
    return title, table(("rule", "question", "yes", "no"), rows, left=4, widest=_RULE)


def _rule_cells(rule: Rule) -> tuple[str, str, str]:
    return rule.feature.value, _guess(rule.present), _guess(rule.absent)


def _branch_cells(rule: Rule) -> tuple[str, str, str]:
    """A branch where the second question changes nothing does not ask it."""
    question, yes, no = _rule_cells(rule)
    labels = sorted({yes, no} - {"-"}) or ["-"]
    return (question, yes, no) if len(labels) > 1 else ("(none)", labels[0], labels[0])


def _guess(guess: Guess) -> str:
    return guess.label.value if guess.label else "-"


def _typical(items: Sequence[LabelledItem]) -> tuple[str, str]:
    rows = [
        (label.value, TYPICAL[label], _part(count.typical, count.items))
        for label, count in typical_counts(items).items()
    ]
    title = f"Items typical of their label ({_percent(bounds.TYPICAL_SHARE)} or more of each)"
    return title, table(("label", "typical is", "items"), rows, left=2)


def _words(library: Library, items: Sequence[LabelledItem]) -> tuple[str, str]:
    partners = partners_of(library.exercises.values())
    from_others, from_partner = guesses(items, partners), partner_guesses(items, partners)
    rows = [
        (name, _percent(share_right(own)), _partner_cell(from_partner.get(name)))
        for name, own in from_others.items()
    ]
    whole = [guess for own in from_others.values() for guess in own]
    rows.append((_COURSE, _percent(share_right(whole)), ""))
    title = (
        f"Labels guessed rightly by words learnt from other exercises (each "
        f"{_percent(bounds.WORDS_EXERCISE_SHARE)}, the course {_percent(bounds.WORDS_SHARE)},\n"
        f"from the partner alone {_percent(bounds.WORDS_PARTNER_SHARE)}, or less)"
    )
    return title, table(("exercise", "from the others", "from its partner"), rows)


def _partner_cell(guessed: Sequence[WordGuess] | None) -> str:
    return "-" if guessed is None else _percent(share_right(guessed))


def _sides(items: Sequence[LabelledItem]) -> tuple[str, str]:
    leanings = {"speaker": speakers(items), "verdict aimed at": directions(items)}
    rows = [
        (name, *(_part(leaning.sides.get(side, 0), leaning.items) for side in Side))
        for name, leaning in leanings.items()
    ]
    title = f"Sides of the items about the war ({_percent(bounds.SIDE_SHARE)} or less of one side)"
    return title, table(("of the key", *(side.value for side in Side)), rows)
