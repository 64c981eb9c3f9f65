"""Made-up classes that tell editorial from the rest, by signal detection."""

from typing import Final

import numpy as np

from kit.results.estimation.estimate import Floats, Ints

EDITORIAL: Final = 2
#: The labels due of 15 claims.
DUE: Final = np.array([0, 1, EDITORIAL] * 5)


def made_up(rng: np.random.Generator, able: Floats, line: float, easier: float = 0.0) -> Ints:
    """Labels (students, claims): "editorial" where the evidence for it passes a line.

    `able` (students,): how far apart the evidence is; `easier` sets it apart at both ends.
    """
    shape, editorial = (len(able), len(DUE)), DUE == EDITORIAL
    evidence = rng.normal(size=shape) + np.where(editorial, able[:, None] + easier, -easier)
    other = np.where(editorial, rng.integers(0, 2, shape), DUE)
    return np.where(evidence > line, EDITORIAL, other)
