import pytest
from werkzeug.datastructures import MultiDict

from kit.content.own.editing.operations import operated
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import EXERCISE, KEY
from kit.web.teacher.authoring.editing.typed import BY_ITSELF, Typed, taken, typed_of
from tests.support.draft_texts import SMALL

CLAIM = f"{EXERCISE}/items/0/claim"


def typed(do: str = "save", *, lines: str = "", **fields: str) -> Typed:
    return Typed(fields, {}, lines, do, 1)


def test_posted_fields_are_told_from_what_else_a_form_holds() -> None:
    form = MultiDict(
        [
            ("on_version", "3"),
            ("csrf_token", "x"),
            (CLAIM, "One."),
            (f"{KEY}/items/vote/mixed", ""),
            (f"{KEY}/items/vote/mixed", "true"),
            (f"whole/{KEY}", "a: b\r\n"),
            ("whole/../passwd", "x"),
            ("lines", "Two."),
        ]
    )
    fields = {CLAIM: "One.", f"{KEY}/items/vote/mixed": "true"}
    assert typed_of(form, "save") == Typed(fields, {KEY: "a: b\n"}, "Two.", "save", 3)
    form.setlist("on_version", ["9" * 40])
    with pytest.raises(ValueError, match="9999"):
        typed_of(form, "save")


def test_item_added_by_hand_is_named_by_a_button_and_not_by_the_script() -> None:
    base = operated(SMALL, f"add:{EXERCISE}/items")
    words = {f"{EXERCISE}/items/3/claim": "It rained."}
    assert taken(base, base, typed(BY_ITSELF, **words), "new-1").here == "new-1"
    assert taken(base, base, typed("save", **words), "new-1").here == "rained"
    assert taken(base, base, typed("go:vote", **words), "new-1").here == "vote"
    assert taken(base, base, typed("go:nothing", **words), "new-1").here is None


def test_pasted_claims_are_added_by_any_button_and_not_by_the_script() -> None:
    for do, count in (("save", 4), ("go:vote", 4), ("undo", 4), (BY_ITSELF, 3)):
        texts = taken(SMALL, SMALL, typed(do, lines="It rained."), None).texts
        assert len(plain_fields(texts[EXERCISE])["items"]) == count


def test_what_cannot_be_done_is_named_and_what_was_typed_is_there() -> None:
    done = taken(SMALL, SMALL, typed("split:exercise.yaml/items/9", **{CLAIM: "Mine."}), "vote")
    assert (done.undone, done.clash) == ("split", False)
    assert plain_fields(done.texts[EXERCISE])["items"][0]["claim"] == "Mine."


def test_texts_that_were_broken_elsewhere_are_not_typed_over() -> None:
    theirs = {**SMALL, KEY: "- no group"}
    assert taken(SMALL, theirs, typed(**{CLAIM: "Mine."}), "vote").clash is False
    whole = Typed({}, {EXERCISE: "id: mine"}, "", "save", 1)
    assert taken(SMALL, theirs, whole, None).clash
