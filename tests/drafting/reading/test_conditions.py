from kit.drafting.reading.conditions import hedged, opinionated, silent, two_speak
from tests.support.reading import rows, rule_names


def test_two_who_are_ranked_apart_are_told() -> None:
    (row,) = rows("The union said 80 came, while police said it was 30.")
    assert two_speak(row)
    (row,) = rows("The police said 80 came; the ministry said it was 30.")
    assert not two_speak(row)


def test_hedge_before_a_speaker_is_told() -> None:
    (row,) = rows(
        "The bank is expected to wait, but two members of the council have hinted at more."
    )
    assert hedged(row)


def test_claim_in_which_nobody_speaks_is_told() -> None:
    spoken, quoted, bare = rows("The mayor said so.", "“So it is”, “yes”.", "The bridge is shut.")
    assert [silent(row) for row in (spoken, quoted, bare)] == [False, False, True]
    assert not opinionated(bare)


def test_crowd_that_judges_is_told_from_one_that_tells() -> None:
    assert rule_names("Critics say the plan is late.", "Neighbours say two pots fell.") == [
        "crowd judges",
        "crowd tells",
    ]
