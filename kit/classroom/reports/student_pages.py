"""A student's own pages, each as it is at one moment: home, an assignment, feedback, an appeal."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from kit.classroom.answering import attempts
from kit.classroom.answering.attempts import Work
from kit.classroom.answering.device_tokens import DeviceToken, device_tokens
from kit.classroom.answering.posted_form import stored_forms
from kit.classroom.answering.progress import Progress, progress_of
from kit.classroom.answering.tasks import Task
from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.open_lessons import lesson_given, open_lessons
from kit.classroom.assignments.pinned_content import originals_in
from kit.classroom.feedback import attempt_summary
from kit.classroom.feedback.beside_key import BesideKey, anchor_of, beside_key
from kit.classroom.feedback.feedback import (
    MadeAttempt,
    MarkedWork,
    attempts_made,
    read_feedback,
)
from kit.classroom.keys.appeals import Argued, Credit, credits_of, own_appeals
from kit.classroom.keys.decision_page import part_in_question
from kit.classroom.keys.history import mark_history
from kit.classroom.keys.proposals import item_of, takes_for_right
from kit.classroom.keys.unparsed_answers import unparsed_texts
from kit.classroom.people.students import StudentIdentity, personal_code
from kit.classroom.written import claims
from kit.classroom.written.claims import Offer
from kit.content.exercise import Exercise
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.items import ITEM_TYPES
from kit.items.base import Choice, Part
from kit.items.fields.answer_form import AnswerForm
from kit.items.fields.base_models import Item, KeyEntry
from kit.marking import certainty
from kit.results.counts.attempt_summary import ItemRef, Tally
from kit.results.counts.certainty import Sureness
from kit.results.counts.lesson_advice import reread
from kit.results.counts.transitions import Transition
from kit.store.answering.mark_history import MarkOfVersion
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store


@dataclass(frozen=True, slots=True)
class HomePage:
    """The student's assignments, newest first, and what stands beside them.

    `device_tokens`: by assignment, under what tokens their devices may still keep answers.
    """

    tasks: Sequence[Task]
    code: str
    device_tokens: Mapping[UUID, Sequence[DeviceToken]]
    credits: Sequence[Credit]


def home_page(store: Store, identity: StudentIdentity, now: datetime) -> HomePage:
    """The student's assignments and personal code, and what their arguments changed."""
    with store.one_moment() as moment:
        tasks = attempts.tasks(moment, identity, now)
        return HomePage(
            tasks=tasks,
            code=personal_code(moment, identity),
            device_tokens=device_tokens(moment, identity),
            credits=credits_of(moment, identity, tasks),
        )


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One assignment with the student's attempts at it, and the tokens of these."""

    task: Task
    lesson: Lesson | None
    attempts_made: Sequence[MadeAttempt]
    device_tokens: Sequence[DeviceToken]


def task_page(
    store: Store, library: Library, identity: StudentIdentity, assignment_id: UUID, now: datetime
) -> TaskPage:
    """One assignment: what to read, and what to do next. Raises NotFound."""
    with store.one_moment() as moment:
        own_task = attempts.task(moment, identity, assignment_id, now)
        tokens = device_tokens(moment, identity, assignment_id)
        return TaskPage(
            task=own_task,
            lesson=lesson_given(moment, library, own_task.assignment),
            attempts_made=attempts_made(moment, identity, assignment_id),
            device_tokens=tokens.get(assignment_id, ()),
        )


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """An attempt with a form for each item: what was posted just now, else what the kit holds."""

    work: Work
    forms: Mapping[str, AnswerForm]
    progress: Progress


def claims_page(
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    now: datetime,
    attempt_id: UUID | None = None,
    posted: Mapping[str, AnswerForm] = MappingProxyType({}),
) -> ClaimsPage:
    """The claims to answer, of an attempt or of the one under way. Raises NotFound."""
    work = attempts.work(store, identity, assignment_id, now, attempt_id)
    return ClaimsPage(work, {**stored_forms(work.form_context), **posted}, progress_of(work))


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What is about to be handed in, and how much of it is answered."""

    work: Work
    progress: Progress


def review_page(
    store: Store, identity: StudentIdentity, assignment_id: UUID, now: datetime
) -> ReviewPage:
    """The attempt under way, to look it over. Raises NotFound."""
    work = attempts.work(store, identity, assignment_id, now)
    return ReviewPage(work, progress_of(work))


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """An attempt beside the key: in counts, with appeals by item, and how its marks came about.

    `beside` has it in rows. Counts are of the core, `further` of what was answered after it; None
    where nothing was.
    `change` is what became of the first attempt, `total` the points by certainty, `lessons` what is
    worth reading again, `originals` the articles' own paragraphs where the teacher has them.
    """

    marked: MarkedWork
    beside: BesideKey
    tally: Tally
    further: Tally | None
    change: Transition | None
    sureness: Sequence[Sureness]
    surely_wrong: Sequence[ItemRef]
    total: certainty.Total
    lessons: Sequence[Lesson]
    own_appeals: Mapping[str, Sequence[Argued]]
    credits: Sequence[Credit]
    mark_steps: Mapping[str, Sequence[MarkOfVersion]]
    originals: Mapping[str, Sequence[str]]
    writing: Offer


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """Which attempt is looked at, by default the one that counts, and what was picked anew.

    `picked` are the anchors that the student picked when they looked again; None holds back the key
    of what they are asked about.
    """

    number: int | None = None
    picked: Collection[str] | None = ()


def feedback_page(
    store: Store,
    library: Library,
    identity: StudentIdentity,
    assignment_id: UUID,
    now: datetime,
    view: FeedbackView | None = None,
) -> FeedbackPage:
    """One of the student's attempts beside the key.

    Raises NotFound or FeedbackNotDue; neither reads a key.
    """
    settle(store, identity.classroom_id, assignment_id, now)
    view = view or FeedbackView()
    with store.one_moment() as moment:
        marked = read_feedback(moment, identity, assignment_id, now, view.number)
        task, tally = marked.work.task, attempt_summary.tally_of(marked)
        further = attempt_summary.further_tally_of(marked)
        mistakes = attempt_summary.mistakes_of(marked, tally, further)
        readable = open_lessons(moment, library, identity, now)
        own = own_appeals(moment, identity, assignment_id, now)
        # Who has argued has seen the key, and finds the claim where it was.
        picked = () if view.picked is None and own else view.picked
        return FeedbackPage(
            marked=marked,
            beside=beside_key(marked, tally, picked),
            tally=tally,
            further=further,
            change=attempt_summary.change_of(marked),
            sureness=attempt_summary.sureness_of(marked),
            surely_wrong=attempt_summary.surely_wrong(marked),
            total=attempt_summary.certainty_total(marked),
            lessons=reread(readable, mistakes, task.assignment.lesson_id),
            own_appeals=own,
            credits=credits_of(moment, identity, [task]),
            mark_steps=mark_history(moment, identity.classroom_id, marked.work.attempt.id),
            originals=originals_in(moment, identity.classroom_id, marked.work.exercise),
            writing=claims.offer(moment, identity, assignment_id, marked.work.exercise),
        )


@dataclass(frozen=True, slots=True)
class AppealPage:
    """What a student may argue about. `part` is None until one of several is chosen.

    `choices`: all that the key does not take for right already. `typed`: what the student answered
    where no number was read. `waiting` is the appeal about this part that has no answer yet;
    `settled`: there is an answer to one, and the key says of the part what it said then.
    """

    assignment: AssignmentRecord
    exercise: Exercise[Any]
    item: Item
    position: int
    entry: KeyEntry
    parts: Sequence[Part]
    part: Part | None
    choices: Sequence[Choice]
    typed: str
    own_appeals: Sequence[Argued]
    waiting: Argued | None
    settled: bool

    @property
    def anchor(self) -> str:
        """Where the feedback says what was argued here."""
        return anchor_of(self.item.id, self.part.id if self.part else "")


def appeal_page(
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    item_id: str,
    part_id: str | None,
    now: datetime,
) -> AppealPage:
    """An item beside the key, to argue about it or one of its parts.

    Raises NotFound or FeedbackNotDue.
    """
    settle(store, identity.classroom_id, assignment_id, now)
    with store.one_moment() as moment:
        marked = read_feedback(moment, identity, assignment_id, now)
        own = own_appeals(moment, identity, assignment_id, now).get(item_id, ())
    exercise = marked.work.exercise
    item = item_of(exercise, item_id)
    part = part_in_question(exercise, item, part_id)
    here = [argued for argued in own if part and argued.part.id == part.id]
    return AppealPage(
        assignment=marked.work.task.assignment,
        exercise=exercise,
        item=item,
        position=exercise.items.index(item) + 1,
        entry=marked.key.items[item_id],
        parts=ITEM_TYPES[exercise.type].parts(item, exercise.scheme),
        part=part,
        choices=_choices(marked, item, part) if part else (),
        typed=_typed(marked, item, part) if part else "",
        own_appeals=own,
        waiting=next((argued for argued in here if argued.decision is None), None),
        settled=any(argued.settled for argued in here),
    )


def _choices(marked: MarkedWork, item: Item, part: Part) -> Sequence[Choice]:
    exercise_type, entry = marked.work.exercise.type, marked.key.items[item.id]
    return [
        choice
        for choice in part.choices
        if not takes_for_right(exercise_type, entry, part.id, choice.value)
    ]


def _typed(marked: MarkedWork, item: Item, part: Part) -> str:
    answer = marked.work.answers.get(item.id)
    if answer is None or part.choices:
        return ""
    texts: Mapping[str, Collection[str]] = unparsed_texts(
        marked.work.exercise, item, [answer.value]
    )
    return next(iter(texts.get(part.id, ())), "")
