"""Reading passages: what is cut out, and all that can be wrong with a cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.items.fields.advice import Finding
from kit.items.passages.passage import Passage
from kit.items.passages.reader import read_passage

WORDS = st.lists(st.from_regex(r"[a-zé]{1,6}[,;]?", fullmatch=True), min_size=1, max_size=4).map(
    " ".join
)


#: Connecting words and claims in turn: (before, claim) and what ends it.
CUTS = st.lists(st.tuples(st.just("") | WORDS, WORDS), min_size=1, max_size=6)


AROUND = "'[[id: words]]' around each claim"


def found(text: str) -> list[Finding]:
    return list(read_passage(text).findings)


def finding(found: str, allowed: str, advice: str) -> Finding:
    return Finding(("passage",), found, allowed, advice)


def test_claims_are_cut_out_and_marks_taken_away() -> None:
    read = read_passage("On Monday, [[plan: the council announced a plan]]; it [[cost:costs 4 ]] .")
    assert read.paragraphs == ("On Monday, the council announced a plan; it costs 4 .",)
    assert [(claim.id, read.text(claim)) for claim in read.claims] == [
        ("plan", "the council announced a plan"),
        ("cost", "costs 4"),
    ]
    assert [read.around(claim) for claim in read.claims] == [("On Monday,", "; it"), ("; it",)]
    assert read.findings == ()


@pytest.mark.parametrize(
    "text", ["One [[a: two]].\nThree [[b: four]].", "One [[a: two]].\n\n  Three [[b: four]]."]
)
def test_line_break_begins_a_paragraph(text: str) -> None:
    read = read_passage(text)
    assert read.paragraphs == ("One two.", "Three four.")
    assert [(claim.id, claim.paragraph) for claim in read.claims] == [("a", 0), ("b", 1)]


OVERLAPS = [
    (
        "[[plan: a [[cost: b]] c]] d",
        finding(
            "the cut 'cost' inside the cut 'plan'",
            "cuts side by side, none inside another",
            "end 'plan' with ']]' before 'cost' begins",
        ),
    ),
]


BROKEN = [
    *OVERLAPS,
    *[
        (text, finding("the cut 'plan' without a word", "one word or more in each cut", "put the claim's words after the colon, or remove the cut"))
        for text in ("[[plan:]] a", "[[plan: ]] a", "a [[plan: “…”]]")
    ],
    *[
        (text, finding("the cut 'plan' without an end in its paragraph", "']]' after the words of each cut", "add it where the claim ends"))
        for text in ("a [[plan: b", "[[plan: a [[cost: b]] c", "[[plan: a\nb]]"[:-2])
    ],
    ("a b]] c", finding("']]' that ends no cut, after 'a b'", AROUND, "remove it, or put '[[', an id and a colon before the claim")),
    ("a [[the mayor: b]] c", finding("'[[' without an id, before 'the mayor: b]] c'", AROUND, "write an id and a colon after it")),
    (
        "[[Plan: a]] b",
        finding("the id 'Plan' of a cut", "a to z, digits and single hyphens between them, at most 64 characters", "write 'plan'"),
    ),
    ("[[plan: a]] [[plan: b]]", finding("the cut 'plan' a second time", "an id of its own for each cut", "give one of them another id")),
    (
        "[[plan: the coun]]cil met",
        finding("the word 'council' in two by the cut 'plan'", "cuts between words", "move the mark to the beginning or the end of the word"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_broken_cut_is_said(text: str, said: Finding) -> None:
    assert found(text) == [said]


def test_all_that_is_broken_is_said_at_once() -> None:
    said = found("a]] [[plan: ]] [[Cost: b]] [[cost: c")
    assert [each.found for each in said] == [
        "']]' that ends no cut, after 'a'",
        "the cut 'plan' without a word",
        "the id 'Cost' of a cut",
        "the cut 'cost' without an end in its paragraph",
    ]


@pytest.mark.long
@given(CUTS, WORDS)
def test_what_was_cut_is_read_again(cuts: list[tuple[str, str]], end: str) -> None:
    marked = " ".join(
        f"{before} [[c{n}: {claim}]]".strip() for n, (before, claim) in enumerate(cuts)
    )
    plain = " ".join(f"{before} {claim}".strip() for before, claim in cuts)
    read = read_passage(f"{marked} {end}")
    assert read.findings == ()
    assert read.paragraphs == (f"{plain} {end}",)
    assert [read.text(claim) for claim in read.claims] == [claim for _, claim in cuts]
    by_claim = [sum(word.claim == f"c{n}" for word in read.words) for n in range(len(cuts))]
    assert by_claim == [len(claim.split()) for _, claim in cuts]


def rejoined(read: Passage) -> list[list[str]]:
    """The paragraphs put together again from each way of cutting them."""
    paint = {word.number: "sourced" for word in read.words if word.number % 3}
    numbers = range(len(read.paragraphs))
    return [
        ["".join(piece.text for piece in read.pieces(n)) for n in numbers],
        ["".join(token.text for token in read.tokens(n)) for n in numbers],
        ["".join(run.text for run in runs) for runs in read.painted(paint, ["a"])],
        ["".join(run.text for run in runs) for runs in read.painted(paint, joined=True)],
    ]


@given(st.text("ab :[]\n—.", max_size=40) | st.text(max_size=40))
def test_reading_never_fails_and_loses_no_word(text: str) -> None:
    read = read_passage(text)
    for again in rejoined(read):
        assert again == list(read.paragraphs)
    assert all(read.text(claim).strip() for claim in read.claims)
    assert all(read.around(claim) is not None for claim in read.claims)
