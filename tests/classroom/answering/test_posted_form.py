"""A posted form read as answers, without any web framework."""

from kit.classroom.answering.attempts import FormContext
from kit.classroom.answering.posted_form import (
    PostedAnswer,
    PostedFields,
    error_texts,
    parse,
    posted_ballot,
    posted_items,
    stored_forms,
)
from kit.store.engine import Store
from tests.support.room import Room, make_room


def context(store: Store, revision: int = 0) -> FormContext:
    """What Mia's forms are filled from, with one answer of this number, if any."""
    room: Room = make_room(store, names=("Mia",))
    room.start("Mia")
    if revision:
        room.save("Mia", revision, plan="official")
    return room.start("Mia").form_context


def test_posted_fields_are_what_wtforms_asks_for() -> None:
    posted = PostedFields({"a": ["1", "2"], "b": [""], "none": []})
    assert (list(posted), len(posted), posted["a"], posted.get("none")) == (
        ["a", "b"],
        2,
        "1",
        None,
    )
    assert (posted.getlist("a"), posted.getlist("none")) == (["1", "2"], [])
    assert "b" in posted
    assert "none" not in posted


def test_items_and_ballot_are_read_from_the_names() -> None:
    posted = PostedFields({"plan.label": ["x"], "plan.ballot": ["2"], "csrf_token": ["x"]})
    assert (posted_items(posted), posted_ballot(posted)) == ({"plan"}, 2)
    assert posted_ballot(PostedFields({"plan.ballot": ["3"]})) is None
    assert posted_ballot(PostedFields({"plan.ballot": ["1"], "vote.ballot": ["2"]})) is None


def test_parse_reads_every_posted_item_also_the_unchanged_and_the_empty(
    sqlite_store: Store,
) -> None:
    texts = {"plan.label": ["official"], "vote.label": [""], "plan.revision": ["9"]}
    parsed = parse(context(sqlite_store, 4), PostedFields(texts))
    assert parsed.valid
    assert parsed.answers == [
        PostedAnswer("plan", 9, {"label": "official"}),
        PostedAnswer("vote", 1, {}),
    ]


def test_parse_numbers_an_answer_without_a_number_above_the_stored_one(
    sqlite_store: Store,
) -> None:
    parsed = parse(context(sqlite_store, 4), PostedFields({"plan.label": ["sourced"]}))
    assert parsed.answers == [PostedAnswer("plan", 5, {"label": "sourced"})]


def test_parse_says_what_is_wrong_and_gives_the_next_try_a_good_number(
    sqlite_store: Store,
) -> None:
    texts = {"plan.label": ["nope"], "plan.revision": ["-1"], "unknown.label": ["official"]}
    parsed = parse(context(sqlite_store, 4), PostedFields(texts))
    assert not parsed.valid
    assert parsed.answers == []
    assert len(error_texts(parsed.forms["plan"].errors)) == 2
    assert parsed.forms["plan"].revision.data == 5


def test_stored_forms_are_filled_and_ready_for_the_next_number(sqlite_store: Store) -> None:
    forms = stored_forms(context(sqlite_store, 4))
    assert [(form.revision.data, form["label"].data) for form in forms.values()] == [
        (5, "official"),
        (1, None),
        (1, None),
        (1, None),
    ]
