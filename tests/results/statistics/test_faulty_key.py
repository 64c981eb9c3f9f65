"""Keys that may be at fault: named where the able agree on another answer, and not else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from kit.results.estimation.estimate import Bools, Floats, Ints
from kit.results.statistics import faulty_key
from kit.results.statistics.faulty_key import LEAST_OTHERS, LEAST_STUDENTS, Suspect, suspects
from tests.support.arrays import about, class_of

CHOICES = 3


def found_in(choice: Ints, due: Ints | None = None, settled: Bools | None = None) -> list[Suspect]:
    """The suspects where each item has one part and its key is the choice `due`, else 0."""
    keyed = np.zeros(choice.shape[1], dtype=np.int64) if due is None else due
    credit = np.where(choice < 0, np.nan, (choice == keyed).astype(np.float64))
    agreeing: Bools = np.eye(CHOICES, dtype=np.bool_)[keyed]
    every = np.ones(len(keyed), dtype=np.bool_)
    return suspects(
        credit, choice, agreeing, np.arange(len(keyed)), every if settled is None else settled
    )


def a_class(students: int, items: int = 12, *, seed: int = 1) -> Ints:
    """Choices by Rasch's model, 0 as the key; who does not understand gives 1 or 2."""
    rng = np.random.default_rng(seed)
    right = class_of(students, items, seed=seed) == 1
    return np.where(right, 0, rng.integers(1, CHOICES, right.shape))


def at_fault(students: int, items: int = 12, *, seed: int = 1) -> Ints:
    """The same, but all who understand the first item give 1, and others 0 or 2."""
    choice = a_class(students, items, seed=seed)
    rng = np.random.default_rng([seed, 9])
    choice[:, 0] = np.where(choice[:, 0] == 0, 1, 2 * rng.integers(0, 2, students))
    return choice


@pytest.mark.parametrize("students", [25, 60])
def test_class_whose_able_agree_on_another_answer_is_named(students: int) -> None:
    named = [found_in(at_fault(students, seed=seed)) for seed in range(10)]
    hits = [found for found in named if [(one.part, one.choice) for one in found[:1]] == [(0, 1)]]
    assert len(hits) >= (6 if students < 60 else 9)
    for found in hits:
        assert found[0].able >= (students + 1) // 3
        assert found[0].able_other > found[0].able_key
        assert found[0].able_other + found[0].able_key <= found[0].able


def test_able_are_counted_by_the_other_items() -> None:
    choice = at_fault(60)
    first = found_in(choice)[0]
    rest = (choice[:, 1:] == 0).sum(axis=1)
    able = rest >= np.sort(rest)[::-1][19]
    assert first.able == able.sum()
    assert first.able_other == (able & (choice[:, 0] == 1)).sum()
    assert first.able_key == (able & (choice[:, 0] == 0)).sum()


def test_classes_whose_key_is_right_are_hardly_ever_named() -> None:
    # 2 in 100 at most: of 60 classes one, and three standard errors more are four.
    assert sum(bool(found_in(a_class(60, seed=seed))) for seed in range(60)) <= 4


@pytest.mark.long
def test_classes_that_guess_everything_are_hardly_ever_named() -> None:
    rng = np.random.default_rng(8)
    assert sum(bool(found_in(rng.integers(0, CHOICES, (25, 12)))) for _ in range(60)) <= 4


def test_item_that_misleads_the_weak_is_not_named() -> None:
    # The weaker two thirds give 1, the able the key's.
    choice = a_class(60)
    rest = (choice[:, 1:] == 0).sum(axis=1)
    choice[:, 0] = np.where(np.argsort(np.argsort(-rest, kind="stable")) < 20, 0, 1)
    assert found_in(choice) == []


def test_few_students_and_few_items_have_no_suspect() -> None:
    choice = at_fault(60)
    able_first = np.argsort(-(choice[:, 1:] == 0).sum(axis=1), kind="stable")
    assert found_in(choice[able_first[: LEAST_STUDENTS - 1]]) == []
    assert found_in(choice[:, :LEAST_OTHERS]) == []
    assert found_in(np.zeros((0, 9), dtype=np.int64)) == []
    assert found_in(np.zeros((30, 0), dtype=np.int64)) == []


def test_answer_of_two_is_nobodys_agreement() -> None:
    choice = np.zeros((12, 9), dtype=np.int64)
    choice[4:, 1:] = np.arange(8)[:, None] % 3
    choice[:2, 0] = 1
    assert found_in(choice) == []


def test_debatable_part_is_no_suspect() -> None:
    choice = at_fault(60)
    settled = np.arange(choice.shape[1]) != 0
    assert found_in(choice)[0].part == 0
    assert [one.part for one in found_in(choice, settled=settled)] == []


def test_what_is_as_good_as_the_key_is_no_other_answer() -> None:
    choice = at_fault(60)
    credit = (choice == 0).astype(np.float64)
    credit[:, 0] = (choice[:, 0] < 2).astype(np.float64)
    agreeing = np.eye(CHOICES, dtype=np.bool_)[np.zeros(12, dtype=np.int64)]
    agreeing[0, 1] = True
    found = suspects(credit, choice, agreeing, np.arange(12), np.ones(12, dtype=np.bool_))
    assert (0, 1) not in [(one.part, one.choice) for one in found]


def test_left_out_answers_are_no_evidence() -> None:
    choice = at_fault(60)
    choice[::4, 0] = -1
    first = found_in(choice)[0]
    assert (first.part, first.choice) == (0, 1)
    there = choice[:, 0] >= 0
    rest = (choice[:, 1:] == 0).sum(axis=1)
    able = there & (rest >= np.sort(rest[there])[::-1][14])
    assert first.able == able.sum()


def test_whoever_has_as_many_as_the_last_of_the_third_is_of_the_able() -> None:
    rest = np.array([9.0, 8.0, 8.0, 8.0, 7.0, 6.0, 5.0, 9.0])
    given_ = np.array([0, 0, 0, 0, 0, 0, 0, -1])
    # Seven answered; the third is three, the third has 8, and so has a fourth.
    assert faulty_key._able(rest, given_).tolist() == [True] * 4 + [False] * 4
    tenths = np.array([0.1 + 0.2, 0.3, 0.1])
    assert faulty_key._able(tenths, np.zeros(3, dtype=np.int64)).tolist() == [True, True, False]


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**31), st.integers(6, 30), st.integers(4, 9))
def test_order_of_students_and_items_does_not_matter(seed: int, students: int, items: int) -> None:
    rng = np.random.default_rng(seed)
    choice = rng.integers(-1, CHOICES, (students, items))
    found = found_in(choice)
    rows, columns = rng.permutation(students), rng.permutation(items)
    moved = found_in(choice[np.ix_(rows, columns)])
    own = {(one.part, one.choice): one for one in found}
    assert {(int(columns[one.part]), one.choice) for one in moved} == set(own)
    for one in moved:
        other = own[int(columns[one.part]), one.choice]
        assert one.evidence == about(other.evidence, rel=1e-6)
        assert (one.able, one.able_other, one.able_key) == (
            other.able, other.able_other, other.able_key,
        )  # fmt: skip


def test_difficulties_are_those_of_prox_step_by_step() -> None:
    credit = class_of(40, 10)
    model = faulty_key._rasch(credit)
    # Wright & Stone 1979: logits of both, each half an answer from the ends, and expanded.
    wrong = 40 - credit.sum(axis=0) + 0.5
    item = np.log(wrong / (credit.sum(axis=0) + 0.5))
    score = credit.sum(axis=1) + 0.5
    person = np.log(score / (11 - score))
    u, v = np.mean((item - item.mean()) ** 2), np.mean((person - person.mean()) ** 2)
    expanded = item * np.sqrt((1 + v / 2.89) / (1 - u * v / 8.35))
    assert model.difficulty == about(expanded)


def test_difficulties_are_near_those_the_class_was_made_of() -> None:
    rng = np.random.default_rng(4)
    hard = np.linspace(-1.5, 1.5, 12)
    able = rng.normal(0.0, 1.0, (2000, 1))
    credit = (rng.random((2000, 12)) < 1 / (1 + np.exp(hard - able))).astype(np.float64)
    found = faulty_key._rasch(credit)
    assert found.difficulty == about(hard, abs=0.2)
    # The prior is that of the abilities: normal, of mean 0 and deviation 1.
    shares = np.exp(found.prior) / np.exp(found.prior).sum()
    mean = float(shares @ faulty_key._ABILITIES)
    assert mean == about(0.0, abs=0.1)
    assert float(np.sqrt(shares @ (faulty_key._ABILITIES - mean) ** 2)) == about(1.0, abs=0.15)


def test_what_is_known_of_an_ability_is_the_chance_of_the_answers() -> None:
    credit = class_of(12, 7)
    model = faulty_key._rasch(credit)
    for student in range(3):
        for at in (0, 12, 20):
            right = stats.logistic.cdf(faulty_key._ABILITIES[at] - model.difficulty)
            chance = stats.bernoulli.logpmf(credit[student].astype(int), right).sum()
            assert model.known[student, at] == about(chance)


@pytest.mark.parametrize("half", [False, True])
def test_story_is_the_chance_of_the_answers_one_by_one(half: bool) -> None:
    rng = np.random.default_rng(6)
    understands, weight = rng.random((5, 4)), np.array([0.1, 0.4, 0.3, 0.2])
    answer = [0, 1, 2, 0, 1]
    whole = 0.0
    for at, of_difficulty in enumerate(weight):
        product = 1.0
        for student, one in enumerate(answer):
            can = understands[student, at]
            chances = [can, (1 - can) * 0.3, (1 - can) * 0.7]
            if half:
                chances = [can / 2, can / 2 + (1 - can) * 0.3, (1 - can) * 0.7]
            product *= chances[one]
        whole += of_difficulty * product
    given_ = np.array(answer)
    found = faulty_key._story(understands, weight, given_ == 0, given_ == 1, 0.3, half=half)
    assert found == about(np.log(whole))


def test_credits_in_part_are_no_obstacle() -> None:
    credit: Floats = np.where(class_of(30, 9) == 1, 1.0, 0.5)
    choice = np.where(credit == 1, 0, 1)
    agreeing = np.eye(CHOICES, dtype=np.bool_)[np.zeros(9, dtype=np.int64)]
    found = suspects(credit, choice, agreeing, np.arange(9), np.ones(9, dtype=np.bool_))
    assert all(np.isfinite(one.evidence) for one in found)
