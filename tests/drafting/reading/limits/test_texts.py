"""What texts of some kinds tell by themselves, tried on sentences that are in no gold text."""

import pytest

from tests.support.reading import rule_names

STUDY = "Bees can count, according to a study published on Monday in the journal Insect Mind."


@pytest.mark.parametrize(
    "line",
    [
        "The city council voted 14 to 9 to pay for buses.",
        "The plan was approved by the Ministry of Works on 3 March.",
        "The 6-3 ruling leaves the law in force.",
    ],
)
def test_vote_with_its_count_and_dated_approval_leave_a_record(line: str) -> None:
    assert rule_names(line) == ["act that leaves a record"]


def test_report_of_a_study_tells_how_it_was_done_and_paid() -> None:
    lines = (STUDY, "The team trained 60 bees.", "The study was funded by a maker of honey.")
    assert rule_names(*lines)[1:] == ["study tells how", "study tells how"]
    assert rule_names("They trained on the beach.") == [None]


def test_match_is_told_but_not_foretold() -> None:
    lines = (
        "Harl levelled when Brandt turned in a free-kick before half-time.",
        "Harl meet Denby in the final.",
        "The referee booked the goalkeeper for a foul in the penalty area after a corner.",
    )
    assert rule_names(*lines, title="Harl 2 Denby 1")[:2] == ["match told", None]


def test_match_is_judged_by_words_for_a_match() -> None:
    lines = (
        "Harl scored twice before half-time and Denby drew level with a penalty.",
        "The referee booked the goalkeeper for a foul.",
        "It was a dreadful half.",
        "The second half belonged to Brandt.",
        "Denby have not lost since May.",
    )
    names = rule_names(*lines, title="Harl 2 Denby 2")
    assert names[2:] == ["match judged", "match judged", None]


def test_log_does_not_vouch_for_a_denial() -> None:
    lines = ("Ella Prong, 33, was fined $200.", "She denies that the goat was hers.")
    assert rule_names(*lines, title="Police log")[1] is None


def test_column_does_not_judge_by_a_plain_negation() -> None:
    assert rule_names("The board publishes nothing.", title="Opinion") == [None]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("A library is not a cupboard.", "column states"),
        ("The lamp is nine metres tall.", None),
        ("We should be ashamed.", "column demands"),
        ("The town draws by lot who must carry a lamp.", None),
        ("I sat in the gallery on Monday.", "writer saw"),
    ],
)
def test_column_states_demands_and_saw(line: str, rule: str | None) -> None:
    assert rule_names(line, title="Opinion: our lamps") == [rule]


def test_charity_does_not_sign_what_a_town_or_a_survey_says() -> None:
    lines = (
        "PRESS RELEASE",
        "",
        "The charity Open Door today published a survey of 400 tenants in nine towns of the valley.",
        "One in five had no heating.",
        "The town has sold the flats.",
        "We will open a shelter in May.",
    )
    assert rule_names(*lines, title="Cold flats")[-3:] == ["survey counts", None, "body signs"]
