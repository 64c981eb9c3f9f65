from kit.content.own.checked import check_texts
from kit.content.own.composing.own_articles import (
    article_fields,
    article_words,
    naming_articles,
    origin_of,
    with_articles,
)
from kit.content.own.editing.field_tree import exercise_fields
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import ARTICLES, DraftKind
from tests.support.draft_texts import SMALL
from tests.support.room import tiny_library

FIRST = f"{ARTICLES}/articles/0"
TYPED = {
    f"{FIRST}/outlet": "The Courier: Weir",
    f"{FIRST}/date": "14 October 2026",
    f"{FIRST}/paragraphs": "13",
}


def test_article_is_named_and_of_the_usual_kind_where_none_is_typed() -> None:
    texts = with_articles(SMALL, TYPED)
    assert plain_fields(texts[ARTICLES])["articles"] == [
        {
            "id": "courier-weir-14-october",
            "kind": "report",
            "outlet": "The Courier: Weir",
            "date": "14 October 2026",
            "paragraphs": 13,
        }
    ]
    assert [one.value != {} for one in article_fields(texts)] == [True, False]
    assert check_texts(DraftKind.EXERCISE, "bridge", texts, tiny_library()).errors == []


def test_changed_article_keeps_its_id_and_an_emptied_one_goes() -> None:
    texts = with_articles(SMALL, TYPED)
    changed = with_articles(texts, {f"{FIRST}/outlet": "The Post"})
    assert plain_fields(changed[ARTICLES])["articles"][0]["id"] == "courier-weir-14-october"
    emptied = with_articles(texts, dict.fromkeys([*TYPED, f"{FIRST}/kind"], ""))
    assert emptied[ARTICLES] == ""
    assert with_articles(SMALL, {}) == SMALL


def test_second_article_gets_an_id_of_its_own() -> None:
    texts = with_articles(SMALL, TYPED)
    again = {name.replace("/0/", "/1/"): value for name, value in TYPED.items()}
    ids = [one["id"] for one in plain_fields(with_articles(texts, again)[ARTICLES])["articles"]]
    assert ids == ["courier-weir-14-october", "courier-weir-14-october-2"]


def test_items_choose_an_article_by_its_words() -> None:
    texts = with_articles(SMALL, TYPED)
    course = tiny_library().articles.values()
    tree = naming_articles(exercise_fields(texts), texts, course)
    leaves = [leaf for field in tree.items[0].fields for leaf in field.leaves]
    options = next(leaf.choices for leaf in leaves if leaf.shape.name == "article")
    assert options[0].words == "The Courier: Weir, 14 October 2026"
    assert {one.value for one in options[1:]} == {one.id for one in course}


def test_origin_is_the_article_or_else_the_publication_by_its_words() -> None:
    texts = with_articles(SMALL, {**TYPED, f"{FIRST}/url": "https://example.org/weir"})
    named = {"article": "courier-weir-14-october", "paragraph": 3}
    assert origin_of(texts, 3) == named
    words = "The Courier: Weir, 14 October 2026"
    assert origin_of(texts, None) == {"report": words, "url": "https://example.org/weir"}
    assert origin_of(SMALL, 3) is None
    assert article_words({}) == ""
