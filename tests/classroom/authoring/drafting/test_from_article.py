"""A draft from an article: the article beside it, cut as its teacher wants, gone with it."""

from datetime import timedelta

import pytest

from kit.classroom.authoring import changing, drafts
from kit.classroom.authoring.drafting import from_article
from kit.classroom.authoring.drafting.errors import (
    ArticleChanged,
    ArticleTooLong,
    NoArticleText,
)
from kit.classroom.authoring.drafting.from_article import Brought, Recut
from kit.classroom.authoring.drafting.taking import Picked, take
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.errors import NotFound
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import ARTICLES, EXERCISE, KEY
from kit.drafting.article import BlockKind
from kit.drafting.findings import Place
from kit.store.authoring import draft_articles
from kit.store.ids import new_id
from tests.support.authoring import begun, page_of
from tests.support.from_articles import ABOUT, ARTICLE, begun_from, shown
from tests.support.room import NOON, Room, make_teacher

LATER = NOON + timedelta(minutes=5)


def with_claims(room: Room, own: OwnDraft, *numbers: int) -> list[str]:
    """Take the sentences of these numbers; the ids of the items."""
    page, apart = shown(room, own)
    places = [
        Place(block, claim)
        for block, one in enumerate(apart.article.blocks)
        for sentence in one.sentences
        for claim in sentence.claims[:1]
    ]
    start = Picked(page.writing.texts, page.taken)
    picked = take(
        start, apart, [places[number] for number in numbers], page.writing.draft.content_id
    )
    version = page.writing.draft.present
    changing.change(room.store, own, version, picked.texts, "claims", NOON)
    from_article.note(room.store, own, lambda marks: {**marks, **picked.marks}, NOON)
    return list(shown(room, own)[0].taken)


def test_begun_it_has_no_claims_and_names_the_article(room: Room) -> None:
    own = begun_from(room)
    page, apart = shown(room, own)
    exercise = plain_fields(page.writing.texts[EXERCISE])
    assert (exercise["type"], exercise["scheme"], exercise["items"]) == ("classify", "five-way", [])
    assert plain_fields(page.writing.texts[KEY])["items"] == {}
    content_id = page.writing.draft.content_id
    assert plain_fields(page.writing.texts[ARTICLES])["articles"] == [
        {"id": content_id, "paragraphs": 6, "outlet": "The Weir Post", "kind": "report",
         "date": "6 May 2026", "note": "By Ann Ash."}
    ]  # fmt: skip
    assert [apart.article.title, apart.article.byline] == ["Bridge closed until spring", "Ann Ash"]


def test_the_same_form_twice_makes_one_and_an_empty_or_long_text_none(room: Room) -> None:
    once = new_id()
    brought = Brought(ARTICLE, ABOUT)
    words = ("From the Post", "begun")
    for _time in range(2):
        from_article.begin(room.store, room.teacher_id, brought, words, NOON, once)
    with pytest.raises(NoArticleText):
        from_article.begin(room.store, room.teacher_id, Brought(" \n"), words, NOON)
    with pytest.raises(ArticleTooLong):
        from_article.begin(room.store, room.teacher_id, Brought("x" * 120_001), words, NOON)
    assert len(drafts.drafts_of(room.store, room.teacher_id)) == 1


def test_an_article_is_its_teachers_and_goes_with_the_draft(room: Room) -> None:
    own = begun_from(room)
    with pytest.raises(NotFound):
        from_article.from_article(room.store, OwnDraft(make_teacher(room.store, "B"), own.draft_id))
    drafts.delete(room.store, own)
    with room.store.reading() as connection:
        assert draft_articles.article_of(connection, own.draft_id) is None


def test_a_block_corrected_moves_the_paragraphs_of_the_claims(room: Room) -> None:
    own = begun_from(room)
    ids = with_claims(room, own, 3)
    wish = Recut(kind=(2, BlockKind.STANDFIRST.value))
    from_article.recut(room.store, own, wish, "paragraphs", LATER)
    page, _apart = shown(room, own)
    (item,) = plain_fields(page.writing.texts[EXERCISE])["items"]
    assert (item["id"], item["from"]["paragraph"]) == (ids[0], 1)
    assert plain_fields(page.writing.texts[ARTICLES])["articles"][0]["paragraphs"] == 5


def test_another_text_keeps_the_claims_where_their_words_stand(room: Room) -> None:
    own = begun_from(room)
    ids = with_claims(room, own, 4)
    longer = ARTICLE.replace(
        "By Ann Ash\n",
        "By Ann Ash\n\nIt rained in Weir all of last week. The river rose by a metre. Nobody was hurt in the town.\n",
    )
    from_article.recut(room.store, own, Recut(text=longer), "text", LATER)
    page, apart = shown(room, own)
    mark = from_article.mark_of(page, ids[0])
    assert mark.place.span.of(apart.article.blocks[mark.block].text) == mark.words
    (item,) = plain_fields(page.writing.texts[EXERCISE])["items"]
    assert item["from"]["paragraph"] == 3


def test_what_another_window_changed_is_not_overwritten(room: Room) -> None:
    own = begun_from(room)
    record = shown(room, own)[0].record
    assert record is not None
    seen = record.state
    from_article.recut(room.store, own, Recut(about={"outlet": "A"}, seen=seen), "about", LATER)
    with pytest.raises(ArticleChanged):
        from_article.recut(room.store, own, Recut(about={"outlet": "B"}, seen=seen), "about", LATER)
    # The same once more is no change.
    from_article.recut(room.store, own, Recut(about={"outlet": "A"}, seen=seen), "about", LATER)


def test_a_draft_that_was_not_made_from_an_article_has_none(room: Room) -> None:
    own = begun(room)
    page = from_article.from_article(room.store, own)
    assert (page.record, page.apart, page.taken) == (None, None, {})
    assert not page_of(room, own).has_article
    assert page_of(room, begun_from(room)).has_article
    with pytest.raises(NotFound):
        from_article.recut(room.store, own, Recut(text=ARTICLE), "article", LATER)
    with pytest.raises(NotFound):
        from_article.from_article(room.store, begun(room, None))
