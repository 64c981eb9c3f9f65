"""Items added, dropped, moved, copied, cut and joined, each with its key entry."""

import pytest

from kit.content.own.editing.changing import apply
from kit.content.own.editing.operations import NoSuchPlace, operated
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import EXERCISE, KEY, Texts
from tests.support.draft_texts import SMALL, shipped_texts


def ids(texts: Texts) -> tuple[list[str], list[str]]:
    """The ids of the items, and of the key's entries."""
    exercise, key = plain_fields(texts[EXERCISE]), plain_fields(texts[KEY])
    return [item["id"] for item in exercise["items"]], list(key["items"])


def item(number: int) -> str:
    return f"{EXERCISE}/items/{number}"


def test_item_moves_with_its_comment_and_back() -> None:
    moved = operated(SMALL, f"down:{item(0)}")
    assert ids(moved)[0] == ["eyesore", "vote", "visitors"]
    assert moved[KEY] == SMALL[KEY]
    assert ids(operated(moved, f"up:{item(1)}"))[0] == ["vote", "eyesore", "visitors"]
    assert operated(SMALL, f"up:{item(0)}") == SMALL


def test_dropped_item_takes_its_entry_along() -> None:
    texts = operated(SMALL, f"drop:{item(1)}")
    assert ids(texts) == (["vote", "visitors"], ["vote", "visitors"])
    assert "core: 1" in texts[EXERCISE]
    assert "label: sourced  # counted" in texts[KEY]


def test_copy_has_an_id_and_an_entry_of_its_own() -> None:
    texts = operated(SMALL, f"duplicate:{item(1)}")
    assert ids(texts) == (
        ["vote", "eyesore", "eyesore-2", "visitors"],
        ["vote", "eyesore", "eyesore-2", "visitors"],
    )
    assert "core: 3" in texts[EXERCISE]


def test_new_item_is_named_by_its_first_words() -> None:
    texts = operated(SMALL, f"add:{EXERCISE}/items")
    assert ids(texts)[0][-1] == "new-1"
    texts = apply(
        texts, {f"{item(3)}/claim": "The mayor denied it.", f"{KEY}/items/new-1/label": "official"}
    )
    assert ids(texts) == (
        ["vote", "eyesore", "visitors", "mayor-denied"],
        ["vote", "eyesore", "visitors", "mayor-denied"],
    )


def test_claim_is_cut_at_the_sign_and_joined_again() -> None:
    marked = apply(SMALL, {f"{item(0)}/claim": "The council voted, | and the mayor praised it."})
    texts = operated(marked, f"split:{item(0)}")
    exercise, key = plain_fields(texts[EXERCISE]), plain_fields(texts[KEY])
    assert [one["claim"] for one in exercise["items"][:2]] == [
        "The council voted,",
        "and the mayor praised it.",
    ]
    assert key["items"]["vote"]["cues"] == ["voted"]
    assert key["items"]["mayor-praised"] == {"cues": ["praised"]}
    joined = operated(texts, f"join:{item(0)}")
    assert plain_fields(joined[EXERCISE]) == plain_fields(SMALL[EXERCISE])
    assert plain_fields(joined[KEY]) == plain_fields(SMALL[KEY])


def test_id_is_made_anew_for_item_and_key() -> None:
    texts = operated(SMALL, f"name:{item(2)}")
    assert ids(texts) == (
        ["vote", "eyesore", "town-counted-412-visitors"],
        ["vote", "eyesore", "town-counted-412-visitors"],
    )
    assert "label: sourced  # counted" in texts[KEY]


def test_core_ends_where_it_is_said_to_and_nowhere_when_said_twice() -> None:
    texts = operated(SMALL, f"core:{item(2)}")
    assert "core: 3" in texts[EXERCISE]
    assert "core" not in operated(texts, f"core:{item(2)}")[EXERCISE]


def test_levels_and_questions_are_added_moved_and_dropped() -> None:
    rewrite = shipped_texts("08-2-write-it-straight")
    levels = f"{EXERCISE}/levels"
    names = [one["id"] for one in plain_fields(rewrite[EXERCISE])["levels"]]
    moved = operated(rewrite, f"down:{levels}/0")
    assert [one["id"] for one in plain_fields(moved[EXERCISE])["levels"]][:2] == [
        names[1],
        names[0],
    ]
    added = operated(rewrite, f"add:{levels}")
    assert plain_fields(added[EXERCISE])["levels"][-1] == {"id": "new-1"}
    assert operated(added, f"drop:{levels}/{len(names)}") == rewrite
    figures = shipped_texts("04-2-do-the-figures-add-up")
    assert operated(figures, f"drop:{item(0)}/questions/0") != figures


def test_added_question_is_named_by_its_words_in_the_key_as_well() -> None:
    texts = shipped_texts("04-2-do-the-figures-add-up")
    questions = f"{item(0)}/questions"
    number = len(plain_fields(texts[EXERCISE])["items"][0]["questions"])
    texts = operated(texts, f"add:{questions}")
    name = plain_fields(texts[EXERCISE])["items"][0]["id"]
    texts = apply(
        texts,
        {
            f"{questions}/{number}/ask": "How many clubs?",
            f"{KEY}/items/{name}/questions/new-1/number": "3",
        },
    )
    added = plain_fields(texts[EXERCISE])["items"][0]["questions"][-1]
    assert added == {"id": "how-many-clubs", "ask": "How many clubs?"}
    assert plain_fields(texts[KEY])["items"][name]["questions"]["how-many-clubs"] == {"number": 3}


@pytest.mark.parametrize(
    "operation",
    ["", "drop", "drop:x", f"drop:{EXERCISE}/items/9", f"explode:{EXERCISE}/items/0",
     f"split:{EXERCISE}/items/0", f"join:{EXERCISE}/items/2", f"up:{EXERCISE}/title/0", f"add:{KEY}/items"],
)  # fmt: skip
def test_what_cannot_be_done_there_is_refused(operation: str) -> None:
    with pytest.raises(NoSuchPlace):
        operated(SMALL, operation)
