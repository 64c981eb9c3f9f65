"""A draft as a student of a class would see it: made and marked in memory, with no trace of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from kit.classroom.answering.attempts import Work
from kit.classroom.answering.posted_form import PostedFields, parse, stored_forms
from kit.classroom.answering.progress import Progress, progress_of
from kit.classroom.answering.tasks import Task
from kit.classroom.assignments.marking import marks_for
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring.changing import writing_in
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.own_library import beside_in, pair_in
from kit.classroom.feedback import attempt_summary
from kit.classroom.feedback.beside_key import BesideKey, beside_key
from kit.classroom.feedback.feedback import MarkedWork
from kit.content.exercise import Exercise
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.content.own.checked import check_texts
from kit.content.own.showing import Shown, shown_of
from kit.content.own.texts import DraftKind
from kit.content.problems import Problem
from kit.items.fields.answer_form import AnswerForm
from kit.results.counts.attempt_summary import Tally
from kit.store.answering.answers import AnswerRecord
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.authoring import article_copies, versions
from kit.store.authoring.drafts import DraftRecord
from kit.store.engine import Store

#: What a student does next: answer, look it over, or read the feedback.
Step = Literal["claims", "review", "feedback"]
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A draft to be shown: `lesson` where it is one, `shown` as far as an exercise is whole.

    `errors` are what keeps it from being given. `glossary` is the course's. `originals` are the
    paragraphs of articles that the teacher has copies of, by article.
    """

    draft: DraftRecord
    lesson: Lesson | None
    shown: Shown | None
    errors: Sequence[Problem]
    glossary: Mapping[str, str]
    originals: Mapping[str, Sequence[str]]


def preview_page(store: Store, shipped: Library, own: OwnDraft) -> PreviewPage:
    """The present version of a draft, beside the course that it may name. Raises NotFound."""
    with store.reading() as connection:
        writing = writing_in(connection, own)
        draft = writing.draft
        beside = beside_in(connection, shipped, draft.teacher_id, draft.id)
        pictures = versions.pictures(connection, draft.id)
        pair = pair_in(connection, draft, writing.texts)
        copies = article_copies.copies_of(connection, draft.teacher_id)
    name = (draft.kind, draft.content_id, writing.texts, beside)
    read = check_texts(*name, pictures, pair.partner if pair else None).library
    articles = {**beside.articles, **read.articles}
    is_exercise = draft.kind is DraftKind.EXERCISE
    shown = shown_of(writing.texts, articles) if is_exercise else None
    return PreviewPage(
        draft,
        next(iter(read.lessons.values()), None),
        shown,
        read.errors,
        beside.glossary,
        article_copies.paragraphs_of(copies, shown.exercise.articles) if shown else {},
    )


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt that is nowhere but on its page: a form for each item, and how much is answered.

    `marked`, `beside` and `tally` are what the draft's key says of it, of the items that it has an
    entry for; None before the end, and where it has none.
    """

    step: Step
    work: Work
    forms: Mapping[str, AnswerForm]
    progress: Progress
    marked: MarkedWork | None = None
    beside: BesideKey | None = None
    tally: Tally | None = None


def tried(shown: Shown, posted: PostedFields, step: Step, now: datetime) -> Tried:
    """What was posted, as far as it goes: what is wrong in it stands at its form. Pure.

    Nothing of it is kept: each page carries all answers on to the next one. What was picked when
    looking again comes with `looked`, as `pick`.
    """
    work = _work(shown.exercise, {}, now)
    parsed = parse(work.form_context, posted)
    answers = {
        one.item_id: AnswerRecord(one.item_id, one.revision, one.value, None, now)
        for one in parsed.answers
        if one.value
    }
    work = _work(shown.exercise, answers, now)
    forms = {**stored_forms(work.form_context), **parsed.forms}
    if not parsed.valid:
        step = "claims"
    if step != "feedback" or not shown.graded.items:
        return Tried(step, work, forms, progress_of(work))
    kept = {name: answer for name, answer in answers.items() if name in shown.key.items}
    graded = _work(shown.graded, kept, now)
    marks = marks_for(shown.graded, shown.key, kept)
    marked = MarkedWork(graded, shown.key, marks, ())
    tally = attempt_summary.tally_of(marked)
    picked = posted.getlist("pick") if "looked" in posted else None
    beside = beside_key(marked, tally, picked)
    return Tried(step, work, forms, progress_of(work), marked, beside, tally)


def _work(exercise: Exercise[Any], answers: Mapping[str, AnswerRecord], now: datetime) -> Work:
    """An attempt at an assignment, neither of which there is, by the rules of one just given."""
    rules = Rules()
    assignment = AssignmentRecord(
        classroom_id=_NOBODY,
        id=_NOBODY,
        lesson_id=exercise.lesson,
        title=exercise.title,
        exercise_id=exercise.id,
        exercise_version="",
        key_version="",
        feedback=rules.feedback,
        attempts_allowed=rules.attempts_allowed,
        created_at=now,
        opens_at=None,
        closes_at=None,
        closed_at=None,
        reopened_at=None,
    )
    attempt = AttemptRecord(_NOBODY, _NOBODY, _NOBODY, _NOBODY, 1, "", now, None, None)
    task = Task(
        assignment,
        attempt,
        attempts_made=1,
        state="working",
        handed_in_by_clock=False,
        may_start=False,
        feedback_due=True,
    )
    return Work(task, attempt, exercise, answers, {})
