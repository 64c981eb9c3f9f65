"""Speech by which nothing is decided, tried on sentences that are in no gold text."""

import pytest

from tests.support.reading import rule_names


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (
            "The bridge has a single lane and no rail, and a council spokesman said it was safe.",
            None,
        ),
        ("Police had said that nobody was hurt, but a nurse counted three broken arms.", None),
        ("A union official, who asked not to be named, said the drivers knew.", None),
        ("Nobody on the council said so.", None),
        ("An official at one of the lenders said it would pause.", "body speaks"),
        ("The pool's manager denies it.", None),
        (
            "A retired council leader, who served under two mayors, said it was sad.",
            "party or member speaks",
        ),
        (
            "Kim Aldous, who chairs the residents' association, said members were cheated.",
            "body speaks",
        ),
        ("Marek Olin, 52, a baker, said he heard a bang.", "witness tells"),
        ("Marek Olin, 52, a baker, said he was furious.", None),
        ("Marek Olin, 52, a baker, denied that he had been there.", None),
        ("Prof. Jan Ruys, an authority on tolls, said it was old.", "expert speaks"),
        ("Analysts at Norden Capital said prices would rise.", "body speaks"),
        (
            "A lorry hit the old pier at four in the morning, which an engineer, Eva Holm, called lucky.",
            None,
        ),
        ("A spokeswoman for the harbour said it was shut.", None),
        ("My uncle tells me the beams are rotten.", None),
    ],
)
def test_rule_that_decides(line: str, rule: str | None) -> None:
    assert rule_names(line) == [rule]


def test_expert_goes_on_with_views_alone() -> None:
    lines = ("“It is late,” said Dr. Eva Holm, a geologist.", "“You can't mend a hill.”")
    assert rule_names(*lines) == ["expert speaks", "expert quoted on"]
    assert rule_names(lines[0], "“We drilled nine holes.”") == ["expert speaks", None]


def test_log_does_not_pass_a_denial_on_as_an_officers() -> None:
    lines = ("Lena Park, 40, was charged.", "Sgt. Cole said it was late.", "She denies the theft.")
    assert rule_names(*lines, title="Police log")[1:] == ["office speaks", None]


def test_log_passes_on_what_it_was_told() -> None:
    lines = ("A man, 34, told officers he had fed it.", "Ana Mo told the court she had fed it.")
    assert rule_names(*lines, title="Police log") == ["told to a log", "told to a log"]


def test_pronoun_means_who_spoke_last_in_the_paragraph_before_at_most() -> None:
    near = ("“It is late,” said the mayor, Ana Ruiz.", "She called it dear.")
    assert rule_names(*near) == ["office speaks", "known office speaks"]
    far = (near[0], "", "The roof is old.", "It is cracked.", "", "It leaks.", "", near[1])
    assert rule_names(*far)[-1] is None


def test_pronoun_that_may_mean_two_is_referred_to_neither() -> None:
    lines = ("Mayor Ana Ruiz said that the engineer, Eva Holm, was ill.", "She called it a pity.")
    assert rule_names(*lines) == ["office speaks", None]
    other = ("Mrs Ruiz, the mayor, said it was late.", "He called it dear.")
    assert rule_names(*other) == ["office speaks", None]
