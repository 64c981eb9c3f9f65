from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from kit.items import ITEM_TYPES
from kit.items.attribute import GROUNDS, AttributeItem, AttributeKeyEntry, Ground
from kit.items.base import (
    Marking,
)
from kit.items.fields.advice import Finding
from kit.items.fields.answer_form import AnswerForm
from kit.vocabulary import Verdict
from tests.support.choosing import choosing_library

ATTRIBUTE = ITEM_TYPES["attribute"]
ITEM = choosing_library().exercises["whose-ground"].item("losses")
ENTRY = choosing_library().keys["whose-ground"].items["losses"]


def item(**changed: Any) -> AttributeItem:
    made = ITEM.model_dump(by_alias=True, exclude_unset=True) | changed
    return AttributeItem.model_validate(made)


def entry(**changed: Any) -> AttributeKeyEntry:
    return AttributeKeyEntry.model_validate(ENTRY.model_dump(exclude_unset=True) | changed)


def form(**posted: str) -> AnswerForm:
    made = ATTRIBUTE.form_class(ITEM, None)(MultiDict(posted))
    made.validate()
    return made


def test_parts_offer_the_speakers_and_always_the_writer_and_nobody() -> None:
    who, ground = ATTRIBUTE.parts(ITEM, None)
    assert (who.id, who.text) == ("who", "Who says so?")
    assert [choice.value for choice in who.choices] == ["ministry", "expert", "writer", "nobody"]
    assert (ground.id, ground.text) == ("ground", "On what ground?")
    assert [choice.value for choice in ground.choices] == [each.value for each in Ground]
    assert who.around == (
        "The defence ministry said on Tuesday.",
        "Its spokesperson gave no source.",
    )


def test_every_ground_has_a_definition() -> None:
    assert [choice.value for choice in GROUNDS] == list(Ground)
    assert all(choice.words and choice.means.endswith(".") for choice in GROUNDS)


@pytest.mark.parametrize(
    "posted",
    [
        {"who": "ministry", "ground": "none"},
        {"who": "nobody"},
        {"ground": "record"},
    ],
)
def test_form_and_stored_answer_are_each_others_inverse(posted: dict[str, str]) -> None:
    made = form(**posted)
    assert made.errors == {}
    value = ATTRIBUTE.value_of(made)
    assert value == posted
    assert ATTRIBUTE.form_data(value) == posted
    assert ATTRIBUTE.chosen(ITEM, value) == posted


def test_form_without_a_choice_is_no_answer() -> None:
    assert ATTRIBUTE.value_of(form()) is None
    assert ATTRIBUTE.value_of(form(who="", ground="")) is None
    assert ATTRIBUTE.form_data({}) == {}


def test_form_refuses_what_is_not_offered() -> None:
    assert form(who="mayor", ground="hearsay").errors == {
        "who": [
            (
                "“mayor” is not an answer to this question. "
                "Allowed: ministry, expert, writer, nobody. Pick one of them."
            )
        ],
        "ground": [
            (
                "“hearsay” is not an answer to this question. "
                "Allowed: record, named, unnamed, outlet, none. Pick one of them."
            )
        ],
    }


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"who": "ministry", "ground": "none"}, Marking(1.0, Verdict.RIGHT, {"who": 1.0, "ground": 1.0})),
        ({"who": "ministry", "ground": "named"}, Marking(0.5, Verdict.PARTLY, {"who": 1.0, "ground": 0.0})),
        ({"who": "expert", "ground": "none"}, Marking(0.5, Verdict.PARTLY, {"who": 0.0, "ground": 1.0})),
        ({"who": "ministry"}, Marking(0.5, Verdict.PARTLY, {"who": 1.0})),
        ({"who": "writer", "ground": "named"}, Marking(0.0, Verdict.WRONG, {"who": 0.0, "ground": 0.0})),
    ],
)  # fmt: skip
def test_each_part_is_half(answer: dict[str, str], expected: Marking) -> None:
    assert ATTRIBUTE.mark(ITEM, answer, ENTRY) == expected


def test_accepted_counts_for_those_who_chose_it() -> None:
    won = entry(accepted=[{"part": "who", "choice": "nobody", "why": "So."}])
    assert ATTRIBUTE.mark(ITEM, {"who": "nobody", "ground": "none"}, won).credit == 1
    assert ATTRIBUTE.mark(ITEM, {"who": "ministry", "ground": "none"}, won).credit == 1
    assert ATTRIBUTE.mark(ITEM, {"who": "writer", "ground": "none"}, won).credit == 0.5
    assert ATTRIBUTE.debatable(won) == {"who"}
    void = entry(void="The claim has two speakers.")
    assert ATTRIBUTE.mark(ITEM, {"who": "ministry"}, void) == Marking(None, Verdict.VOID)


def test_change_changes_one_part_and_the_reason() -> None:
    changed = ATTRIBUTE.change(ENTRY, "ground", "unnamed", "Read on.")
    assert ATTRIBUTE.due(changed) == {"who": "ministry", "ground": "unnamed"}
    assert isinstance(changed, AttributeKeyEntry)
    assert (changed.ground, changed.why, changed.cues) == (Ground.UNNAMED, "Read on.", ENTRY.cues)
    assert (changed.check, changed.check_before) == (ENTRY.check, True)
    checked = ATTRIBUTE.change(ENTRY, "ground", "unnamed", "Read on.", "Ask.")
    assert isinstance(checked, AttributeKeyEntry)
    assert (checked.check, checked.check_before) == ("Ask.", False)
    assert ATTRIBUTE.due(ATTRIBUTE.change(ENTRY, "who", "writer", "So."))["who"] == "writer"


def test_check_item_wants_each_speaker_once_under_an_id_of_its_own() -> None:
    assert list(ATTRIBUTE.check_item(ITEM, None)) == []
    speakers = [{"id": name, "name": name} for name in ("writer", "mayor", "mayor", "nobody")]
    allowed = "any but nobody, writer, which are offered with every claim"
    advice = "give the speaker another id, or remove the speaker"
    assert list(ATTRIBUTE.check_item(item(speakers=speakers), None)) == [
        Finding(
            ("speakers", 2, "id"),
            "the id 'mayor' a second time",
            "an id of its own for each speaker",
            "give one of them another id",
        ),
        Finding(("speakers", 0, "id"), "the id 'writer'", allowed, advice),
        Finding(("speakers", 3, "id"), "the id 'nobody'", allowed, advice),
    ]


def test_check_key_wants_a_speaker_that_is_offered_and_cues_that_are_there() -> None:
    assert list(ATTRIBUTE.check_key(ITEM, ENTRY, None)) == []
    offered = "ministry, expert, writer, nobody"
    words = "words that stand in the claim or its context, in the same spelling"
    copy = "copy the words from the exercise, or remove the cue"
    assert list(ATTRIBUTE.check_key(ITEM, entry(who="minstry", cues=["no sauce"]), None)) == [
        Finding(("who",), "the speaker 'minstry'", offered, "write 'ministry' if that is meant"),
        Finding(("cues", 0), "cue 'no sauce'", words, copy),
    ]
    assert list(ATTRIBUTE.check_key(ITEM, entry(who="q"), None)) == [
        Finding(("who",), "the speaker 'q'", offered, "choose one of these"),
    ]


def test_texts_are_all_that_a_student_reads() -> None:
    assert list(ATTRIBUTE.texts(ITEM)) == [
        "The strike destroyed eleven lorries at the depot of Ardenmoor.",
        "The defence ministry said on Tuesday.",
        "Its spokesperson gave no source.",
        "The defence ministry",
        "A retired general, 50% of whose forecasts held",
    ]
