"""A teacher at the editor of a draft, in a real browser."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from kit.classroom.authoring import changing, drafts
from kit.classroom.authoring.drafts import Beginning, OwnDraft
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import EXERCISE, KEY, DraftKind, Texts
from tests.browser.conftest import Person
from tests.browser.scenes import sign_in_teacher
from tests.support.ground import Ground
from tests.support.room import NOON, make_teacher


@dataclass
class Writing:
    """A draft and where it is written."""

    ground: Ground
    own: OwnDraft

    def url(self, item: str | None = None) -> str:
        """The editor's page of an item, or of the exercise."""
        page = f"{self.ground.url}/teacher/own/{self.own.draft_id}/edit/"
        return page if item is None else f"{page}items/{item}"

    @property
    def texts(self) -> Texts:
        """What is saved now."""
        with self.ground.store.reading() as connection:
            return changing.writing_in(connection, self.own).texts

    @property
    def items(self) -> list[Mapping[str, Any]]:
        """The items as they are saved."""
        items: list[Mapping[str, Any]] = plain_fields(self.texts[EXERCISE])["items"]
        return items

    @property
    def key(self) -> Mapping[str, Any]:
        """The key's entries as they are saved."""
        entries: Mapping[str, Any] = plain_fields(self.texts[KEY])["items"]
        return entries


def writing_of(ground: Ground, texts: Texts, title: str = "The bridge") -> Writing:
    """A draft of Ms Gray's."""
    teacher_id: UUID = make_teacher(ground.store)
    draft = drafts.make(
        ground.store, teacher_id, Beginning(DraftKind.EXERCISE, title, texts, "begun"), NOON
    )
    return Writing(ground, OwnDraft(teacher_id, draft.id))


def at_item(writing: Writing, person: Person, item: str) -> Page:
    """Ms Gray before an item."""
    sign_in_teacher(person.page, writing.ground.url)
    person.page.goto(writing.url(item))
    return person.page


def saved(page: Page) -> None:
    """The script has saved what was done last."""
    expect(page.locator("[data-state]")).to_contain_text("Saved", timeout=40_000)


def text_field(page: Page, name: str) -> Locator:
    """A field by what it is called in the form."""
    return page.locator(f'[name="{name}"]')
