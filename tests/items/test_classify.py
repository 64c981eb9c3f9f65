from typing import Any

import pytest
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from kit.items import ITEM_TYPES
from kit.items.classify import ClassifyItem, ClassifyKeyEntry
from kit.items.fields.advice import Finding
from kit.items.fields.answer_form import PAGE_CHANGED, AnswerForm
from kit.items.fields.base_models import WHOLE
from kit.vocabulary import Label, Scheme

CLASSIFY = ITEM_TYPES["classify"]
ITEM = ClassifyItem.model_validate(
    {
        "id": "plan",
        "claim": "The council announced a plan.",
        "context": {"before": "On Monday,", "after": "as it had promised."},
        "from": {"invented": "The town is made up."},
    }
)


def entry(**changed: Any) -> ClassifyKeyEntry:
    """A key entry, `official` by the word announced, with fields changed."""
    fields = {"label": "official", "why": "Step 1", "check": "Look.", "cues": ["announced"]}
    return ClassifyKeyEntry.model_validate({**fields, **changed})


def form(scheme: Scheme = Scheme.THREE_WAY, **posted: str) -> AnswerForm:
    """The item's form as it was posted, validated."""
    made = CLASSIFY.form_class(ITEM, scheme)(MultiDict(posted))
    made.validate()
    return made


@pytest.mark.parametrize("scheme", list(Scheme))
def test_form_offers_the_pens_of_the_scheme(scheme: Scheme) -> None:
    made = CLASSIFY.form_class(ITEM, scheme)()
    offered = [(option.data, option.label.text) for option in made["label"]]
    assert offered == [(pen.label.value, pen.name) for pen in scheme.pens]


@pytest.mark.parametrize(
    ("scheme", "label"), [(scheme, label) for scheme in Scheme for label in scheme.labels]
)
def test_form_and_stored_answer_are_each_others_inverse(scheme: Scheme, label: Label) -> None:
    made = form(scheme, label=label.value)
    assert made.errors == {}
    value = CLASSIFY.value_of(made)
    assert value == {"label": label.value}
    assert CLASSIFY.form_data(value) == {"label": label.value}
    assert CLASSIFY.chosen(ITEM, value) == {WHOLE: label.value}
    again = CLASSIFY.form_class(ITEM, scheme)(data=CLASSIFY.form_data(value))
    assert [option.data for option in again["label"] if option.checked] == [label.value]


@pytest.mark.parametrize("made", [form(), form(label="")])
def test_form_without_a_pen_is_no_answer(made: AnswerForm) -> None:
    assert made.errors == {}
    assert CLASSIFY.value_of(made) is None


def test_form_takes_no_blanks_for_a_label() -> None:
    made = form(label="  ")
    assert made.errors or CLASSIFY.value_of(made) is None


@pytest.mark.parametrize(
    ("scheme", "posted", "message"),
    [
        (
            Scheme.THREE_WAY,
            "voice",
            (
                "“voice” is not a label of this exercise. "
                "Allowed: sourced, official, editorial. Pick one of the pens."
            ),
        ),
        (
            Scheme.FIVE_WAY,
            "Sourced",
            (
                "“Sourced” is not a label of this exercise. "
                "Allowed: sourced, official, editorial, unsourced, voice. Pick one of the pens."
            ),
        ),
        (
            Scheme.THREE_WAY,
            "<b>" + "x" * 500,
            (
                f"“<b>{'x' * 37}” is not a label of this exercise. "
                "Allowed: sourced, official, editorial. Pick one of the pens."
            ),
        ),
    ],
)
def test_form_refuses_a_label_outside_the_scheme(scheme: Scheme, posted: str, message: str) -> None:
    assert form(scheme, label=posted).errors == {"label": [message]}


@pytest.mark.parametrize("posted", ["0", "-1", "2147483648", "two", "\u0663", "1_000", "9" * 5000])
def test_form_refuses_a_revision_that_is_no_counter(posted: str) -> None:
    assert form(label="sourced", revision=posted).errors == {"revision": [PAGE_CHANGED]}


@pytest.mark.parametrize("posted", ["1", "2147483647"])
def test_form_takes_the_least_and_the_greatest_revision(posted: str) -> None:
    made = form(label="sourced", revision=posted)
    assert (made.errors, made.revision.data) == ({}, int(posted))


def test_check_key_is_silent_where_all_is_well() -> None:
    good = entry(
        cues=["announced", "Monday", "as it had promised"],
        debatable={"label": "editorial", "credit": 0.5, "argument": "One could say so."},
    )
    assert list(CLASSIFY.check_key(ITEM, good, Scheme.THREE_WAY)) == []


def test_check_key_reports_all_that_is_wrong_at_once() -> None:
    wrong = entry(
        label="voice",
        cues=["announced", "Announced", "announce"],
        debatable={"label": "voice", "credit": 1, "argument": "So."},
    )
    scheme = "the labels of the scheme three-way: sourced, official, editorial"
    choose = "choose one of these, or give the exercise the scheme five-way"
    words = "words that stand in the claim or its context, in the same spelling"
    copy = "copy the words from the exercise, or remove the cue"
    assert list(CLASSIFY.check_key(ITEM, wrong, Scheme.THREE_WAY)) == [
        Finding(("label",), "label 'voice'", scheme, choose),
        Finding(("debatable", "label"), "label 'voice'", scheme, choose),
        Finding(
            ("debatable", "label"),
            "label 'voice', which is the key's own",
            "another label of the scheme",
            "name the other label a careful reader could choose, or remove 'debatable'",
        ),
        Finding(("cues", 1), "cue 'Announced'", words, copy),
        Finding(("cues", 2), "cue 'announce'", words, copy),
    ]


def test_check_key_looks_for_a_cue_in_each_text_apart() -> None:
    found = CLASSIFY.check_key(ITEM, entry(cues=["Monday, The council"]), Scheme.THREE_WAY)
    assert [finding.found for finding in found] == ["cue 'Monday, The council'"]


@pytest.mark.parametrize("credit", [0, -0.5, 1.01])
def test_credit_of_a_debatable_label_is_above_nothing_and_at_most_all(credit: float) -> None:
    with pytest.raises(ValidationError):
        entry(debatable={"label": "editorial", "credit": credit, "argument": "So."})


def test_texts_are_the_claim_and_then_its_context() -> None:
    assert list(CLASSIFY.texts(ITEM)) == [
        "The council announced a plan.",
        "On Monday,",
        "as it had promised.",
    ]
    bare = ClassifyItem.model_validate({"id": "a", "claim": "So it is.", "from": {"invented": "x"}})
    assert list(CLASSIFY.texts(bare)) == ["So it is."]


def test_items_and_entries_are_frozen() -> None:
    with pytest.raises(ValidationError):
        setattr(ITEM, "claim", "Another.")  # noqa: B010 - mypy refuses the plain form
    with pytest.raises(ValidationError):
        setattr(entry(), "label", Label.SOURCED)  # noqa: B010 - mypy refuses the plain form


def test_item_has_no_field_for_the_key() -> None:
    assert set(ClassifyItem.model_fields) == {"id", "origin", "claim", "context"}
