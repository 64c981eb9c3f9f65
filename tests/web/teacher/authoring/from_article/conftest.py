import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.classroom.authoring.drafting import from_article
from kit.classroom.authoring.drafting.from_article import FromArticle
from kit.classroom.authoring.drafts import OwnDraft
from kit.content.own.editing.field_tree import raw_items
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import EXERCISE, KEY
from tests.support.from_articles import begun_by, twelve_taken
from tests.web.conftest import Site, Visitor

_VERSION = re.compile(r'name="on_version" value="(\d+)"')
_BEGUN = re.compile(r'name="begun" value="([^"]*)"')


@dataclass
class Steps:
    """A teacher at the pages of a draft that was made from an article."""

    site: Site
    teacher: Visitor
    own: OwnDraft

    @property
    def path(self) -> str:
        return f"/teacher/own/{self.own.draft_id}"

    @property
    def page(self) -> FromArticle:
        return from_article.from_article(self.site.room.store, self.own)

    @property
    def items(self) -> list[dict[str, Any]]:
        return raw_items(plain_fields(self.page.writing.texts[EXERCISE]))

    @property
    def key(self) -> Mapping[str, Any]:
        entries: Mapping[str, Any] = plain_fields(self.page.writing.texts[KEY])["items"]
        return entries

    def take_twelve(self) -> list[str]:
        return twelve_taken(self.site.room.store, self.own, datetime.now(UTC))

    def shown(self, path: str) -> str:
        reply = self.teacher.get(f"{self.path}/{path}")
        assert reply.status_code == 200
        return html.unescape(reply.text)

    def press(
        self, path: str, do: str, *, as_script: Any = False, version: Any = "", **typed: Any
    ) -> TestResponse:
        """Open a page, type, and press a button; without a `version` on the one that it shows."""
        match = _VERSION.search(self.teacher.get(f"{self.path}/{path}").text)
        assert match is not None
        values = {"on_version": version or match[1], "do": do, **typed}
        return self.teacher.post(f"{self.path}/{path}", as_script=as_script, **values)

    def version(self, path: str) -> str:
        match = _VERSION.search(self.teacher.get(f"{self.path}/{path}").text)
        assert match is not None
        return match[1]

    def begun(self, item_id: str) -> list[str]:
        """The reasons that a claim's page begins."""
        return _BEGUN.findall(self.shown(f"key/{item_id}"))


@pytest.fixture
def steps(any_site: Site) -> Steps:
    room = any_site.room
    own = begun_by(room.store, room.teacher_id, datetime.now(UTC))
    return Steps(any_site, any_site.teacher(), own)
