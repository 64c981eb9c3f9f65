from pathlib import Path

from kit.content import bounds
from kit.content.stats.fairness_check import check_hard_cases, check_sides, check_words
from kit.content.stats.labelled import LabelledItem
from kit.items.key_entries.label_entries import Debatable
from kit.vocabulary import HardCase, Label, Side
from tests.support.labelled import labelled

KEYS = {name: Path(f"exercises/{name}.key.yaml") for name in ("one", "two")}
TOLD = {
    Label.SOURCED: "The minutes record it.",
    Label.OFFICIAL: "A notice, signed.",
    Label.EDITORIAL: "It is a scandal.",
}


def told(exercise: str, number: int) -> list[LabelledItem]:
    return [labelled(label, text, exercise=exercise) for label, text in TOLD.items()] * number


def test_words_messages() -> None:
    items = [*told("one", 10), *told("two", 10)]
    assert [str(problem) for problem in check_words(items, {}, KEYS)] == [
        (
            "exercises:1: warning: course: found words that give the label away: 60 of 60 labels "
            "guessed rightly (100 %), of the course; 'kit check --stats' shows them by exercise; "
            "allowed: 48 % or less; write those items anew without such words, or use the words "
            "under another label."
        ),
        *(
            (
                f"exercises/{name}.key.yaml:1: warning: items: found words learnt from the other "
                "exercises: 30 of 30 labels guessed rightly (100 %), such as "
                "an-item by 'it', 'minutes', 'minutes record'; an-item by 'a', 'a scandal', 'is'; "
                "an-item by 'it', 'minutes', 'minutes record'; an-item by 'a', 'a scandal', 'is'; "
                "an-item by 'it', 'minutes', 'minutes record'"
                "; allowed: 70 % or less; write those items anew without such words, or use the "
                "words under another label."
            )
            for name in KEYS
        ),
    ]


def test_small_course_is_not_judged_by_words() -> None:
    items = [*told("one", 10), *told("two", 9)]
    assert len(items) < bounds.COURSE_ITEMS
    assert list(check_words(items, {}, KEYS)) == []


def test_sides_messages() -> None:
    items = [
        *[labelled(Label.OFFICIAL, speaker=Side.WEST, aimed_at=Side.RUSSIA)] * 7,
        *[labelled(Label.OFFICIAL, speaker=Side.UKRAINE, aimed_at=Side.WEST)] * 3,
    ]
    assert [str(problem) for problem in check_sides(items)] == [
        (
            "exercises:1: warning: course: found 7 of 10 items with 'speaker' that hand on the "
            "words of west (70 %); allowed: 60 % or less of one side; hand on what others say of "
            "the war."
        ),
        (
            "exercises:1: warning: course: found 7 of 10 items with 'aimed_at' that are aimed at "
            "russia (70 %); allowed: 60 % or less of one side; write some that are aimed at "
            "others."
        ),
    ]
    assert list(check_sides([*items[1:], items[-1]])) == []
    assert list(check_sides(items[:9])) == []


def test_hard_case_message() -> None:
    half = Debatable(label=Label.UNSOURCED, credit=0.5, argument="x")
    case = HardCase.ANONYMOUS_OFFICIALS
    usual = [
        labelled(Label.OFFICIAL, str(n), exercise="one", case=case, debatable_as=half)
        for n in range(2)
    ]
    other = labelled(Label.SOURCED, exercise="two", case=case)
    assert [str(problem) for problem in check_hard_cases([*usual, other], KEYS)] == [
        (
            "exercises/two.key.yaml:1: warning: items, an-item, case: found anonymous-officials "
            "keyed as sourced, not debatable; allowed: as most of its kind under five-way: "
            "official, debatable as unsourced for 0.5; key it as they are, or remove 'case' and "
            "say in its 'why' what differs."
        )
    ]
