"""A page of claims taken in: into the draft's texts, and its marks beside them."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from kit.classroom.authoring.drafting.from_article import (
    FromArticle,
    copy_article,
    from_article,
    note,
)
from kit.classroom.authoring.drafting.marks import Marks
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.exercise_writing import Wish, Written, write
from kit.classroom.errors import NotFound
from kit.content.own.texts import Texts
from kit.store.engine import Store


class TakingClaims(Protocol):
    """What became of a page (`exercise_writing.Taking`), and the marks that it changed."""

    @property
    def texts(self) -> Texts:
        """All texts of the draft with what was typed."""

    @property
    def clash(self) -> bool:
        """Whether it was typed over what another window saved: then nothing is kept."""

    @property
    def marks(self) -> Marks:
        """The marks that are new or other now, by item."""


ClaimsT = TypeVar("ClaimsT", bound=TakingClaims)


def write_claims(
    store: Store,
    own: OwnDraft,
    taking: Callable[[FromArticle, Texts, Texts], ClaimsT],
    wish: Wish,
    now: datetime,
) -> tuple[FromArticle, Written[ClaimsT]]:
    """Keep what was typed and taken, as `exercise_writing.write` does; the page as it was before.

    `taking` is given that page, the texts of the version that was typed on, and the present ones.
    The texts come first: an item whose mark is missing is found by its words. What is kept beside
    has the article beside it, too. Raises NotFound, also where the draft has no article.
    """
    page = from_article(store, own)
    if page.record is None:
        raise NotFound
    written: Written[ClaimsT] = write(
        store, own, lambda base, present: taking(page, base, present), wish, now
    )
    if written.draft is None:
        return page, written
    if wish.beside is not None:
        mine = OwnDraft(own.teacher_id, written.draft.id)
        copy_article(store, mine, page.record, {**page.marks, **written.taken.marks}, now)
    else:
        note(store, own, lambda marks: {**marks, **written.taken.marks}, now)
    return page, written
