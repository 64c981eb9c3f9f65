from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from kit.items import ITEM_TYPES
from kit.items.compare import CompareItem, CompareKeyEntry, Relation
from kit.items.fields.advice import Finding
from kit.items.fields.answer_form import AnswerForm
from kit.vocabulary import Verdict
from tests.support.choosing import RIGHT, choosing_library

COMPARE = ITEM_TYPES["compare"]
ITEM = choosing_library().exercises["two-papers"].item("first-day")
ENTRY = choosing_library().keys["two-papers"].items["first-day"]
ALL_RIGHT = RIGHT["compare"]["first-day"]


def item(*claims: str) -> CompareItem:
    made = ITEM.model_dump(by_alias=True, exclude_unset=True)
    return CompareItem.model_validate(
        made | {"claims": [{"id": claim, "claim": claim} for claim in claims]}
    )


def entry(**relations: str) -> CompareKeyEntry:
    claims = {
        claim: {"relation": relation, "why": "So.", "check": "Look."}
        for claim, relation in relations.items()
    }
    return CompareKeyEntry.model_validate({"claims": claims})


def form(**posted: str) -> AnswerForm:
    made = COMPARE.form_class(ITEM, None)(
        MultiDict({f"claim-{claim}": choice for claim, choice in posted.items()})
    )
    made.validate()
    return made


def test_parts_are_the_claims_with_four_choices_each() -> None:
    parts = COMPARE.parts(ITEM, None)
    assert [part.id for part in parts] == ["road", "toll", "railing", "errors"]
    assert parts[1].text == "Nine people were hurt."
    assert [choice.words for choice in parts[0].choices] == [
        "In both", "Only in the first", "Only in the second", "In conflict",
    ]  # fmt: skip


def test_both_passages_say_where_they_come_from() -> None:
    assert ITEM.origins() == (
        (("first", "from"), ITEM.first.origin),
        (("second", "from"), ITEM.second.origin),
    )


@pytest.mark.parametrize("posted", [ALL_RIGHT, {"toll": "conflict"}, {"errors": "both"}])
def test_form_and_stored_answer_are_each_others_inverse(posted: dict[str, str]) -> None:
    made = form(**posted)
    assert made.errors == {}
    value = COMPARE.value_of(made)
    assert value == posted
    assert COMPARE.form_data(value) == {f"claim-{one}": given for one, given in posted.items()}
    assert COMPARE.chosen(ITEM, value) == posted


def test_form_without_a_choice_is_no_answer() -> None:
    assert COMPARE.value_of(form()) is None
    assert COMPARE.form_data({}) == {}


def test_form_refuses_what_is_no_relation() -> None:
    assert form(toll="neither").errors == {
        "claim-toll": [
            (
                "“neither” is not an answer to this question. "
                "Allowed: both, first, second, conflict. Pick one of them."
            )
        ]
    }


def test_claims_may_be_called_like_parts_of_a_form() -> None:
    """A claim's id is no attribute of the form that it would replace."""
    odd = item("errors", "data", "revision", "validate")
    made = COMPARE.form_class(odd, None)(MultiDict({"claim-data": "both", "revision": "3"}))
    assert made.validate()
    assert COMPARE.value_of(made) == {"data": "both"}
    assert made.revision.data == 3


@pytest.mark.parametrize(
    ("answer", "credit", "verdict"),
    [
        (ALL_RIGHT, 1.0, Verdict.RIGHT),
        ({**ALL_RIGHT, "toll": "both"}, 0.75, Verdict.PARTLY),
        ({"road": "both", "toll": "conflict"}, 0.5, Verdict.PARTLY),
        ({"road": "conflict"}, 0.0, Verdict.WRONG),
    ],
)
def test_credit_is_the_share_of_the_claims(
    answer: dict[str, str], credit: float, verdict: Verdict
) -> None:
    marking = COMPARE.mark(ITEM, answer, ENTRY)
    assert (marking.credit, marking.verdict) == (credit, verdict)
    assert marking.parts == {one: float(given == ALL_RIGHT[one]) for one, given in answer.items()}


def test_change_changes_one_claim_and_its_reason() -> None:
    changed = COMPARE.change(ENTRY, "toll", "both", "Nine and eleven are both about ten.")
    assert COMPARE.due(changed) == {**ALL_RIGHT, "toll": "both"}
    assert isinstance(changed, CompareKeyEntry)
    assert changed.claims["toll"].relation is Relation.BOTH
    assert changed.claims["toll"].why == "Nine and eleven are both about ten."
    assert changed.claims["toll"].check_before
    checked = COMPARE.change(ENTRY, "toll", "both", "So.", "Ask.")
    assert isinstance(checked, CompareKeyEntry)
    assert (checked.claims["toll"].check, checked.claims["toll"].check_before) == ("Ask.", False)
    assert changed.claims["road"] == ENTRY.claims["road"]


def test_accepted_counts_for_one_claim() -> None:
    won = ENTRY.model_validate(
        ENTRY.model_dump(exclude_unset=True)
        | {"accepted": [{"part": "toll", "choice": "both", "why": "So."}]}
    )
    assert COMPARE.mark(ITEM, {**ALL_RIGHT, "toll": "both"}, won).credit == 1
    assert COMPARE.mark(ITEM, ALL_RIGHT, won).credit == 1
    assert COMPARE.debatable(won) == {"toll"}


def test_check_item_wants_each_claim_once() -> None:
    assert list(COMPARE.check_item(ITEM, None)) == []
    assert list(COMPARE.check_item(item("a", "b", "a"), None)) == [
        Finding(
            ("claims", 2, "id"),
            "the id 'a' a second time",
            "an id of its own for each claim",
            "give one of them another id",
        )
    ]


def test_check_key_wants_an_entry_for_each_claim_and_no_other() -> None:
    assert list(COMPARE.check_key(ITEM, ENTRY, None)) == []
    allowed = "an entry for each claim of the item"
    wrong: dict[str, Any] = {"road": "both", "tol": "both", "railing": "first", "weather": "both"}
    assert list(COMPARE.check_key(ITEM, entry(**wrong), None)) == [
        Finding(("claims", "toll"), "no entry for 'toll'", allowed, "write 'tol' if that is meant"),
        Finding(("claims", "errors"), "no entry for 'errors'", allowed, "add it"),
        Finding(("claims", "tol"), "an entry for no claim", allowed, "write 'toll' if that is meant"),
        Finding(("claims", "weather"), "an entry for no claim", allowed, "remove it"),
    ]  # fmt: skip


def test_broken_items_break_nothing() -> None:
    twice = item("a", "a")
    assert [part.id for part in COMPARE.parts(twice, None)] == ["a", "a"]
    assert COMPARE.form_class(twice, None)().validate()
    assert COMPARE.check_key(twice, entry(a="both"), None) == []


def test_texts_are_all_that_a_student_reads() -> None:
    texts = COMPARE.texts(ITEM)
    assert texts[0] == "The morning paper"
    assert texts[2] == "The evening paper"
    assert texts[4:] == tuple(one.claim for one in ITEM.claims)
