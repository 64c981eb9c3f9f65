from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask

from kit.classroom.errors import NotFound
from kit.content.own.texts import DraftKind, Texts
from kit.store.engine import Store
from kit.web import teacher
from kit.web.teacher.authoring.editor import DraftChanged, EditedDraft, editor_blueprint
from tests.support.draft_texts import SMALL
from tests.web.conftest import Visitor, make_site

DRAFT = UUID(int=7)


@dataclass
class KeptDrafts:
    """One draft, kept in memory, with what was done to it."""

    texts: Texts = field(default_factory=lambda: dict(SMALL))
    version: int = 1
    done: list[str] = field(default_factory=list)

    def load(self, draft_id: UUID) -> EditedDraft:
        if draft_id != DRAFT:
            raise NotFound
        return EditedDraft(DraftKind.EXERCISE, "bridge", self.texts, self.version)

    def save(self, draft_id: UUID, on_version: int, texts: Texts, what: str) -> int:
        if on_version != self.version:
            raise DraftChanged
        self.texts, self.version = texts, self.version + 1
        self.done.append(what)
        return self.version


@dataclass
class Desk:
    """A teacher at the editor of one draft."""

    drafts: KeptDrafts
    teacher: Visitor
    path: str = f"/teacher/own/{DRAFT}/edit/"


def with_editor(app: Flask, drafts: KeptDrafts) -> None:
    """Register the editor as the teacher's pages are."""
    blueprint = editor_blueprint(drafts)
    blueprint.before_request(teacher._guard)
    blueprint.context_processor(teacher._context)
    app.register_blueprint(blueprint)


@pytest.fixture
def desk(any_store: Store, tmp_path: Path) -> Desk:
    drafts, site = KeptDrafts(), make_site(any_store, tmp_path)
    with_editor(site.app, drafts)
    return Desk(drafts, site.teacher())
