"""The types whose items are several choices: what marking them holds to, whatever is answered."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.items import ITEM_TYPES
from kit.items.base import BLANK, Part
from kit.items.fields.base_models import Accepted
from kit.vocabulary import Verdict
from tests.support.choosing import IDS, RIGHT, choosing_library

LIBRARY = choosing_library()
ITEMS = [
    (name, item.id) for name, exercise in IDS.items() for item in LIBRARY.exercises[exercise].items
]
TYPED = st.text(max_size=12) | st.sampled_from(
    ["4200", "4,200", "4.200", "33", "33,5", "33.6", "-1"]
)


def asked(name: str, item_id: str) -> tuple[Any, Any, Sequence[Part]]:
    """An item, its key entry and its parts."""
    item = LIBRARY.exercises[IDS[name]].item(item_id)
    return item, LIBRARY.keys[IDS[name]].items[item_id], ITEM_TYPES[name].parts(item, None)


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, str, dict[str, str]]:
    """Some answer to some item: parts left out, right and wrong ones."""
    name, item_id = draw(st.sampled_from(ITEMS))
    value = {}
    for part in asked(name, item_id)[2]:
        offered = st.sampled_from([choice.value for choice in part.choices])
        given = draw(st.none() | (offered if part.choices else TYPED))
        if given is not None and given.strip():
            value[part.id] = str(given)
    return name, item_id, value


def credit(name: str, item_id: str, value: Mapping[str, str]) -> float:
    item, entry, _parts = asked(name, item_id)
    found = ITEM_TYPES[name].mark(item, value, entry).credit
    assert found is not None
    return found


@pytest.mark.parametrize(("name", "item_id"), ITEMS)
def test_all_right_is_one_and_nothing_is_nothing(name: str, item_id: str) -> None:
    item, entry, _parts = asked(name, item_id)
    right = ITEM_TYPES[name].mark(item, RIGHT[name][item_id], entry)
    assert (right.credit, right.verdict) == (1.0, Verdict.RIGHT)
    nothing = ITEM_TYPES[name].mark(item, BLANK, entry)
    assert (nothing.credit, nothing.verdict, nothing.parts) == (0.0, Verdict.WRONG, {})


@pytest.mark.parametrize(("name", "item_id"), ITEMS)
def test_the_keys_own_words_are_all_right(name: str, item_id: str) -> None:
    _item, entry, _parts = asked(name, item_id)
    assert credit(name, item_id, ITEM_TYPES[name].due(entry)) == 1.0


@settings(deadline=None)
@given(answers(), st.randoms())
def test_order_of_the_parts_changes_nothing(
    answer: tuple[str, str, dict[str, str]], random: Any
) -> None:
    name, item_id, value = answer
    shuffled = list(value.items())
    random.shuffle(shuffled)
    item, entry, _parts = asked(name, item_id)
    first = ITEM_TYPES[name].mark(item, value, entry)
    assert ITEM_TYPES[name].mark(item, dict(shuffled), entry) == first
    turned = item.model_copy(update=turned_round(name, item))
    assert ITEM_TYPES[name].mark(turned, value, entry) == first


def turned_round(name: str, item: Any) -> dict[str, Any]:
    """The item's parts in the other order, where the author orders them."""
    field = {"attribute": "speakers", "compare": "claims", "figures": "questions"}[name]
    return {field: tuple(reversed(getattr(item, field)))}


@settings(deadline=None)
@given(answers(), st.data())
def test_one_more_right_part_is_never_less(
    answer: tuple[str, str, dict[str, str]], data: st.DataObject
) -> None:
    name, item_id, value = answer
    part = data.draw(st.sampled_from(asked(name, item_id)[2])).id
    better = {**value, part: RIGHT[name][item_id][part]}
    assert credit(name, item_id, better) >= credit(name, item_id, value)


@st.composite
def accepting(draw: st.DrawFn, name: str, item_id: str) -> Any:
    """The item's key entry, with some answers accepted besides."""
    item, entry, parts = asked(name, item_id)
    accepted = []
    for part in draw(st.lists(st.sampled_from(list(parts)), max_size=4)):
        typed = st.sampled_from([choice.value for choice in part.choices] or ["4300", "33.5"])
        choice = ITEM_TYPES[name].choice_of(item, part, draw(typed))
        assert choice is not None
        accepted.append(Accepted(part=part.id, choice=choice, why="So."))
    return entry.model_copy(update={"accepted": tuple(accepted)})


@settings(deadline=None)
@given(answers(), st.data())
def test_accepted_answers_count_as_right_and_change_nothing_else(
    answer: tuple[str, str, dict[str, str]], data: st.DataObject
) -> None:
    name, item_id, value = answer
    item, entry, parts = asked(name, item_id)
    kept = data.draw(accepting(name, item_id))
    plain = ITEM_TYPES[name].mark(item, value, entry).parts
    won = {(one.part, one.choice) for one in kept.accepted}
    chosen = ITEM_TYPES[name].chosen(item, value)
    marking = ITEM_TYPES[name].mark(item, value, kept)
    # Of a number, what lies within the tolerance of an accepted one is as good.
    for part, choice in chosen.items():
        assert marking.parts[part] >= plain[part]
        if (part, choice) in won:
            assert marking.parts[part] == 1
        elif part not in {one.part for one in kept.accepted}:
            assert marking.parts[part] == plain[part]
    assert marking.credit == pytest.approx(sum(marking.parts.values()) / len(parts))


@settings(deadline=None)
@given(answers(), st.data())
def test_one_more_right_part_is_never_less_whatever_was_accepted(
    answer: tuple[str, str, dict[str, str]], data: st.DataObject
) -> None:
    name, item_id, value = answer
    item, _entry, parts = asked(name, item_id)
    kept = data.draw(accepting(name, item_id))
    rights = [(part.id, RIGHT[name][item_id][part.id]) for part in parts]
    rights += [(one.part, one.choice) for one in kept.accepted]
    part, choice = data.draw(st.sampled_from(rights))
    before = ITEM_TYPES[name].mark(item, value, kept).credit
    after = ITEM_TYPES[name].mark(item, {**value, part: choice}, kept).credit
    assert before is not None
    assert after is not None
    assert after >= before


@settings(deadline=None)
@given(answers())
def test_credit_is_the_share_of_right_parts(answer: tuple[str, str, dict[str, str]]) -> None:
    name, item_id, value = answer
    item, entry, parts = asked(name, item_id)
    marking = ITEM_TYPES[name].mark(item, value, entry)
    assert set(marking.parts) == set(value)
    assert set(marking.parts.values()) <= {0.0, 1.0}
    assert marking.credit == pytest.approx(sum(marking.parts.values()) / len(parts))
    chosen = ITEM_TYPES[name].chosen(item, value)
    agreeing = {
        part: ITEM_TYPES[name].agrees(entry, part, choice) for part, choice in chosen.items()
    }
    assert agreeing == {part: one == 1 for part, one in marking.parts.items()}


@settings(deadline=None)
@given(answers())
def test_stored_answer_comes_back_from_its_form(answer: tuple[str, str, dict[str, str]]) -> None:
    name, item_id, value = answer
    item_type = ITEM_TYPES[name]
    item, _entry, _parts = asked(name, item_id)
    form = item_type.form_class(item, None)(data=item_type.form_data(value))
    assert (item_type.value_of(form) or BLANK) == value


@settings(deadline=None)
@given(answers(), st.data())
def test_what_was_chosen_earns_once_it_is_accepted(
    answer: tuple[str, str, dict[str, str]], data: st.DataObject
) -> None:
    name, item_id, value = answer
    item, entry, _parts = asked(name, item_id)
    chosen = ITEM_TYPES[name].chosen(item, value)
    if not chosen:
        return
    part = data.draw(st.sampled_from(sorted(chosen)))
    accepted = Accepted(part=part, choice=chosen[part], why="It was argued well.")
    kept = entry.model_copy(update={"accepted": (accepted,)})
    assert ITEM_TYPES[name].mark(item, value, kept).parts[part] == 1
    changed = ITEM_TYPES[name].change(entry, part, chosen[part], "It was argued well.")
    assert ITEM_TYPES[name].due(changed)[part] == chosen[part]
    assert ITEM_TYPES[name].mark(item, value, changed).parts[part] == 1
