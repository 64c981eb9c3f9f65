"""Claims are taken into the texts as printed, in the article's order, and let go."""

from typing import Any

from kit.classroom.authoring.drafting.apart import Apart
from kit.classroom.authoring.drafting.marks import marks_of, stored_marks
from kit.classroom.authoring.drafting.taking import (
    Picked,
    let_go,
    moved,
    posted_place,
    take,
    taken_marks,
    with_parts,
    with_sentence_before,
    with_wordings,
)
from kit.content.own.editing.field_tree import raw_items
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.editing.yaml_rewriting import rewritten
from kit.content.own.texts import EXERCISE, KEY
from kit.drafting.article import Span
from kit.drafting.findings import Place
from tests.support.from_articles import begun_from, shown
from tests.support.room import Room


def begun(room: Room) -> tuple[Picked, Apart, list[Place]]:
    page, apart = shown(room, begun_from(room))
    places = [
        Place(block, sentence.span)
        for block, one in enumerate(apart.article.blocks)
        for sentence in one.sentences
    ]
    return Picked(page.writing.texts, {}), apart, places


def items(picked: Picked) -> list[dict[str, Any]]:
    return raw_items(plain_fields(picked.texts[EXERCISE]))


def test_taken_claims_stand_in_order_quoted_with_their_paragraph(room: Room) -> None:
    page, apart = shown(room, begun_from(room))
    picked, _apart, places = begun(room)
    content_id = page.writing.draft.content_id
    there = {place.span.of(apart.article.blocks[place.block].text): place for place in places}
    limit = there["No limit was ever put up."]
    closed = there["The bridge over the Weir has been closed since Monday."]
    picked = take(picked, apart, [limit], content_id)
    picked = take(picked, apart, [closed, limit, Place(99, Span(0, 1))], content_id)
    assert [one["claim"] for one in items(picked)] == [
        "The bridge over the Weir has been closed since Monday.",
        "No limit was ever put up.",
    ]
    assert [one["from"] for one in items(picked)] == [
        {"article": content_id, "paragraph": 1, "wording": "quoted"},
        {"article": content_id, "paragraph": 2, "wording": "quoted"},
    ]
    assert list(plain_fields(picked.texts[KEY])["items"]) == [
        "no-limit-ever-put", "bridge-over-weir-has",
    ]  # fmt: skip
    assert marks_of(stored_marks(picked.marks)) == picked.marks


def test_let_go_and_taken_again_it_is_the_same_item(room: Room) -> None:
    picked, apart, places = begun(room)
    picked = take(picked, apart, places[3:5], "x")
    ids = [str(one["id"]) for one in items(picked)]
    fewer = let_go(picked, ids[:1])
    assert [one["id"] for one in items(fewer)] == ids[1:]
    assert [str(one["id"]) for one in items(take(fewer, apart, places[3:5], "x"))] == ids


def test_joined_with_the_sentence_before_it_is_asked_for_too(room: Room) -> None:
    picked, apart, places = begun(room)
    blocks = apart.article.blocks
    there = [one for one in places if "No limit" in one.span.of(blocks[one.block].text)]
    picked = take(picked, apart, there, "x")
    (item_id,) = picked.marks
    joined = with_sentence_before(picked, apart, item_id)
    (item,) = items(joined)
    assert item["claim"] == (
        "On page 31 the engineers' report of 2 March recommends a weight limit. No limit was ever "
        "put up."
    )
    # Nothing stands before that in its paragraph.
    assert with_sentence_before(joined, apart, item_id) == joined


def test_a_claim_is_quoted_as_long_as_it_stands_as_printed(room: Room) -> None:
    picked, apart, places = begun(room)
    blocks = apart.article.blocks
    there = [one for one in places if "page 31" in one.span.of(blocks[one.block].text)]
    picked = take(picked, apart, there, "x")
    texts = {**picked.texts}
    texts[EXERCISE] = texts[EXERCISE].replace("recommends", "advises")
    texts = dict(with_wordings(texts, picked.marks))
    assert plain_fields(texts[EXERCISE])["items"][0]["from"]["wording"] == "ours"
    assert with_wordings(picked.texts, picked.marks) == picked.texts


def test_an_item_without_a_mark_is_found_by_its_words(room: Room) -> None:
    picked, apart, places = begun(room)
    picked = take(picked, apart, places[3:4], "x")
    assert taken_marks(picked.texts, {}, apart) == picked.marks


def test_places_that_are_none_are_passed_over() -> None:
    assert posted_place("2:0:41") == Place(2, Span(0, 41))
    for posted in ("", "2:0", "2:0:-1", "a:b:c", "2:0:41:1", "9999999999:0:1"):
        assert posted_place(posted) is None


def test_a_claim_moves_to_a_part_and_its_greyed_words_unless_somebody_typed_them(
    room: Room,
) -> None:
    picked, apart, _places = begun(room)
    block, text = next(
        (number, one.text) for number, one in enumerate(apart.article.blocks) if "Aydin" in one.text
    )
    start = text.index("The council's")
    whole = Place(block, Span(start, text.index("precaution.") + len("precaution.")))
    part = Place(block, Span(text.index("the closure"), whole.span.end))
    picked = take(picked, apart, [whole], "mine")
    (item_id,) = picked.marks
    there = moved(picked, apart, item_id, part)
    assert there.marks[item_id].place == part
    assert items(there)[0]["claim"] == "the closure was a precaution."
    assert items(there)[0]["context"] == {"before": "The council's spokesperson, Ines Aydin, said"}
    # Of what is not there, nothing moves.
    assert moved(picked, apart, item_id, Place(99, Span(0, 1))) == picked
    assert moved(picked, apart, "none", part) == picked
    # The same by shortening it in its field; other words stay own ones.
    typed = written_over(picked, "the closure was a precaution.")
    assert items(with_parts(typed, apart)) == items(there)
    typed = written_over(picked, "It was a precaution.")
    assert with_parts(typed, apart) == typed


def written_over(picked: Picked, words: str) -> Picked:
    exercise = plain_fields(picked.texts[EXERCISE])
    exercise["items"][0]["claim"] = words
    texts = rewritten(picked.texts[EXERCISE], exercise)
    return Picked({**picked.texts, EXERCISE: texts}, picked.marks)
