"""How a made-up class answers: after Rasch's model, and by plausible slips."""

from itertools import pairwise
from statistics import mean

import pytest

from kit.classroom.demo.student_model import Model, Question
from kit.classroom.demo.texts import NAMES
from kit.items.base import Choice, Part
from kit.vocabulary import Label

pytestmark = pytest.mark.slow


LABELS = tuple(Choice(label.value, label.value) for label in Label)


def question(due: str, choices: tuple[Choice, ...] = LABELS, *, labels: bool = True) -> Question:
    return Question(
        "x/y", Part("", "So.", choices, labels=labels), due, lambda choice: choice == due
    )


def test_model_is_raschs() -> None:
    model = Model(1)
    people = sorted((model.person(name) for name in NAMES), key=lambda one: one.ability)
    chances = [model.chance(person, "x/y", 0) for person in people]
    assert all(low < high for low, high in pairwise(chances))
    assert all(0 < chance < 1 for chance in chances)
    assert [
        model.chance(person, "x/y", 1) > chance
        for person, chance in zip(people, chances, strict=True)
    ] == [True] * 30


def test_model_answers_as_often_right_as_it_says() -> None:
    model = Model(1)
    people = [model.person(str(number)) for number in range(3000)]
    asked = question("official")
    chosen = [model.choice(person, asked, 0) for person in people]
    given = [choice for choice in chosen if choice is not None]
    expected = mean(model.chance(person, asked.about, 0) for person in people)
    assert abs(mean(choice == "official" for choice in given) - expected) < 0.03
    assert 0 < len(chosen) - len(given) < 120
    wrong = [choice for choice in given if choice != "official"]
    assert wrong.count("sourced") > wrong.count("editorial") > wrong.count("unsourced") > 0


@pytest.mark.parametrize("due", ["85", "0.5", "0", "none given"])
def test_model_slips_with_numbers(due: str) -> None:
    asked = question(due, (), labels=False)
    model = Model(1)
    people = [model.person(str(number)) for number in range(200)]
    wrong = {model.choice(person, asked, -9) for person in people} - {None, due}
    assert wrong
    assert all(str(one).replace(".", "").lstrip("-").isdigit() for one in wrong)
