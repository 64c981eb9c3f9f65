"""An exercise or a lesson that a teacher lends to another one of this kit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.authoring.drafts import (
    Beginning,
    DraftState,
    OwnDraft,
    draft_in,
    lock_in,
    present_in,
    state_of,
)
from kit.classroom.colleagues.acts import teacher_names
from kit.classroom.colleagues.errors import NoSuchColleague
from kit.classroom.errors import NotFound
from kit.store.authoring import versions
from kit.store.authoring.drafts import DraftRecord, drafts_of
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


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that a teacher has written, also by its state, and what others lend them."""

    drafts: Sequence[DraftRecord]
    listed: Mapping[DraftState, Sequence[DraftRecord]]
    lent: Sequence[Lent]


def lending_page(store: Store, own: OwnDraft) -> LendingPage:
    """To whom it is lent. Raises NotFound."""
    with store.reading() as connection:
        draft = draft_in(connection, own)
        borrowers = loans.borrowers(connection, draft.id)
        taken = {own.teacher_id, *(borrower.teacher_id for borrower in borrowers)}
        choices = [
            (teacher.id, teacher.name)
            for teacher in teachers.teachers(connection)
            if teacher.disabled_at is None and teacher.id not in taken
        ]
        return LendingPage(draft, borrowers, choices)


def lend(store: Store, own: OwnDraft, colleague_id: UUID, now: datetime) -> str:
    """Let another teacher see, copy and, once it is published, give what was written.

    Twice is once. Returns their name. Raises NotFound or NoSuchColleague.
    """
    with store.writing() as connection:
        draft = lock_in(connection, own)
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


def home_page(store: Store, teacher_id: UUID) -> HomePage:
    """A teacher's own drafts and what others lend them, each what was changed last first."""
    with store.reading() as connection:
        drafts = drafts_of(connection, teacher_id)
        lent = loans.lent_drafts(connection, teacher_id)
        names = teacher_names(connection) if lent else {}
    listed: dict[DraftState, list[DraftRecord]] = {state: [] for state in DraftState}
    for draft in drafts:
        listed[state_of(draft)].append(draft)
    return HomePage(drafts, listed, [Lent(draft, names[draft.teacher_id]) for draft in lent])


def copy_of_lent(store: Store, borrowed: OwnDraft, what: str) -> Beginning:
    """A copy, for the borrower, of a draft that is lent to them, as it is now. Raises NotFound."""
    with store.reading() as connection:
        draft = loans.lent_draft(connection, borrowed.teacher_id, borrowed.draft_id)
        if draft is None:
            raise NotFound
        texts = present_in(connection, draft).texts
        pictures = versions.pictures(connection, draft.id)
    return Beginning(draft.kind, draft.title, texts, what, draft.content_id, pictures)
