from kit.content.own.composing.own_articles import with_articles
from kit.content.own.composing.side_by_side import side_by_side
from kit.content.own.editing.changing import apply
from kit.content.own.editing.operations import operated
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, Texts
from tests.support.draft_texts import SMALL

CLAIM = f"{EXERCISE}/items/0/claim"
WHY = f"{KEY}/items/vote/why"


def item(texts: Texts, item_id: str) -> dict[str, object]:
    items = plain_fields(texts[EXERCISE])["items"]
    found: dict[str, object] = next(one for one in items if one["id"] == item_id)
    return found


def test_different_fields_of_an_item_are_both_kept() -> None:
    mine, theirs = apply(SMALL, {CLAIM: "Mine."}), apply(SMALL, {WHY: "Theirs."})
    side = side_by_side(SMALL, mine, theirs, "vote")
    assert (side.clash, side.here, side.in_order) == (False, "vote", True)
    assert item(side.texts, "vote")["claim"] == "Mine."
    assert plain_fields(side.texts[KEY])["items"]["vote"]["why"] == "Theirs."
    assert "# The vote." in side.texts[EXERCISE]


def test_same_field_clashes_unless_it_says_the_same() -> None:
    mine = apply(SMALL, {CLAIM: "Mine."})
    assert side_by_side(SMALL, mine, apply(SMALL, {CLAIM: "Theirs."}), "vote").clash
    assert not side_by_side(SMALL, mine, mine, "vote").clash


def test_item_is_found_where_another_window_has_moved_it() -> None:
    theirs = operated(SMALL, f"down:{EXERCISE}/items/0")
    side = side_by_side(SMALL, apply(SMALL, {CLAIM: "Mine."}), theirs, "vote")
    assert (side.clash, side.in_order) == (False, False)
    assert plain_fields(side.texts[EXERCISE])["items"][1]["claim"] == "Mine."


def test_dropped_item_stands_at_the_end_with_its_key() -> None:
    theirs = operated(SMALL, f"drop:{EXERCISE}/items/0")
    side = side_by_side(SMALL, apply(SMALL, {CLAIM: "Mine."}), theirs, "vote")
    assert (side.clash, side.gone) == (True, True)
    last = plain_fields(side.texts[EXERCISE])["items"][-1]
    assert (last["id"], last["claim"]) == ("vote", "Mine.")
    assert plain_fields(side.texts[KEY])["items"]["vote"]["cues"] == ["voted", "praised"]


def test_item_that_was_named_on_this_page_keeps_its_name() -> None:
    base = operated(SMALL, f"add:{EXERCISE}/items")
    mine = apply(base, {f"{EXERCISE}/items/3/claim": "It rained."})
    side = side_by_side(base, mine, apply(base, {CLAIM: "Theirs."}), "new-1")
    assert (side.here, side.clash) == ("rained", False)
    assert plain_fields(side.texts[KEY])["items"]["rained"] == {"cues": []}


def test_fields_of_the_exercise_and_its_articles_are_carried_over() -> None:
    mine = with_articles(apply(SMALL, {f"{EXERCISE}/title": "Mine"}), {
        f"{ARTICLES}/articles/0/outlet": "The Courier"
    })  # fmt: skip
    side = side_by_side(SMALL, mine, apply(SMALL, {CLAIM: "Theirs."}), None)
    assert not side.clash
    assert "title: Mine" in side.texts[EXERCISE]
    assert "The Courier" in side.texts[ARTICLES]
    assert item(side.texts, "vote")["claim"] == "Theirs."
    theirs = apply(SMALL, {f"{EXERCISE}/title": "Theirs"})
    assert side_by_side(SMALL, mine, theirs, None).clash
