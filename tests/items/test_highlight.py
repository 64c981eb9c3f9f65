"""`highlight`: its parts, its mark, and what is said of a broken passage or key."""

from typing import Any

import pytest

from kit.items.base import (
    Marking,
)
from kit.items.fields.advice import Finding
from kit.items.fields.base_models import Accepted
from kit.items.highlight import HighlightItem, HighlightKeyEntry
from kit.vocabulary import Scheme, Verdict
from tests.support.highlighting import CLAIMS, HIGHLIGHT, claim, form, item
from tests.support.processor import seconds_for


def entry(**changed: Any) -> HighlightKeyEntry:
    """The key, with claims changed; those given as None left out."""
    claims = {name: each for name, each in {**CLAIMS, **changed}.items() if each}
    return HighlightKeyEntry.model_validate({"claims": claims})


def test_parts_are_the_claims_with_the_connecting_words_beside_them() -> None:
    found = HIGHLIGHT.parts(item(), Scheme.THREE_WAY)
    assert [(part.id, part.text, part.around) for part in found] == [
        ("plan", "the council announced a plan", ("On Monday", ", and")),
        ("vote", "nine of them voted for it", (", and",)),
        ("sad", "It is a sad plan", ()),
    ]
    assert all(part.labels for part in found)
    assert [choice.value for choice in found[0].choices] == ["sourced", "official", "editorial"]


def test_key_by_claim() -> None:
    doubtful = entry(
        vote=claim("sourced", debatable={"label": "official", "credit": 0.5, "argument": "x"})
    )
    assert HIGHLIGHT.due(doubtful) == {"plan": "official", "vote": "sourced", "sad": "editorial"}
    assert set(HIGHLIGHT.debatable(doubtful)) == {"vote"}
    assert HIGHLIGHT.texts(item()) == (
        "On Monday the council announced a plan, and nine of them voted for it. It is a sad plan.",
    )


# What was chosen, and the mark


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        ({"official": "3-7"}, {"plan": "official"}),
        ({"official": "1-2, 8"}, {}),
        ({"official": "3, 4", "editorial": "5-7"}, {"plan": "editorial"}),
        ({"editorial": "3, 4", "official": "5, 6"}, {"plan": "official"}),
        ({"sourced": "1-19"}, {"plan": "sourced", "vote": "sourced", "sad": "sourced"}),
    ],
)
def test_chosen_in_a_free_passage_is_the_pen_of_most_words(
    words: dict[str, str], chosen: dict[str, str]
) -> None:
    assert HIGHLIGHT.chosen(item(free=True), {"words": words}) == chosen


def test_mark_has_the_share_of_each_answered_claim() -> None:
    value = {"paint": {"plan": "official", "vote": "editorial"}}
    # editorial on 6 of the 11 words that are not due to it; sourced and editorial earn nothing
    marking = HIGHLIGHT.mark(item(), value, entry())
    assert marking.credit == pytest.approx(1 / 3)
    assert (marking.verdict, marking.parts) == (Verdict.PARTLY, {"plan": 1.0, "vote": 0.0})


def test_accepted_label_counts_as_the_keys_for_those_who_painted_it() -> None:
    accepted = Accepted(part="vote", choice="official", why="A fair reading.")
    kept = entry().model_copy(update={"accepted": (accepted,)})
    lenient = {"paint": {"plan": "official", "vote": "official", "sad": "editorial"}}
    strict = {"paint": {"plan": "official", "vote": "sourced", "sad": "editorial"}}
    for value in (lenient, strict):
        assert HIGHLIGHT.mark(item(), value, kept).verdict is Verdict.RIGHT
        assert item().score(value, kept).overlap == 1
    assert HIGHLIGHT.mark(item(), lenient, entry()).verdict is Verdict.PARTLY


FOUR = (
    "[[plan: Four words of plan]]. [[vote: The seven words in which they voted]]. "
    "[[road: Five words about a road]]. [[ugly: Six words that call it ugly]]."
)


@pytest.mark.parametrize(
    ("paint", "credit"),
    [
        # editorial on 4 of the 9 words for which it is wrong, then the accepted one besides
        ({"ugly": "editorial", "plan": "editorial"}, (1 - 4 / 9) / 3),
        (
            {"ugly": "editorial", "plan": "editorial", "vote": "editorial"},
            (7 / 12 + 1) * (1 - 4 / 9) / 3,
        ),
        (dict.fromkeys(("plan", "vote", "road", "ugly"), "editorial"), 0),
    ],
)
def test_accepted_label_is_a_second_one_for_everybody(paint: dict[str, str], credit: float) -> None:
    accepted = Accepted(part="vote", choice="editorial", why="A fair reading.")
    labels = {"plan": "official", "vote": "sourced", "road": "sourced", "ugly": "editorial"}
    key = HighlightKeyEntry.model_validate(
        {"claims": {name: claim(label) for name, label in labels.items()}, "accepted": [accepted]}
    )
    marking = HIGHLIGHT.mark(item(FOUR), {"paint": paint}, key)
    assert marking.credit == pytest.approx(credit)
    assert marking.parts == {
        name: float(pen == labels[name] or name == "vote") for name, pen in paint.items()
    }


def test_void_passage_counts_for_nobody() -> None:
    void = entry().model_copy(update={"void": "Broken."})
    assert HIGHLIGHT.mark(item(), {"paint": {"plan": "official"}}, void) == Marking(
        None, Verdict.VOID
    )


def test_changed_claim_leaves_the_others_alone() -> None:
    changed = HIGHLIGHT.change(entry(), "sad", "voice", "Somebody says so.")
    assert HIGHLIGHT.due(changed) == {"plan": "official", "vote": "sourced", "sad": "voice"}
    assert HIGHLIGHT.due(entry())["sad"] == "editorial"
    assert isinstance(changed, HighlightKeyEntry)
    assert [claim for claim, keyed in changed.claims.items() if keyed.check_before] == ["sad"]
    checked = HIGHLIGHT.change(entry(), "sad", "voice", "Somebody says so.", "Ask.")
    assert isinstance(checked, HighlightKeyEntry)
    assert (checked.claims["sad"].check, checked.claims["sad"].check_before) == ("Ask.", False)


# What kit check says


@pytest.mark.parametrize(
    ("passage", "said"),
    [
        ("Nothing is cut.", Finding(("passage",), "0 cuts", "2 to 12 in a passage", "cut more claims out with '[[id: words]]'")),
        ("[[a: One]] is.", Finding(("passage",), "1 cut", "2 to 12 in a passage", "cut more claims out with '[[id: words]]'")),
        (" ".join(f"[[c{n}: w]]" for n in range(13)), Finding(("passage",), "13 cuts", "2 to 12 in a passage", "make two passages of it")),
        ("[[a: One [[b: two]]]].", Finding(("passage",), "the cut 'b' inside the cut 'a'", "cuts side by side, none inside another", "end 'a' with ']]' before 'b' begins")),
    ],
)  # fmt: skip
def test_check_item_says_what_is_wrong_with_the_cuts(passage: str, said: Finding) -> None:
    assert list(HIGHLIGHT.check_item(item(passage), Scheme.THREE_WAY)) == [said]
    broken = item(passage)
    for free in (False, True):  # nothing else raises on it
        one = item(passage, free=free)
        HIGHLIGHT.parts(one, Scheme.THREE_WAY)
        HIGHLIGHT.form_class(one, Scheme.THREE_WAY)()
        HIGHLIGHT.texts(one)
    if broken.cut.findings:
        found = HIGHLIGHT.check_key(broken, entry(), Scheme.THREE_WAY)
        assert all(one.found.startswith("no entry for ") for one in found)


def test_sound_passage_and_key_have_nothing_said_of_them() -> None:
    assert list(HIGHLIGHT.check_item(item(), Scheme.THREE_WAY)) == []
    assert list(HIGHLIGHT.check_key(item(), entry(), Scheme.THREE_WAY)) == []


EACH = "an entry for each claim of the passage"


def test_check_key_wants_an_entry_for_each_claim_and_none_besides() -> None:
    wrong = entry(vote=None, sad=None, votes=claim("sourced"), shame=claim("editorial"))
    assert list(HIGHLIGHT.check_key(item(), wrong, Scheme.THREE_WAY)) == [
        Finding(("claims", "vote"), "no entry for 'vote'", EACH, "write 'votes' if that is meant"),
        Finding(("claims", "sad"), "no entry for 'sad'", EACH, "add it"),
        Finding(
            ("claims", "votes"), "an entry for no claim", EACH, "write 'vote' if that is meant"
        ),
        Finding(("claims", "shame"), "an entry for no claim", EACH, "remove it"),
    ]


def test_check_key_looks_into_each_claim() -> None:
    wrong = entry(plan=claim("voice", "announced", "announce"))
    assert list(HIGHLIGHT.check_key(item(), wrong, Scheme.THREE_WAY)) == [
        Finding(
            ("claims", "plan", "label"),
            "label 'voice'",
            "the labels of the scheme three-way: sourced, official, editorial",
            "choose one of these, or give the exercise the scheme five-way",
        ),
        Finding(
            ("claims", "plan", "cues", 1),
            "cue 'announce'",
            "words that stand in the passage, in the same spelling",
            "copy the words from the exercise, or remove the cue",
        ),
    ]


@pytest.mark.parametrize("free", [False, True])
def test_check_key_wants_two_labels(free: bool) -> None:
    one = entry(vote=claim("official"), sad=claim("official"))
    assert list(HIGHLIGHT.check_key(item(free=free), one, Scheme.THREE_WAY)) == [
        Finding(
            ("claims",),
            "the label 'official' for every claim",
            "2 labels or more in a passage",
            "take a passage in which there is something to tell apart",
        )
    ]


def test_check_key_refuses_a_label_that_would_do_everywhere() -> None:
    also = {"debatable": {"label": "official", "credit": 0.5, "argument": "x"}}
    key = entry(vote=claim("sourced", **also), sad=claim("editorial", **also))
    assert list(HIGHLIGHT.check_key(item(), key, Scheme.THREE_WAY)) == [
        Finding(
            ("claims",),
            "the label 'official' accepted for every claim",
            "for each label a claim for which it is wrong",
            "remove a 'debatable' or 'accepted', or cut out a claim of another label: one pen would do here",
        )
    ]
    assert list(HIGHLIGHT.check_key(item(free=True), key, Scheme.THREE_WAY)) == []


def test_check_key_counts_accepted_labels_as_well() -> None:
    also = {"debatable": {"label": "official", "credit": 0.5, "argument": "x"}}
    key = entry(vote=claim("sourced", **also))
    assert list(HIGHLIGHT.check_key(item(), key, Scheme.THREE_WAY)) == []
    won = key.model_copy(update={"accepted": (Accepted(part="sad", choice="official", why="x"),)})
    (finding,) = HIGHLIGHT.check_key(item(), won, Scheme.THREE_WAY)
    assert finding.found == "the label 'official' accepted for every claim"


def test_item_has_no_field_for_the_key() -> None:
    assert set(HighlightItem.model_fields) == {"id", "origin", "passage", "free"}


@pytest.mark.parametrize("posted", ["4" + " " * 400_000 + "4", "-" * 400_000, "4," * 200_000])
def test_free_form_is_done_at_once_with_what_no_passage_needs(posted: str) -> None:
    (message,) = form({"official": posted}, free=True).errors["official"]
    assert message.startswith(f"{len(posted)} characters stand here; at most 6000 are taken")
    assert seconds_for(lambda _: form({"official": posted}, free=True).errors, 1) < 1


def test_free_form_folds_blanks_before_it_looks_for_dashes() -> None:
    typed = {"official": "1" + " " * 5_000 + "-  2"}
    assert form(typed, free=True).errors == {}
    assert seconds_for(lambda _: form(typed, free=True).errors, 1) < 1
