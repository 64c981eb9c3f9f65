"""An article that exercises are made from, and a draft made of it."""

from datetime import datetime
from typing import Final
from uuid import UUID

from kit.classroom.authoring import changing
from kit.classroom.authoring.drafting import from_article
from kit.classroom.authoring.drafting.apart import Apart
from kit.classroom.authoring.drafting.from_article import Brought, FromArticle
from kit.classroom.authoring.drafting.taking import Picked, take
from kit.classroom.authoring.drafts import OwnDraft
from kit.drafting.reading import what_to_ask
from kit.store.engine import Store
from tests.support.room import NOON, Room

ARTICLE: Final = """Bridge closed until spring

By Ann Ash

The bridge over the Weir has been closed since Monday. The council's spokesperson, Ines Aydin, said \
the closure was a precaution. "We do not take risks with people's lives," she said.

On page 31 the engineers' report of 2 March recommends a weight limit. No limit was ever put up.

Critics say the council has looked away for years. It is the same old story, and nobody will pay for it.

Jonas Weber, 61, a baker, saw the crack in February. "I was standing at the light when I saw it," he \
told the Post. He called the town hall the same day.

The council voted on 4 May to close the bridge. Repairs of the pier will cost 6.4 million.

Professor Lena Reardon calls the delay a disgrace. She taught engineering for thirty years.
"""
ABOUT: Final = {"outlet": "The Weir Post", "date": "6 May 2026", "kind": "report"}


def begun_from(room: Room, text: str = ARTICLE) -> OwnDraft:
    return begun_by(room.store, room.teacher_id, NOON, text)


def begun_by(store: Store, teacher_id: UUID, now: datetime, text: str = ARTICLE) -> OwnDraft:
    brought, words = Brought(text, ABOUT), ("From the Post", "begun")
    return OwnDraft(teacher_id, from_article.begin(store, teacher_id, brought, words, now).id)


def twelve_taken(store: Store, own: OwnDraft, now: datetime) -> list[str]:
    """Take twelve claims of its article; the ids of their items."""
    page = from_article.from_article(store, own)
    assert page.apart is not None
    asked = what_to_ask(page.apart.article, page.apart.findings)
    places = [page.apart.findings[one.index].place for one in asked]
    start = Picked(page.writing.texts, page.taken)
    picked = take(start, page.apart, places, page.writing.draft.content_id)
    changing.change(store, own, page.writing.draft.present, picked.texts, "claims", now)
    from_article.note(store, own, lambda marks: {**marks, **picked.marks}, now)
    return list(from_article.from_article(store, own).taken)


def shown(room: Room, own: OwnDraft) -> tuple[FromArticle, Apart]:
    page = from_article.from_article(room.store, own)
    assert page.apart is not None
    return page, page.apart
