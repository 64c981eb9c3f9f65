"""A page of an exercise's editor taken in, beside what another window has saved meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic, Protocol, TypeVar
from uuid import UUID

from kit.classroom.authoring.changing import (
    Writing,
    change,
    keep_as_copy,
    redo,
    texts_of,
    undo,
    writing,
)
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.errors import ChangedElsewhere, NoStep, TextTooLong
from kit.classroom.authoring.lesson_writing import Then
from kit.classroom.errors import KitError, NotFound
from kit.content.own.texts import DraftKind, Texts
from kit.store.authoring.drafts import DraftRecord
from kit.store.engine import Store

#: Another window may save between our look and our own saving; more often than this it does not.
_TRIES: Final = 3


class Taking(Protocol):
    """What became of a page: the texts with it, whether they may be kept, and what was done."""

    @property
    def texts(self) -> Texts:
        """All texts of the draft with what was typed."""

    @property
    def clash(self) -> bool:
        """Whether it was typed over what another window saved: then nothing is kept."""


TakingT = TypeVar("TakingT", bound=Taking)


@dataclass(frozen=True, slots=True)
class Beside:
    """A draft to keep the page's texts as: its title by that of this one, what was done, once."""

    titled: Callable[[str], str]
    what: str
    once: UUID


@dataclass(frozen=True, slots=True)
class Wish:
    """What a page's button asks for, once what was typed is kept.

    `what` says in a word what was done to the texts of before. With `beside` they are kept as
    another draft, and this one stays as it is.
    """

    on_version: int
    then: Then
    what: Callable[[Texts], str]
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Written(Generic[TakingT]):
    """The draft as it was before, what became of the page, and the draft as it is then.

    `draft` is None where nothing was kept; `texts` are those that stand then. `refusal`: why the
    texts or the step were not taken.
    """

    before: Writing
    taken: TakingT
    draft: DraftRecord | None
    texts: Texts
    refusal: KitError | None = None


def write(
    store: Store,
    own: OwnDraft,
    taking: Callable[[Texts, Texts], TakingT],
    wish: Wish,
    now: datetime,
) -> Written[TakingT]:
    """Keep what was typed, then do what the button asks.

    `taking` makes the page's texts of those of its version, or the present ones where that is not
    kept, and of the present ones; it is asked again where another window saves meanwhile. Raises
    NotFound, also where the draft is no exercise.
    """
    for _try in range(_TRIES):
        before = writing(store, own)
        if before.draft.kind is not DraftKind.EXERCISE:
            raise NotFound
        taken = taking(_base(store, own, before, wish.on_version), before.texts)
        if taken.clash and wish.beside is None:
            break
        try:
            return _kept(store, own, before, taken, wish, now)
        except ChangedElsewhere:
            continue
        except TextTooLong as error:
            return Written(before, taken, None, before.texts, error)
    return Written(before, taken, None, before.texts)


def _base(store: Store, own: OwnDraft, before: Writing, on_version: int) -> Texts:
    if on_version == before.draft.present:
        return before.texts
    return texts_of(store, own, on_version) or before.texts


def _kept(
    store: Store, own: OwnDraft, before: Writing, taken: TakingT, wish: Wish, now: datetime
) -> Written[TakingT]:
    present, beside = before.draft.present, wish.beside
    if beside is not None:
        words = (beside.titled(before.draft.title), beside.what)
        draft = keep_as_copy(store, own, taken.texts, words, now, beside.once)
        return Written(before, taken, draft, taken.texts)
    draft = change(store, own, present, taken.texts, wish.what(before.texts), now)
    if wish.then is Then.STAY:
        return Written(before, taken, draft, taken.texts)
    # A button pressed twice leads one step back: nothing was saved, so it stands where it did.
    on_version = wish.on_version if draft.present == present else draft.present
    step = undo if wish.then is Then.UNDO else redo
    try:
        draft = step(store, own, on_version, now)
    except (ChangedElsewhere, NoStep) as error:
        return Written(before, taken, draft, writing(store, own).texts, error)
    return Written(before, taken, draft, writing(store, own).texts)
