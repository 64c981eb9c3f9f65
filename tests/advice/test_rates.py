"""How often each sentence is wrong, held to its bound: in short, and at length with the table."""

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Final

import pytest

from tests.advice.rates import Trial, line_of, rate, trials

#: Made-up classes of each trial: few enough for each day, and as many as the table of
#: docs/results.md rests on.
FEW: Final = 40
MANY: Final = 400
#: Standard errors that a rate of so few classes may lie beyond its bound.
OF_FEW: Final = 3
OF_MANY: Final = 2
BOUNDED: Final = [
    trial for trial in trials() if trial.most is not None or any(each for each in trial.least)
]


def _name(trial: Trial) -> str:
    return f"{trial.sentence}; {trial.of}"


def _beyond(trial: Trial, size: int, found: float, classes: int, errors: int) -> Iterator[str]:
    """In what the rate found in so many classes of that size breaks the trial's bounds."""
    least = trial.least[trial.sizes.index(size)]
    told = f"{_name(trial)}: {100 * found:.1f} in 100 of {classes} at {size}"
    if trial.most is not None and found > trial.most + errors * _error(trial.most, classes):
        yield f"{told}, where at most {100 * trial.most:g} are allowed"
    if least is not None and found < least - errors * _error(least, classes):
        yield f"{told}, where at least {100 * least:g} are asked for"


def _error(share: float, classes: int) -> float:
    return sqrt(share * (1 - share) / classes)


def _sizes(trial: Trial) -> Sequence[int]:
    """Where the short form looks: at the middle size, or at those with a bound of their own."""
    if trial.most is not None:
        return trial.sizes[1:2]
    return [size for size, least in zip(trial.sizes, trial.least, strict=True) if least is not None]


@pytest.mark.long
@pytest.mark.sampled(5)
@pytest.mark.parametrize("trial", BOUNDED, ids=_name)
def test_few_classes_keep_to_the_bounds(trial: Trial) -> None:
    beyond = [
        line
        for size in _sizes(trial)
        for line in _beyond(trial, size, rate(trial, size, FEW), FEW, OF_FEW)
    ]
    assert beyond == []


def test_same_seeds_make_the_same_table() -> None:
    doubts = [trial for trial in trials() if trial.sentence == "First look at a key"]
    assert [rate(each, 12, 5) for each in doubts] == [rate(each, 12, 5) for each in doubts]


def test_names_of_trials_are_their_own() -> None:
    names = [_name(trial) for trial in trials()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (0.02, []),
        (0.07, []),
        (0.08, ["It; of it: 8.0 in 100 of 400 at 25, where at most 5 are allowed"]),
    ],
)
def test_bound_of_400_is_two_standard_errors_wide(found: float, expected: list[str]) -> None:
    trial = Trial("It", "of it", lambda _rng, _size: False, 0.05)
    assert list(_beyond(trial, 25, found, MANY, OF_MANY)) == expected


def test_sentence_that_is_true_too_seldom_is_told() -> None:
    trial = Trial("It", "of it", lambda _rng, _size: False, least=(None, 0.7, None))
    assert list(_beyond(trial, 25, 0.66, MANY, OF_MANY)) == []
    assert list(_beyond(trial, 60, 0.0, MANY, OF_MANY)) == []
    assert list(_beyond(trial, 25, 0.65, MANY, OF_MANY)) == [
        "It; of it: 65.0 in 100 of 400 at 25, where at least 70 are asked for"
    ]


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("trial", list(trials()), ids=_name)
def test_many_classes_keep_to_the_bounds(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    """Prints the line of docs/results.md; `python -m tests.advice.rates` prints the whole table."""
    shares = {size: rate(trial, size, MANY) for size in trial.sizes}
    with capsys.disabled():
        print(line_of(trial, list(shares.values())), flush=True)
    beyond = [
        words
        for size, share in shares.items()
        for words in _beyond(trial, size, share, MANY, OF_MANY)
    ]
    assert beyond == []
