from pathlib import Path
from typing import Any

import pytest

from kit.content.exercise import Exercise, exercise_model
from kit.content.key import Key, key_model
from kit.content.stats.suspicion.stances import check_stances, stances_of
from kit.items import ITEM_TYPES
from kit.vocabulary import Stance

MADE_UP = {"invented": "The town is made up."}
REASONS = {"why": "So.", "check": "Look."}
SUSPICIOUS, TRUSTING = Stance


def made(
    type_name: str, items: list[Any], entries: list[Any], **fields: Any
) -> tuple[Exercise[Any], Key[Any]]:
    """An exercise of items numbered from 0, and its key."""
    data = {
        "id": "one", "title": "T", "type": type_name, **fields,
        "items": [{"id": f"n{number}", **item} for number, item in enumerate(items)],
    }  # fmt: skip
    keyed = {f"n{number}": entry for number, entry in enumerate(entries)}
    return (
        exercise_model(type_name).model_validate(data),
        key_model(type_name).model_validate({"exercise": "one", "items": keyed}),
    )


def shares(exercise: Exercise[Any], key: Key[Any]) -> dict[Stance, float]:
    (found,) = stances_of([exercise], {"one": key})
    return {stance: round(share, 3) for stance, share in found.shares.items()}


def labelled(*entries: Any, scheme: str = "five-way") -> tuple[Exercise[Any], Key[Any]]:
    keyed = [{"cues": [], **REASONS, **entry} for entry in entries]
    return made(
        "classify", [{"claim": "A claim.", "from": MADE_UP}] * len(keyed), keyed, scheme=scheme
    )


def test_labels_count_as_they_are_marked_the_debatable_half_too() -> None:
    half = {"label": "sourced", "credit": 0.5, "argument": "One could."}
    pair = labelled(
        {"label": "sourced"},
        {"label": "official", "debatable": half},
        {"label": "editorial"},
        {"label": "editorial", "debatable": half | {"label": "unsourced", "credit": 0.25}},
        {"label": "unsourced"},
        {"label": "voice"},
    )
    # Of the two labels of doubt the better: two of six, where the other has one and a quarter.
    assert shares(*pair) == {SUSPICIOUS: round(2 / 6, 3), TRUSTING: 0.25}


def test_void_item_counts_for_nobody() -> None:
    pair = labelled(
        {"label": "sourced"}, {"label": "editorial", "void": "Two readings."}, scheme="three-way"
    )
    assert shares(*pair) == {SUSPICIOUS: 0.0, TRUSTING: 1.0}


def test_one_pen_for_a_whole_passage_earns_nothing() -> None:
    passage = "[[plan: A plan was made]], [[cost: the minutes say]]; [[sad: a pity]]."
    labels = {"plan": "official", "cost": "sourced", "sad": "editorial"}
    entry = {"claims": {n: {"label": one, "cues": [], **REASONS} for n, one in labels.items()}}
    pair = made("highlight", [{"passage": passage, "from": MADE_UP}], [entry], scheme="three-way")
    assert shares(*pair) == {SUSPICIOUS: 0.0, TRUSTING: 0.0}


def test_two_reports_contradict_or_bear_each_other_out() -> None:
    side = {"title": "A paper", "text": "Nine were hurt.", "from": MADE_UP}
    claims = [{"id": name, "claim": "A claim."} for name in ("a", "b", "c", "d")]
    relations = {"a": "both", "b": "both", "c": "first", "d": "conflict"}
    entry = {"claims": {name: {"relation": one, **REASONS} for name, one in relations.items()}}
    pair = made("compare", [{"first": side, "second": side, "claims": claims}], [entry])
    assert shares(*pair) == {SUSPICIOUS: 0.25, TRUSTING: 0.5}


def test_nobody_says_it_or_somebody_does_on_a_record() -> None:
    item = {
        "claim": "A claim.", "from": MADE_UP,
        "speakers": [{"id": "mayor", "name": "The mayor"}, {"id": "head", "name": "The head"}],
    }  # fmt: skip
    said = [("mayor", "record"), ("writer", "record"), ("writer", "outlet"), ("nobody", "none")]
    keyed = [{"who": who, "ground": ground, "cues": [], **REASONS} for who, ground in said]
    pair = made("attribute", [item] * 4, keyed)
    # The writer on a record: half, all, half, nothing; the first speaker has less.
    assert shares(*pair) == {SUSPICIOUS: 0.25, TRUSTING: 0.5}


def test_figures_are_doubted_or_trusted_where_a_question_lets_them_be() -> None:
    choices = {"yes": "Yes", "no": "No", "cannot": "It cannot be told"}
    item = {
        "from": MADE_UP,
        "table": {"caption": "Hurt", "columns": ["Year", "People"], "rows": [["2025", "3"]]},
        "questions": [
            {"id": "a", "ask": "Do they add up?", "choices": choices},
            {"id": "b", "ask": "Is it more?", "choices": {"yes": "Yes", "no": "No"}},
            {"id": "c", "ask": "Which?", "choices": {"first": "One", "second": "Two"}},
            {"id": "d", "ask": "How many?"},
        ],
    }
    answers: dict[str, Any] = {"a": "cannot", "b": "no", "c": "first"}
    entry = {
        "questions": {
            **{name: {"choice": one, **REASONS} for name, one in answers.items()},
            "d": {"number": 3, **REASONS},
        }
    }
    assert shares(*made("figures", [item], [entry])) == {SUSPICIOUS: 0.5, TRUSTING: 0.0}


@pytest.mark.parametrize("name", [name for name in ITEM_TYPES if name == "rewrite"])
def test_free_text_is_neither_doubt_nor_trust(name: str) -> None:
    levels = [
        {"id": "bad", "name": "Bad", "credit": 0, "means": "No."},
        {"id": "good", "name": "Good", "credit": 1, "means": "Yes."},
    ]
    item = {"text": "A text.", "task": "Write it.", "words": 30, "from": MADE_UP}
    assert shares(*made(name, [item], [{"sample": "A.", **REASONS}], levels=levels)) == {}


def test_warning_is_for_what_passes_the_bound_in_an_exercise_that_is_not_small() -> None:
    entries = [{"label": "sourced"}] * 6 + [{"label": "editorial"}] * 7
    files = {"one": Path("exercises/01-one.key.yaml")}
    exercise, key = labelled(*entries)
    assert [str(one) for one in check_stances([exercise], {"one": key}, files)] == [
        (
            "exercises/01-one.key.yaml:1: warning: items: found 53.8 % of the credit for whoever is "
            "always suspicious; allowed: 45 % or less; write more claims in it that one may rely "
            "on, some of which look doubtful."
        ),
        (
            "exercises/01-one.key.yaml:1: warning: items: found 46.2 % of the credit for whoever is "
            "always trusting; allowed: 45 % or less; write more claims in it that one may not rely "
            "on, some of which read smooth."
        ),
    ]
    exercise, key = labelled(*entries[:11])
    assert list(check_stances([exercise], {"one": key}, files)) == []
    exercise, key = labelled(*[{"label": "sourced"}] * 9, *[{"label": "official"}] * 11)
    assert list(check_stances([exercise], {"one": key}, files)) == []
