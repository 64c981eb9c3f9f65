"""Changes of a draft: each is a version, made on the one that its page showed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.authoring import steps as tree_of
from kit.classroom.authoring.drafts import (
    Beginning,
    OwnDraft,
    draft_in,
    kept_texts,
    lock_in,
    make,
    present_in,
)
from kit.classroom.authoring.errors import ChangedElsewhere, NoStep
from kit.content.own.beginnings import retitled, title_in
from kit.content.own.texts import Texts
from kit.store.authoring import drafts, versions
from kit.store.authoring.drafts import DraftRecord
from kit.store.authoring.versions import Step, VersionRecord
from kit.store.engine import Store
from kit.vocabulary import N_


@dataclass(frozen=True, slots=True)
class Writing:
    """A draft as it is written at: its present texts, and where undo and redo lead.

    `steps` are all its versions, the first first.
    """

    draft: DraftRecord
    texts: Texts
    steps: Sequence[Step]
    undoes: Step | None
    redoes: Step | None


def writing(store: Store, own: OwnDraft) -> Writing:
    """The draft with its versions. Raises NotFound."""
    with store.reading() as connection:
        return writing_in(connection, own)


def texts_of(store: Store, own: OwnDraft, number: int) -> Texts | None:
    """The texts of a version of the draft; None where it is not kept. Raises NotFound."""
    with store.reading() as connection:
        version = versions.version(connection, draft_in(connection, own).id, number)
    return None if version is None else version.texts


def writing_in(connection: Connection, own: OwnDraft) -> Writing:
    """The draft with its versions. Raises NotFound."""
    draft = draft_in(connection, own)
    kept = versions.steps(connection, draft.id)
    numbered = {step.number: step for step in kept}
    tree = {step.number: step.before for step in kept}
    back, forth = tree_of.before(tree, draft.present), tree_of.after(tree, draft.present)
    return Writing(
        draft,
        present_in(connection, draft).texts,
        kept,
        # What undoing takes back is the present one.
        None if back is None else numbered[draft.present],
        None if forth is None else numbered[forth],
    )


def change(
    store: Store, own: OwnDraft, on_version: int, texts: Texts, what: str, now: datetime
) -> DraftRecord:
    """Keep other texts as the next version; the draft as it is then. The same texts change nothing.

    Texts that are not among them stay as they are. `on_version` is the version that they were made
    on, `what` says in a word what was changed; where it is empty, the names of the texts say it.
    Raises ChangedElsewhere where it is not the present one, TextTooLong.
    """
    with store.writing() as connection:
        draft = lock_in(connection, own)
        present = present_in(connection, draft).texts
        whole = kept_texts(draft.kind, {**present, **texts})
        if whole != present:
            # What stands there already, such as by the same form sent twice, needs no refusal.
            refuse_other(connection, draft, on_version)
        return change_in(connection, draft, whole, what, now)


def rename(
    store: Store, own: OwnDraft, on_version: int, title: str, what: str, now: datetime
) -> DraftRecord:
    """Give it another title, in its text. Raises as `change`.

    Where the text has no line for it that can be read, the list alone calls it so.
    """
    with store.writing() as connection:
        draft = lock_in(connection, own)
        if draft.title == title:
            return draft
        refuse_other(connection, draft, on_version)
        texts = retitled(draft.kind, present_in(connection, draft).texts, title)
        if texts is None:
            drafts.change_draft(connection, draft.id, title=title)
            return replace(draft, title=title)
        return change_in(connection, draft, kept_texts(draft.kind, texts), what, now)


def change_in(
    connection: Connection, draft: DraftRecord, texts: dict[str, str], what: str, now: datetime
) -> DraftRecord:
    """Keep these as the next version of a draft that is locked, if they differ from the present."""
    stored = present_in(connection, draft).texts
    if texts == stored:
        return draft
    differing = [one for one in texts if texts[one] != stored.get(one)] or [
        *stored.keys() - texts.keys()
    ]
    tree = _tree(connection, draft)
    number = max(tree) + 1
    versions.add_version(
        connection,
        VersionRecord(
            draft.id,
            number,
            draft.present,
            texts,
            what or ", ".join(differing),
            now,
            draft.teacher_id,
        ),
    )
    tree[number] = draft.present
    versions.delete_versions(
        connection, draft.id, tree_of.superfluous(tree, number, draft.published)
    )
    return _go_to(connection, draft, number, texts, now)


def undo(store: Store, own: OwnDraft, on_version: int, now: datetime) -> DraftRecord:
    """Go back to the version before. Raises NoStep, ChangedElsewhere."""
    return _step(store, own, on_version, now, back=True)


def redo(store: Store, own: OwnDraft, on_version: int, now: datetime) -> DraftRecord:
    """Go on to what was undone last. Raises NoStep, ChangedElsewhere."""
    return _step(store, own, on_version, now, back=False)


def _step(
    store: Store, own: OwnDraft, on_version: int, now: datetime, *, back: bool
) -> DraftRecord:
    with store.writing() as connection:
        draft = lock_in(connection, own)
        tree = _tree(connection, draft)
        number = (tree_of.before if back else tree_of.after)(tree, on_version)
        if number == draft.present:
            # The same button pressed twice.
            return draft
        refuse_other(connection, draft, on_version)
        if number is None:
            raise NoStep(_NOTHING_BEFORE if back else _NOTHING_AFTER, title=draft.title)
        version = versions.version(connection, draft.id, number)
        texts = version.texts if version else {}
        return _go_to(connection, draft, number, texts, now)


_NOTHING_BEFORE = N_("There is nothing to undo in “%(title)s” any more: this is how it began.")
_NOTHING_AFTER = N_("There is nothing to redo in “%(title)s”: this is its newest version.")


def _go_to(
    connection: Connection, draft: DraftRecord, number: int, texts: Texts, now: datetime
) -> DraftRecord:
    title = title_in(draft.kind, texts) or draft.title
    drafts.change_draft(connection, draft.id, present=number, title=title, changed_at=now)
    return replace(draft, present=number, title=title, changed_at=now)


def _tree(connection: Connection, draft: DraftRecord) -> dict[int, int | None]:
    return {step.number: step.before for step in versions.steps(connection, draft.id)}


def refuse_other(connection: Connection, draft: DraftRecord, on_version: int) -> None:
    """Raise ChangedElsewhere where another version is the present one, with who and when."""
    if draft.present == on_version:
        return
    newest = next(
        (one for one in versions.steps(connection, draft.id) if one.number == draft.present), None
    )
    raise ChangedElsewhere(
        title=draft.title, who=newest.who if newest else "", when=draft.changed_at
    )


def keep_as_copy(
    store: Store, own: OwnDraft, texts: Texts, words: tuple[str, str], now: datetime, once: UUID
) -> DraftRecord:
    """Keep what was typed in a window that came second as a draft beside; texts not typed come too.

    `words` are its title and what was done, in a word. Raises TextTooLong, NotFound.
    """
    title, what = words
    with store.reading() as connection:
        draft = draft_in(connection, own)
        whole = {**present_in(connection, draft).texts, **texts}
    kept = kept_texts(draft.kind, whole)
    beginning = Beginning(draft.kind, title, kept, what, draft.content_id)
    return make(store, own.teacher_id, beginning, now, once=once)
