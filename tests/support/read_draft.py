"""A draft that others read without its key: two readers by their links, one by a sheet."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from kit.classroom.authoring import drafts
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.reading import inviting, labelling
from kit.classroom.authoring.reading.inviting import Invitation
from kit.classroom.authoring.reading.labelling import Said, Typed
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.support.room import CALLER

SECRET: Final = "a secret of the tests"
NOTHING: Final = Said()


def typed(labels: Mapping[int, str], note: str = "") -> Mapping[int, Typed]:
    """Labels by claim as a page that had nothing sends them."""
    return {number: Typed(Said(label, note), NOTHING) for number, label in labels.items()}


def asked(store: Store, own: OwnDraft, name: str, now: datetime) -> str:
    """The token of somebody who is asked by a link."""
    reader = inviting.invite(store, own, Invitation(new_id(), name), SECRET, now)
    return inviting.link_token(SECRET, reader.id)


def has_read(
    store: Store, own: OwnDraft, name: str, labels: Mapping[int, str], now: datetime, note: str = ""
) -> str:
    """The token of a reader who has labelled these claims."""
    token = asked(store, own, name, now)
    labelling.begin(store, token, CALLER, now)
    labelling.save(store, token, typed(labels, note), CALLER, now)
    return token


def make_read_draft(
    store: Store, teacher_id: UUID, now: datetime
) -> tuple[UUID, UUID, tuple[str, str]]:
    """A draft, its reader on a sheet, the links of one who labels and one who has not begun."""
    draft = drafts.make(
        store, teacher_id, drafts.example("classify", "The read bridge", "begun"), now
    )
    own = OwnDraft(teacher_id, draft.id)
    by_link = has_read(store, own, "Ana", {1: "editorial", 2: "official"}, now, "“Vain” is hers.")
    has_read(store, own, "Ben", {1: "editorial", 2: "sourced"}, now)
    sheet = inviting.invite(store, own, Invitation(new_id(), "Cem", on_sheet=True), SECRET, now)
    return draft.id, sheet.id, (by_link, asked(store, own, "Dora", now))
