"""Made-up classes whose truth is known, as sheets.

A student understands a claim by Rasch's model: ability less difficulty, in logits, both normal. Who
does gives what is true; who does not gives another label, by how tempting it is on that claim. A
student may lean to a label everywhere, and a class may be told apart from another by what is
changed in `World`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

import numpy as np

from kit.items.base import Choice, Part
from kit.items.fields.base_models import WHOLE
from kit.results.estimation.estimate import Bools, Floats, Ints
from kit.results.sheet import Cell, ItemColumn, PartColumn, Sheet, StudentRow
from kit.results.statistics.calibration import LEAST_CHANCE, LEVELS, STATED
from kit.vocabulary import Label, Scheme, Verdict
from tests.support.made_sheets import NOON

LABELS: Final = Scheme.THREE_WAY.labels
CHOICES: Final = tuple(Choice(label.value, label.name) for label in LABELS)
#: By what certainty is said: the chance of that very answer, the student's chance at large, or a
#: level at hazard, at which as many are right as it states.
Certain = Literal["own chance", "at large", "stated", "too sure"]


@dataclass(frozen=True, slots=True)
class World:
    """What is true of a class; in logits where nothing else is said.

    `weak`: the label found less often, by so much. `faulty`: the share of those who understand the
    first claim that give another label than its key has. `guessed`: nobody understands the first
    claim. `misled`: hardly anybody does, and all others give the same wrong label. `leaning`: the
    deviation of how readily students say each label.
    """

    claims: int = 14
    ability: float = 0.7
    spread: float = 1.0
    difficulties: float = 0.9
    leaning: float = 0.3
    weak: float = 0.0
    faulty: float = 0.0
    guessed: bool = False
    misled: bool = False
    certain: Certain | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """Claims by what is due, how hard they are, and how tempting each label is on each."""

    due: Ints
    difficulty: Floats
    tempting: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Students:
    """Students by ability, and by how readily they say each label (students, labels)."""

    ability: Floats
    leaning: Floats


def some_claims(rng: np.random.Generator, world: World) -> Claims:
    """Claims of a new exercise; the labels in turn."""
    due = np.arange(world.claims) % len(LABELS)
    difficulty = rng.normal(0, world.difficulties, world.claims)
    difficulty[due == len(LABELS) - 1] += world.weak
    if world.misled:
        difficulty[0] = 2.0
    tempting = rng.dirichlet([1.5] * (len(LABELS) - 1), world.claims)
    if world.misled:
        tempting[0] = [1.0, 0.0]
    return Claims(due, difficulty, tempting)


def some_students(rng: np.random.Generator, world: World, count: int) -> Students:
    """Students of a new class."""
    return Students(
        rng.normal(world.ability, world.spread, count),
        rng.normal(0, world.leaning, (count, len(LABELS))),
    )


def chances(students: Students, claims: Claims) -> Floats:
    """How likely each label is given: (students, claims, labels)."""
    shape = len(students.ability), len(claims.due), len(LABELS)
    utility = np.full(shape, -np.inf)
    for at, due in enumerate(claims.due.tolist()):
        others = [label for label in range(len(LABELS)) if label != due]
        utility[:, at, others] = np.log(np.maximum(claims.tempting[at], 1e-9))
        utility[:, at, due] = students.ability - claims.difficulty[at]
    utility += students.leaning[:, None, :]
    raised = np.exp(utility - utility.max(axis=2, keepdims=True))
    shares: Floats = raised / raised.sum(axis=2, keepdims=True)
    return shares


def drawn(rng: np.random.Generator, shares: Floats) -> Ints:
    """A label for each (students, claims) by its shares (students, claims, labels)."""
    given: Ints = (rng.random(shares.shape[:2])[:, :, None] > shares.cumsum(axis=2)).sum(axis=2)
    return np.minimum(given, len(LABELS) - 1)


def labels_given(
    rng: np.random.Generator, world: World, students: Students, claims: Claims
) -> tuple[Ints, Floats]:
    """What each student gives each claim, and how likely that is what is due."""
    shares = chances(students, claims)
    given = drawn(rng, shares)
    if world.guessed:
        given[:, 0] = rng.integers(0, len(LABELS), len(given))
    if world.faulty:
        # The claim is of the next label in truth, which who understands gives, or the key's.
        understood = given[:, 0] == claims.due[0]
        given[:, 0] = np.where(
            understood,
            np.where(rng.random(len(given)) < world.faulty, 1, 0),
            np.where(rng.random(len(given)) < claims.tempting[0, 0], 0, 2),
        )
    own = np.take_along_axis(shares, claims.due[None, :, None], axis=2)[:, :, 0]
    return given, own


def certainties(
    rng: np.random.Generator, world: World, students: Students, own: Floats, right: Bools
) -> tuple[Ints, Bools]:
    """The level that each answer is given with, and whether it is right."""
    if world.certain == "stated":
        levels = rng.integers(0, len(LEVELS), own.shape)
        return levels, rng.random(own.shape) < np.array(STATED)[levels]
    felt = own
    if world.certain in {"at large", "too sure"}:
        felt = np.broadcast_to(own.mean(axis=1, keepdims=True), own.shape)
    if world.certain == "too sure":
        felt = felt + 0.25
    borders = np.array(LEAST_CHANCE[1:])
    return (felt[:, :, None] >= borders).sum(axis=2), right


def sheet_of(given: Ints, due: Ints, sure: Ints | None = None, right: Bools | None = None) -> Sheet:
    """A sheet of labels (students, claims); `right` overrules whether they are."""
    items = [
        ItemColumn(
            f"i{at}",
            at,
            [
                PartColumn(
                    Part(WHOLE, f"Claim {at}.", CHOICES, labels=True),
                    LABELS[label],
                    debatable=False,
                )
            ],
        )
        for at, label in enumerate(due.tolist(), 1)
    ]
    as_key = given == due if right is None else right
    rows = [
        _row(number, items, own.tolist(), hits.tolist(), None if sure is None else sure[number - 1])
        for number, (own, hits) in enumerate(zip(given, as_key, strict=True), 1)
    ]
    return Sheet(items, rows, LABELS)


def _row(
    number: int,
    items: Sequence[ItemColumn],
    given: Sequence[int],
    hits: Sequence[bool],
    sure: Ints | None,
) -> StudentRow:
    cells = {
        item.item_id: Cell(
            {WHOLE: LABELS[label].value},
            float(hit),
            Verdict.RIGHT if hit else Verdict.WRONG,
            None if sure is None else LEVELS[int(sure[at])],
            NOON,
            after_feedback=False,
        )
        for at, (item, label, hit) in enumerate(zip(items, given, hits, strict=True))
    }
    return StudentRow(UUID(int=number), f"Name {number}", number, "handed-in", 1, 1, NOON, cells)


def class_sheet(rng: np.random.Generator, world: World, count: int) -> Sheet:
    """The results of a class of so many students on one exercise."""
    students, claims = some_students(rng, world, count), some_claims(rng, world)
    given, own = labels_given(rng, world, students, claims)
    if world.certain is None:
        return sheet_of(given, claims.due)
    sure, right = certainties(rng, world, students, own, given == claims.due)
    return sheet_of(given, claims.due, sure, right)


def label_number(label: Label) -> int:
    """A label by its number in these sheets."""
    return LABELS.index(label)
