"""The editor over the drafts that are kept."""

from uuid import UUID

from kit.classroom.authoring import changing
from kit.classroom.authoring.errors import ChangedElsewhere
from kit.content.own.texts import Texts
from kit.web.state import kit, now
from kit.web.teacher.authoring.editor import DraftChanged, EditedDraft, editor_blueprint
from kit.web.teacher.authoring.own import own_draft


class KeptDrafts:
    """The drafts of whoever is signed in."""

    def load(self, draft_id: UUID) -> EditedDraft:
        """The draft as it is now."""
        with kit().store.reading() as connection:
            writing = changing.writing_in(connection, own_draft(draft_id))
        draft = writing.draft
        return EditedDraft(draft.kind, draft.content_id, writing.texts, draft.present)

    def save(self, draft_id: UUID, on_version: int, texts: Texts, what: str) -> int:
        """Keep these texts as a new version."""
        own = own_draft(draft_id)
        try:
            return changing.change(kit().store, own, on_version, texts, what, now()).present
        except ChangedElsewhere as error:
            raise DraftChanged from error


blueprint = editor_blueprint(KeptDrafts())
