"""The article beside a draft as a row: kept once, its teacher's, gone with the draft."""

from dataclasses import replace
from datetime import timedelta

from kit.store.authoring import draft_articles, drafts
from kit.store.authoring.draft_articles import DraftArticleRecord
from kit.store.ids import new_id
from tests.store.authoring.test_drafts import a_draft
from tests.support.room import NOON, Room

MARK = {"block": 0, "start": 0, "end": 10, "words": "It rained."}


def test_article_is_kept_once_beside_its_draft_and_goes_with_it(room: Room) -> None:
    draft = a_draft(room)
    article = DraftArticleRecord(
        draft.id, "It rained.", ["hyphen-1"], {"0": "title"}, {"outlet": "É"}, {"a": MARK}, NOON
    )
    with room.store.writing() as connection:
        drafts.add_draft(connection, draft)
        assert draft_articles.add_article(connection, article)
        assert not draft_articles.add_article(connection, replace(article, text="Other."))
        assert draft_articles.article_of(connection, draft.id) == article
        assert draft_articles.article_of(connection, new_id()) is None
        assert draft_articles.with_article(connection, room.teacher_id) == {draft.id}
        assert draft_articles.with_article(connection, new_id()) == set()
        later = NOON + timedelta(hours=1)
        draft_articles.change_article(connection, draft.id, put_back=[], changed_at=later)
        changed = replace(article, put_back=[], changed_at=later)
        assert draft_articles.article_of(connection, draft.id) == changed
        assert changed.state - article.state == 3_600_000_000
        drafts.delete_draft(connection, draft.id)
        assert draft_articles.article_of(connection, draft.id) is None
