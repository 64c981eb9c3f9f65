"""What the teacher's forms about keys ask, and the clean values that they return."""

import pytest
from werkzeug.datastructures import MultiDict

from kit.classroom.keys.decision_page import decision_page
from kit.classroom.keys.proposals import Proposal
from kit.vocabulary import Ruling
from kit.web.teacher.deciding.forms import AdoptForm, DecisionForm
from tests.web.conftest import Site

MISSING = (
    "Choose the answer that your decision is about. Only a question that is left out "
    "or put back needs none."
)


def asked(site: Site, **typed: str) -> DecisionForm:
    room = site.room
    page = decision_page(room.store, room.classroom_id, room.assignment_id, "plan", room.now)
    with site.app.test_request_context("/", method="POST", data=typed):
        form = DecisionForm(MultiDict(typed), meta={"csrf": False})
        form.part_asked = page.part
        form.validate()
        return form


def test_decision_form_returns_what_is_stored(site: Site) -> None:
    form = asked(
        site, ruling="changed", choice=" sourced ", reason=" One\r\ntwo\x00 ", check=" See. ",
        on_version="v" * 99,
    )  # fmt: skip
    assert form.errors == {}
    assert form.proposal("plan") == Proposal(
        Ruling.CHANGED, "One\ntwo", "v" * 64, "plan", "", "sourced", check="See."
    )
    assert form.reason.data == " One\r\ntwo\x00 ", "what was typed stays in the box"


def test_decision_form_says_all_that_is_missing(site: Site) -> None:
    assert asked(site).errors == {
        "ruling": [
            "Choose what you decide: whether the key stands, changes, or counts for nobody."
        ],
        "reason": ["Give a reason: students read it, and the history of the key keeps it."],
    }


@pytest.mark.parametrize(
    ("ruling", "messages"),
    [
        ("upheld", [MISSING]),
        ("accepted", [MISSING]),
        ("changed", [MISSING]),
        ("voided", None),
        ("counted", None),
    ],
)
def test_decision_form_asks_for_an_answer_where_one_is_needed(
    site: Site, ruling: str, messages: list[str] | None
) -> None:
    form = asked(site, ruling=ruling, choice=" ", reason="Why.")
    assert form.errors.get("choice") == messages


def test_text_that_somebody_typed_goes_before_the_number(site: Site) -> None:
    form = asked(site, ruling="accepted", choice="12", text="twelve", reason="Why.")
    assert form.proposal("plan").choice == "twelve"
    assert form.choice.data == "12", "what was typed stays in the box"


def test_texts_that_are_too_long_are_refused_with_their_length(site: Site) -> None:
    form = asked(site, ruling="voided", reason="x" * 1001, check="y" * 1002)
    assert form.errors == {
        "reason": [
            (
                "The reason has 1001 characters; allowed are 1000. It stands in the box as you "
                "wrote it: shorten it there."
            )
        ],
        "check": [
            (
                "What you wrote on how to check it has 1002 characters; allowed are 1000. It "
                "stands in the box as you wrote it: shorten it there."
            )
        ],
    }


def test_taking_over_the_kits_key_brings_a_reason_along(site: Site) -> None:
    with site.app.test_request_context("/", method="POST"):
        form = AdoptForm(MultiDict({"on_version": "v"}), meta={"csrf": False})
        assert form.validate()
        assert form.proposal() == Proposal(Ruling.ADOPTED, "The kit has this key now.", "v")
        form = AdoptForm(MultiDict({"on_version": "v", "reason": " "}), meta={"csrf": False})
        assert not form.validate()
        assert form.reason.errors == [
            "Give a reason: students read it, and the history of the key keeps it."
        ]
