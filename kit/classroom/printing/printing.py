"""What can be printed of an exercise: of the course, of a draft, or as a class was given it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import exercise_of, key_of
from kit.classroom.authoring.changing import writing_in
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.own_library import pair_in
from kit.classroom.errors import NotFound
from kit.classroom.reports.preview_pages import preview_page
from kit.content.exercise import Exercise
from kit.content.library import Library, Offer
from kit.content.own.texts import DraftKind
from kit.content.sheets.codes import letters_of
from kit.content.sheets.printed_sheet import (
    Printable,
    PrintedSheet,
    SheetKind,
    key_sheet,
    worksheet,
)
from kit.content.versions import key_version
from kit.items.printing.blocks import Sign, Words, lettered
from kit.marking.certainty import IF_RIGHT, IF_WRONG
from kit.store.assignments import AssignmentRecord
from kit.store.authoring.drafts import DraftRecord
from kit.store.engine import Store
from kit.store.people.classrooms import ClassroomRecord
from kit.vocabulary import CERTAINTY_NAMES, N_, Certainty, CertaintyRule

_MAKES: Final = {SheetKind.WORKSHEET: worksheet, SheetKind.KEY: key_sheet}
_SURE_RULE: Final = N_(
    "How sure you are is in the mark: behind each answer stand its points if you are right, and "
    "if you are wrong. If you do not say, it counts as a guess."
)


@dataclass(frozen=True, slots=True)
class PrintPage:
    """What can be printed: the exercise, then its parallel form where it has one.

    `left_out` are the numbers, from 1, of a draft's items that are not whole, so that no sheet has
    them. `forms` is empty for a draft of which nothing is whole. `draft` is None for all else.
    """

    title: str
    forms: Sequence[Printable]
    left_out: Sequence[int] = ()
    draft: DraftRecord | None = None

    @property
    def letters(self) -> str:
        """The versions that there are of the exercise, of which A is in its own order."""
        return letters_of(self.forms[0].exercise) if self.forms else ""


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """Which sheets: for whom, the letters of the versions, and of both parallel forms or of one."""

    kind: SheetKind = SheetKind.WORKSHEET
    letters: str = "A"
    both_forms: bool = False


def sheets(page: PrintPage, choice: SheetChoice) -> Sequence[PrintedSheet]:
    """The sheets, those of one version together. Letters that a form has not are left out. Pure."""
    forms = page.forms if choice.both_forms else page.forms[:1]
    return [
        _MAKES[choice.kind](form, letter)
        for letter in choice.letters
        for form in forms
        if letter in letters_of(form.exercise)
    ]


def of_course(library: Library, exercise_id: str) -> PrintPage:
    """An exercise that the course offers. Raises NotFound."""
    offer = library.offer(exercise_id)
    if offer is None:
        raise NotFound
    partner = library.offer(offer.exercise.partner) if offer.exercise.partner else None
    return PrintPage(
        offer.exercise.title, [_of_offer(form) for form in (offer, partner) if form is not None]
    )


def _of_offer(offer: Offer) -> Printable:
    return Printable(offer.exercise, offer.key, key_version(offer.key))


def of_draft(store: Store, shipped: Library, own: OwnDraft) -> PrintPage:
    """A draft as it stands, as far as it is whole. Raises NotFound, for a lesson, too."""
    with store.one_moment() as moment:
        with moment.reading() as connection:
            writing = writing_in(connection, own)
            pair = pair_in(connection, writing.draft, writing.texts)
        if writing.draft.kind is not DraftKind.EXERCISE:
            raise NotFound
        drafts = [own, *([OwnDraft(own.teacher_id, pair.draft.id)] if pair else [])]
        shown = [preview_page(moment, shipped, draft).shown for draft in drafts]
    # Without the draft itself there is nothing that its partner could be printed beside.
    whole = [form for form in shown if form is not None] if shown[0] else []
    return PrintPage(
        writing.draft.title,
        [Printable(form.exercise, form.key, key_version(form.key)) for form in whole],
        whole[0].left_out if whole else (),
        writing.draft,
    )


def of_assignment(store: Store, classroom: ClassroomRecord, assignment_id: UUID) -> PrintPage:
    """An exercise as a class was given it, with the key that it is marked by. Raises NotFound."""
    with store.reading() as connection:
        assignment = load_assignment(connection, classroom.id, assignment_id)
        exercise = printed_exercise(connection, assignment)
        key = key_of(connection, assignment)
    sure = tuple(_sure(assignment.certainty))
    in_mark = assignment.certainty is CertaintyRule.MARKED
    printable = Printable(
        exercise,
        key,
        assignment.key_version,
        classroom.name,
        sure,
        Words(_SURE_RULE) if in_mark else None,
    )
    return PrintPage(assignment.title, [printable])


def printed_exercise(connection: Connection, assignment: AssignmentRecord) -> Exercise[Any]:
    """The exercise with the items that its sheets have: all but those that were left out.

    Those that a live lesson has not put to the class are there, since a sheet comes before it.
    """
    exercise = exercise_of(connection, assignment)
    left_out = assignment.items_left_out
    if not left_out:
        return exercise
    kept = tuple(item for item in exercise.items if item.id not in left_out)
    in_core = sum(item.id not in left_out for item in exercise.core_items)
    core = in_core or None if exercise.core else None
    return exercise.model_copy(update={"items": kept, "core": core})


def _sure(rule: CertaintyRule) -> Iterator[Sign]:
    """The choices of how sure somebody is, with their points where those count."""
    if rule is CertaintyRule.OFF:
        return
    for number, certainty in enumerate(Certainty, 1):
        name = CERTAINTY_NAMES[certainty]
        yield Sign(lettered(number), _with_points(name, certainty, rule))


def _with_points(name: str, certainty: Certainty, rule: CertaintyRule) -> Words:
    if rule is not CertaintyRule.MARKED:
        return Words(name)
    right, wrong = IF_RIGHT[certainty], IF_WRONG[certainty]
    facts: dict[str, str | Words] = {
        "name": Words(name),
        "right": f"+{right}",
        "wrong": str(wrong).replace("-", "\N{MINUS SIGN}"),
    }
    return Words(N_("%(name)s (%(right)s or %(wrong)s)"), facts)
