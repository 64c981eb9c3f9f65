"""Exact chances of small counts: what one student's few answers are held against."""

from math import comb


def binomial_tail(hits: int, of: int, chance: float) -> float:
    """P(X >= `hits`) of `of` independent tries, each with the `chance` 0 to 1."""
    return sum(
        comb(of, some) * chance**some * (1 - chance) ** (of - some) for some in range(hits, of + 1)
    )


def rise_by_chance(before: int, of_before: int, after: int, of_after: int) -> float:
    """How likely `after` of `of_after` hits or more are, if the share is that of `before`.

    Fisher's exact test, one-sided (Fisher 1935), by the mid-P, which counts half of the chance of
    the very numbers (Lancaster 1961): without it the test of so few is twice as strict as it says.
    1.0 where nothing was hit, or all.
    """
    hits, tries = before + after, of_before + of_after
    if hits in {0, tries}:
        return 1.0
    ways = {
        some: comb(of_after, some) * comb(of_before, hits - some)
        for some in range(after, min(of_after, hits) + 1)
    }
    return (sum(ways.values()) - ways[after] / 2) / comb(tries, hits)
