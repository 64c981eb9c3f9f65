"""Students read who wrote the article of an exercise, when, and where it stands."""

from kit.classroom.authoring import changing, publishing
from kit.classroom.authoring.drafting import from_article
from kit.classroom.authoring.drafting.from_article import Recut
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.editing.yaml_rewriting import rewritten
from kit.content.own.texts import KEY
from tests.support.authoring import given
from tests.support.from_articles import begun_by, twelve_taken
from tests.web.conftest import Site, lately, text_of
from tests.web.reading import begin

ADDRESS = "https://example.org/bridge"


def test_article_of_an_exercise_is_named_with_author_and_address(any_site: Site) -> None:
    room, now = any_site.room, lately()
    own = begun_by(room.store, room.teacher_id, now)
    from_article.recut(room.store, own, Recut(about={"url": ADDRESS}), "article", now)
    ids = twelve_taken(room.store, own, now)
    writing = from_article.from_article(room.store, own).writing
    entry = {"label": "official", "why": "The council speaks.", "check": "Its notice.", "cues": []}
    key = {**plain_fields(writing.texts[KEY]), "items": dict.fromkeys(ids, entry)}
    texts = {KEY: rewritten(writing.texts[KEY], key)}
    draft = changing.change(room.store, own, writing.draft.present, texts, "key", now)
    publishing.publish(room.store, room.library, own, draft.present, now)
    given(room, own)
    student = any_site.student("Sam")
    begin(any_site, student)
    page = student.get(f"{any_site.work}/claims")
    assert "From: The Weir Post, 6 May 2026. By Ann Ash. example.org" in text_of(page)
    assert f'href="{ADDRESS}" rel="noreferrer noopener"' in page.text
