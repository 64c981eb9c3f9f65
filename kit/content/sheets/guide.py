"""The guide in brief at the head of a sheet: what to do, and what each sign stands for."""

from collections.abc import Iterator, Sequence
from typing import Any

from kit.content.exercise import Exercise
from kit.items import ITEM_TYPES
from kit.items.base import AnyItemType
from kit.items.printing.asking import signs_of
from kit.items.printing.blocks import Block, Group, Look, Paragraph, Run, Sign, Signs, Words, termed
from kit.items.printing.keying import credit_words
from kit.vocabulary import N_, PENS, Label, Scheme


def guide(exercise: Exercise[Any]) -> Sequence[Block]:
    """What to do with a pencil, the three questions with their labels, what else there is to know.

    The number or letter of each label and choice is the one in the boxes.
    """
    item_type = ITEM_TYPES[exercise.type]
    blocks: list[Block] = [Paragraph((Run(Words(item_type.by_pencil), Look.STRONG),))]
    if exercise.scheme:
        blocks.append(Group(tuple(_three_questions(exercise.scheme))))
        blocks.append(Signs(_labels(exercise.scheme, item_type)))
    blocks += _same_everywhere(exercise, item_type)
    blocks += _rubric(exercise)
    return blocks


def _three_questions(scheme: Scheme) -> Iterator[Paragraph]:
    five = scheme is Scheme.FIVE_WAY
    if five:
        first = N_("Is somebody speaking in public here?")
        official = (N_("With public authority:"), Label.OFFICIAL)
        yield _question(
            1, first, official, (N_("Anybody else, with a view of their own:"), Label.VOICE)
        )
    else:
        first = N_("Is somebody with public authority speaking in public?")
        yield _question(1, first, (N_("Yes:"), Label.OFFICIAL))
    second = N_(
        "If not: could people who disagree about politics settle it with records, documents, "
        "counts or observation?"
    )
    yield _question(2, second, (N_("No:"), Label.EDITORIAL))
    third = N_("If they could: does the text say where it comes from?")
    last = ((N_("No:"), Label.UNSOURCED),) if five else ()
    yield _question(3, third, (N_("Yes:"), Label.SOURCED), *last)


def _question(number: int, question: str, *leads: tuple[str, Label]) -> Paragraph:
    runs = [Run(f"{number}. "), Run(Words(question))]
    for place, (answer, label) in enumerate(leads):
        pen = PENS[label]
        runs += [Run("; " if place else " "), Run(Words(answer)), Run(" ")]
        runs += [Run(f"{pen.shortcut} ", Look.STRONG), Run(Words(pen.name), Look.STRONG)]
    return Paragraph((*runs, Run(".")))


def _labels(scheme: Scheme, item_type: AnyItemType) -> tuple[Sign, ...]:
    return tuple(
        Sign(
            pen.shortcut,
            Words(pen.name),
            Words(pen.short),
            pen.label if item_type.draws_lines else None,
        )
        for pen in scheme.pens
    )


def _same_everywhere(exercise: Exercise[Any], item_type: AnyItemType) -> Iterator[Block]:
    """Choices that each claim has alike, where their words alone do not say what they mean."""
    for part in item_type.parts(exercise.items[0], exercise.scheme):
        if part.alike and any(choice.means for choice in part.choices):
            yield Group((termed(Words(part.text)), Signs(signs_of(part))))
            return


def _rubric(exercise: Exercise[Any]) -> Iterator[Block]:
    levels = [
        termed(
            Words(
                N_("%(level)s (%(credit)s):"),
                {"level": level.name, "credit": credit_words(level.credit)},
            ),
            level.means,
        )
        for level in exercise.rubric_levels
    ]
    if levels:
        yield Group((termed(Words(N_("How your teacher marks it"))), *levels))
