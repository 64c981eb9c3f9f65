"""An exercise that a teacher lends to another one of this kit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.authoring.drafts import Beginning, OwnDraft, draft_in, lock_in, present_in
from kit.classroom.colleagues.acts import teacher_names
from kit.classroom.colleagues.errors import NoSuchColleague
from kit.classroom.errors import NotFound
from kit.content.own.texts import DraftKind
from kit.store.authoring import versions
from kit.store.authoring.drafts import DraftRecord
from kit.store.colleagues import loans
from kit.store.colleagues.loans import Borrower
from kit.store.engine import Store
from kit.store.people import teachers


@dataclass(frozen=True, slots=True)
class LendingPage:
    """A draft, to whom it is lent, and to whom else it could be, by id and name."""

    draft: DraftRecord
    borrowers: Sequence[Borrower]
    choices: Sequence[tuple[UUID, str]]


@dataclass(frozen=True, slots=True)
class Lent:
    """What somebody else lends to a teacher."""

    draft: DraftRecord
    lender: str


def lending_page(store: Store, own: OwnDraft) -> LendingPage:
    """To whom an exercise is lent. Raises NotFound, for a lesson, too."""
    with store.reading() as connection:
        draft = draft_in(connection, own)
        if draft.kind is not DraftKind.EXERCISE:
            raise NotFound
        borrowers = loans.borrowers(connection, draft.id)
        taken = {own.teacher_id, *(borrower.teacher_id for borrower in borrowers)}
        choices = [
            (teacher.id, teacher.name)
            for teacher in teachers.teachers(connection)
            if teacher.disabled_at is None and teacher.id not in taken
        ]
        return LendingPage(draft, borrowers, choices)


def lend(store: Store, own: OwnDraft, colleague_id: UUID, now: datetime) -> str:
    """Let another teacher see, copy and, once it is published, give an exercise.

    Twice is once. Returns their name. Raises NotFound or NoSuchColleague.
    """
    with store.writing() as connection:
        draft = lock_in(connection, own)
        if draft.kind is not DraftKind.EXERCISE:
            raise NotFound
        colleague = teachers.teacher_by_id(connection, colleague_id)
        if colleague is None or colleague.disabled_at or colleague_id == own.teacher_id:
            raise NoSuchColleague
        loans.lend(connection, draft.id, colleague_id, now)
    return colleague.name


def end_loan(store: Store, own: OwnDraft, colleague_id: UUID) -> str:
    """Lend it to that teacher no longer. Their copies and their classes keep what they have.

    Twice is once. Returns their name. Raises NotFound or NoSuchColleague.
    """
    with store.writing() as connection:
        draft = lock_in(connection, own)
        colleague = teachers.teacher_by_id(connection, colleague_id)
        if colleague is None:
            raise NoSuchColleague
        loans.end_loan(connection, draft.id, colleague_id)
    return colleague.name


def lent_to(store: Store, teacher_id: UUID) -> Sequence[Lent]:
    """What others lend to the teacher, what was changed last first."""
    with store.single_read() as connection:
        drafts = loans.lent_drafts(connection, teacher_id)
        names = teacher_names(connection) if drafts else {}
    return [Lent(draft, names[draft.teacher_id]) for draft in drafts]


def copy_of_lent(store: Store, borrowed: OwnDraft, what: str) -> Beginning:
    """A copy, for the borrower, of a draft that is lent to them, as it is now. Raises NotFound."""
    with store.reading() as connection:
        draft = loans.lent_draft(connection, borrowed.teacher_id, borrowed.draft_id)
        if draft is None:
            raise NotFound
        texts = present_in(connection, draft).texts
        pictures = versions.pictures(connection, draft.id)
    return Beginning(draft.kind, draft.title, texts, what, draft.content_id, pictures)
