import pytest

from kit.drafting.reading.rules import RULES
from kit.vocabulary import Label
from tests.support.reading import rule_names

NOTICE = "Notice from the Harbour Authority"
COLUMN = ("Opinion", "")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("The finance minister, Ana Ruiz, said it was late.", "office speaks"),
        ("Former mayor Tom Hale said it was late.", "party or member speaks"),
        ("The RMT union said it would strike.", "body speaks"),
        ("Ana Ruiz, a historian, doubts it.", "expert speaks"),
        ("“The roof fell,” said Olena Berg, 43, who saw it.", "witness tells"),
        ("Reuters reported that the roof fell.", "outlet reports"),
        ("Citing a senior official, Reuters reported that it fell.", "outlet passes an office on"),
        ("The inspectors' report says the roof is cracked.", "named paper"),
        ("A study found that lamps are bright.", "any paper"),
        ("The documents show massive lies.", "paper judged"),
        ("The Pentagon declined to comment.", "outlet's own asking"),
        ("Parliament voted on Tuesday to leave.", "dated act of an office"),
        ("Tom Hale was fined 80 crowns.", "act of a court"),
        ("The tax reportedly costs millions.", "hedge alone"),
        ("The bridge is 40 metres long.", None),
    ],
)
def test_rule_that_decides(line: str, rule: str | None) -> None:
    assert rule_names(line) == [rule]


def test_signer_speaks_where_nobody_else_does() -> None:
    lines = ("We regret that the ferry has stopped.", "The pier is closed.")
    assert rule_names(*lines, title=NOTICE) == ["office signs", "office signs"]


def test_column_judges_where_a_report_would_not() -> None:
    assert rule_names(*COLUMN, "The plan is a disgrace.")[-1] == "column judges"


def test_nothing_is_proposed_from_absence() -> None:
    assert rule_names("The gate was fitted.", "Fares rose 12 per cent.") == [None, None]


def test_rules_are_named_apart_and_give_their_step() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert {rule.step for rule in RULES} == {1, 2, 3}
    assert {rule.label for rule in RULES} == set(Label)
