"""What the editor asks of whatever keeps drafts."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from kit.content.own.texts import DraftKind, Texts


@dataclass(frozen=True, slots=True)
class EditedDraft:
    """A draft as it is now. `version` counts its changes; `content_id` is fixed."""

    kind: DraftKind
    content_id: str
    texts: Texts
    version: int


class DraftChanged(Exception):
    """The draft has another version than the one that was edited: nothing was saved."""


class Drafts(Protocol):
    """Drafts of whoever is signed in. Both raise NotFound for one that is not theirs."""

    def load(self, draft_id: UUID) -> EditedDraft:
        """The draft as it is now."""

    def save(self, draft_id: UUID, on_version: int, texts: Texts, what: str) -> int:
        """Keep these texts as a new version, and return its number. Raises DraftChanged.

        `what` is the operation, such as `save` or `split:…`, for the list of changes.
        """
