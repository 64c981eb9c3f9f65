"""A block is a claim with its key, or all that is wrong in it, each with what to do."""

import pytest

from kit.exchange.authoring.text_form.blocks import blocks_of
from kit.exchange.authoring.text_form.claims import Claim, claim_of
from kit.vocabulary import Label, Scheme

BLOCK = """\
The mayor announced a bridge.
after: So the paper said.
= official
or editorial (half): The town says so.
because: Step 1: the mayor speaks.
cues: announced
check: The record.
from: invented, The town is made up.
aimed at: other
"""
ALLOWED = "Allowed: sourced, official, editorial."


def read(text: str) -> tuple[Claim | None, list[str]]:
    _header, (block,) = blocks_of(text)
    claim, mistakes = claim_of(block, Scheme.THREE_WAY, None)
    about = "“The mayor announced a bridge.”: "
    return claim, [str(mistake).replace(about, "") for mistake in mistakes]


def test_a_claim_with_all_it_may_have() -> None:
    claim, mistakes = read(BLOCK)
    assert mistakes == []
    assert claim == Claim(
        line=1,
        text="The mayor announced a bridge.",
        label=Label.OFFICIAL,
        because="Step 1: the mayor speaks.",
        check="The record.",
        origin={"invented": "The town is made up."},
        after="So the paper said.",
        cues=("announced",),
        other=(Label.EDITORIAL, 0.5, "The town says so."),
        more={"aimed_at": "other"},
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("= official\n", "", "line 1: It has no label. Write below the claim a line such as “= official”."),
        ("= official", "= offical", f"line 3: “offical” is no label of three-way. {ALLOWED} Write 'official' if that is meant."),
        ("= official", "= voice", f"line 3: “voice” is no label of three-way. {ALLOWED} Write “Scheme: five-way” at the top, or choose one of these."),
        ("because: Step 1: the mayor speaks.\n", "", "line 1: It gives no reason. Write a line such as “because: Step 1: the mayor speaks for the town.”"),
        ("check: The record.", "check:", "line 7: It does not say how to check it. Write a line such as “check: The minutes of 1 March.”"),
        ("from: invented, The town is made up.\n", "", "line 1: It does not say where it is from. Write a line such as “from: report, The Courier, 1 March 2026” or “from: invented, The town is made up.”, here or once above all claims."),
        ("invented, The town", "the town", "line 8: “from: the town is made up.” cannot be read. Allowed: “from: article NAME, paragraph 3”, “from: report, outlet and date”, “from: invented, what is made up”."),
        ("aimed at: other", "wording: their own", "line 9: “wording: their own” cannot be read. Write “wording: quoted” where the claim stands in the source word for word; without such a line it is in your own words."),
        ("aimed at: other", "wording: quoted", "line 9: It is made up and cannot be quoted as printed. Take the line “wording:” out, or name an article or a report as where it is from."),
        ("(half)", "(much)", "line 4: “or editorial (much): The town says so.” cannot be read. Write “or editorial (half): the case for it”, with half, full or a number such as 0.25 in the brackets."),
        ("or editorial", "or official", "line 4: “or official” names the label that it has already. Name the other one, or take the line out."),
        ("cues: announced", "cues: promised", "line 6: The cue “promised” does not stand in the claim, nor before or after it. Copy the words from there, and part several cues by “;”."),
        ("check: The", "= sourced\ncheck: The", "line 7: “= label” stands there twice. Keep one; where a new claim begins, leave a blank line before it."),
        ("check: The", "Scheme: five-way\ncheck: The", "line 7: “Scheme:” belongs above all claims. Move the line to the top."),
        ("cues: announced", "ceus: announced", "line 6: “ceus:” is no line that the kit knows. Write “cues:” if that is meant; a claim with a colon begins with “claim:”."),
        ("The record.", "x" * 2001, "line 7: “check” has 2001 signs; a text has at most 2000. Shorten it."),
    ],
)  # fmt: skip
def test_each_mistake_is_told_whole(before: str, after: str, said: str) -> None:
    assert before in BLOCK
    assert read(BLOCK.replace(before, after)) == (None, [said])


@pytest.mark.parametrize(
    ("line", "more"), [("", {}), ("wording: Ours.", {}), ("Wording: Quoted", {"wording": "quoted"})]
)
def test_whose_words_it_is_made_of(line: str, more: dict[str, str]) -> None:
    text = BLOCK.replace("invented, The town is made up.", "report, The Post").rstrip()
    claim, mistakes = read(f"{text}\n{line}")
    assert mistakes == []
    assert claim is not None
    assert claim.origin == {"report": "The Post", **more}


def test_a_label_without_a_claim_is_told() -> None:
    claim, mistakes = read("= official\nbecause: a\ncheck: b\nfrom: invented, c")
    assert claim is None
    assert mistakes == [
        "line 1: There is no claim above it. Write the claim on the line before “= label”."
    ]


def test_all_mistakes_of_a_claim_are_said() -> None:
    assert len(read("The mayor announced a bridge.\n= x\ncues: y")[1]) == 5
