"""What readers disagree on, made debatable in the key: a version like any other."""

from datetime import datetime

from kit.classroom.authoring.changing import change_in, refuse_other
from kit.classroom.authoring.drafts import OwnDraft, kept_texts, lock_in, present_in
from kit.classroom.authoring.reading.errors import NotDebatable
from kit.content.own.debating import key_says, with_debatable
from kit.content.own.editing.plain_fields import UnreadableText
from kit.store.authoring.drafts import DraftRecord
from kit.store.engine import Store
from kit.vocabulary import Label


def make_debatable(
    store: Store, own: OwnDraft, on_version: int, claim: tuple[str, str], what: str, now: datetime
) -> DraftRecord:
    """Name a second label for a claim, `(item id, label)`; pressed twice, it is done once.

    Raises NotFound, ChangedElsewhere, NotDebatable, TextTooLong.
    """
    item_id, label = claim
    with store.writing() as connection:
        draft = lock_in(connection, own)
        texts = present_in(connection, draft).texts
        says = key_says(texts).get(item_id)
        if says and says.other is not None and says.other == label:
            return draft
        refuse_other(connection, draft, on_version)
        try:
            changed = with_debatable(texts, item_id, Label(label))
        except (UnreadableText, KeyError, ValueError):
            raise NotDebatable from None
        return change_in(connection, draft, kept_texts(draft.kind, changed), what, now)
