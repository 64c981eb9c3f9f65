from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kit.classroom.authoring import changing, drafts
from kit.classroom.authoring.drafts import Beginning, OwnDraft
from kit.content.own.texts import DraftKind, Texts
from tests.support.draft_texts import SMALL
from tests.web.conftest import Site, Visitor


@dataclass
class Desk:
    """A teacher at the editor of one draft."""

    site: Site
    teacher: Visitor
    own: OwnDraft

    @property
    def path(self) -> str:
        return f"/teacher/own/{self.own.draft_id}/edit/"

    @property
    def writing(self) -> changing.Writing:
        return changing.writing(self.site.room.store, self.own)

    @property
    def texts(self) -> Texts:
        return self.writing.texts

    @property
    def version(self) -> int:
        return self.writing.draft.present

    @property
    def done(self) -> list[str]:
        """What was done, the first first."""
        return [step.what for step in self.writing.steps]

    def put(self, texts: Texts) -> None:
        """Let the draft say this."""
        store = self.site.room.store
        changing.change(store, self.own, self.version, texts, "put", datetime.now(UTC))

    def beside(self, draft_id: UUID) -> Texts:
        """The texts of another draft."""
        own = OwnDraft(self.own.teacher_id, draft_id)
        return changing.writing(self.site.room.store, own).texts


@pytest.fixture
def desk(any_site: Site) -> Desk:
    room = any_site.room
    beginning = Beginning(DraftKind.EXERCISE, "The bridge", SMALL, "begun")
    draft = drafts.make(room.store, room.teacher_id, beginning, datetime.now(UTC))
    return Desk(any_site, any_site.teacher(), OwnDraft(room.teacher_id, draft.id))
