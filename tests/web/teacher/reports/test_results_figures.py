"""What the results pages say, against SciPy, scikit-learn and krippendorff on the file they give.

A class of 33 answers nine claims at random, by seed; one claim is debatable. The figures are
computed anew from the CSV that the teacher downloads.
"""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

import krippendorff
import numpy as np
import pytest
from scipy import stats
from sklearn.metrics import f1_score

from kit.results.estimation.estimate import Floats, Ints
from kit.store.engine import Store
from kit.vocabulary import Certainty
from tests.support.arrays import about, expanded
from tests.support.downloaded import moment
from tests.support.many_claims import LABELS, many_claims, swans_counted
from tests.web.conftest import Site, Visitor, shared_site, text_of
from tests.web.reading import captioned, lead

LABELS_TABLE = "What the key says, and what the class said"
CLAIMS = 9
STUDENTS = 33


@pytest.fixture
def swans(any_store: Store, tmp_path: Path) -> Site:
    """33 students of differing ability; the first claim misleads the able, some leave some out."""
    return filled(shared_site(any_store, tmp_path, many_claims(CLAIMS)), 0.3, 0.95)


@pytest.fixture
def far_apart(any_store: Store, tmp_path: Path) -> Site:
    """As many, of whom some know little and some nearly all."""
    return filled(shared_site(any_store, tmp_path, many_claims(CLAIMS)), 0.02, 1)


def filled(site: Site, least: float, most: float) -> Site:
    """Students of abilities between the two hand in."""
    swans_counted(site.room, STUDENTS, CLAIMS, (least, most))
    return site


@dataclass
class FromFile:
    """The file's answers as arrays (students, claims); -1 and NaN where there is none."""

    credit: Floats
    label: Ints
    due: Ints
    sure: Ints
    settled: list[bool]

    @property
    def full(self) -> Floats:
        return np.nan_to_num(self.credit)

    @property
    def pairs(self) -> tuple[Ints, Ints]:
        """Due and given, flat, over the settled claims that were answered."""
        given = self.label[:, self.settled]
        due = np.broadcast_to(self.due[self.settled], given.shape)
        return due[given >= 0], given[given >= 0]


def from_file(teacher: Visitor, site: Site) -> FromFile:
    text = teacher.get(f"{site.assignment}/answers.csv").text.removeprefix("\ufeff")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if moment(row, "submitted_at")]
    width = len({row["item"] for row in rows})
    shape = (-1, width)
    levels = ["", *Certainty]

    def number(given: str) -> int:
        return LABELS.index(given) if given else -1

    return FromFile(
        np.array([float(row["credit"] or "nan") for row in rows]).reshape(shape),
        np.array([number(row["given"]) for row in rows]).reshape(shape),
        np.array([number(row["key"]) for row in rows[:width]]),
        np.array([levels.index(row["certainty"]) - 1 for row in rows]).reshape(shape),
        [row["debatable"] == "no" for row in rows[:width]],
    )


def drawn(right: Ints, answered: Ints) -> tuple[float, float]:
    """The interval of a share in per cent, students drawn, from SciPy."""
    found = stats.bootstrap(
        (right, answered),
        lambda of, n, axis: of.sum(axis=axis) / n.sum(axis=axis),
        paired=True,
        vectorized=True,
        confidence_level=expanded(STUDENTS),
        method="percentile",
        n_resamples=4000,
        rng=np.random.default_rng(1),
    ).confidence_interval
    return 100 * found.low, 100 * found.high


def found_in(text: str, pattern: str) -> list[float]:
    """The numbers that a pattern's groups hold in a page's words."""
    hit = re.search(pattern, text)
    assert hit, (pattern, text)
    return [float(each.replace("−", "-")) for each in hit.groups()]


@pytest.mark.long
def test_confusion_and_use_are_those_of_the_file(swans: Site) -> None:
    teacher = swans.teacher()
    data = from_file(teacher, swans)
    due, given = data.pairs
    settled, rows_due = data.label[:, data.settled], data.due[data.settled]
    rows = captioned(teacher.get(f"{swans.assignment}/results"), LABELS_TABLE)
    for at in range(3):
        of_row = [int(((due == at) & (given == other)).sum()) for other in range(3)]
        assert rows[at + 1][1:4] == [*map(str, of_row)]
        own = settled[:, rows_due == at]
        recall, *limits = found_in(rows[at + 1][4], r"^(\d+) % (\d+) to (\d+) %$")
        assert recall == round(100 * of_row[at] / sum(of_row))
        assert limits == about(drawn((own == at).sum(axis=1), (own >= 0).sum(axis=1)), abs=2)
    assert rows[4][1:] == [
        *(f"{(given == at).sum()} / {(due == at).sum()}" for at in range(3)),
        "",
    ]


@pytest.mark.long
def test_sentence_counts_the_able_who_doubt_the_key(swans: Site) -> None:
    teacher = swans.teacher()
    data = from_file(teacher, swans)
    rest, there = data.full[:, 1:].sum(axis=1), data.label[:, 0] >= 0
    border = np.sort(rest[there])[::-1][(there.sum() + 1) // 3 - 1]
    able = there & (rest >= border - 1e-9)
    other, key = ((data.label[able, 0] == at).sum() for at in (0, data.due[0]))
    assert lead(teacher.get(f"{swans.assignment}/results")) == (
        f"First look at a key: that of “Claim 1” may be at fault. Of the {able.sum()} who had most "
        f"right elsewhere, {other} chose “Sourced fact” and {key} “Official statement”, as the key "
        "says. Read its text and key · Change the key, or leave this question out"
    )


@pytest.mark.long
def test_scores_are_those_of_the_file(swans: Site) -> None:
    teacher = swans.teacher()
    totals = from_file(teacher, swans).full.sum(axis=1)
    page = teacher.get(f"{swans.assignment}/results")
    interval = stats.t.interval(0.95, STUDENTS - 1, totals.mean(), stats.sem(totals))
    low, middle, high = np.percentile(totals, [25, 50, 75])
    numbers = found_in(
        text_of(page),
        r"Mean ([\d.]+) of 9 points \(([\d.]+) to ([\d.]+)\) ?; 33 students\. "
        r"The middle half lies from ([\d.]+) to ([\d.]+), the median at ([\d.]+)\.",
    )
    assert numbers == about([totals.mean(), *interval, low, high, middle], abs=0.0051)
    counts, _edges = np.histogram(np.minimum(totals / CLAIMS + 1e-9, 1), np.arange(11) / 10)
    rows = captioned(page, "How the scores spread")
    assert [row[1] for row in rows[1:]] == [str(count) for count in counts]
    assert [rows[1][0], rows[10][0]] == ["0 to under 10 %", "90 to 100 %"]


@pytest.mark.long
def test_agreement_and_macro_f1_are_those_of_other_programs(swans: Site) -> None:
    teacher = swans.teacher()
    data = from_file(teacher, swans)
    text = text_of(teacher.get(f"{swans.assignment}/results"))
    due, given = data.pairs
    share, start, end, alpha, low, high = found_in(
        text,
        rf"Agreement with the key (\d+) % of {len(due)} answers \((\d+) to (\d+) %\)\. "
        r"Beyond chance, Krippendorff's alpha is (\S+) \((\S+) to (\S+)\)",
    )
    assert share == round(100 * (due == given).mean())
    settled = data.label[:, data.settled]
    as_key = (settled == data.due[data.settled]).sum(axis=1)
    assert (start, end) == about(drawn(as_key, (settled >= 0).sum(axis=1)), abs=2)
    # One answer is one unit of the two coders, key and class.
    assert alpha == about(
        krippendorff.alpha([due, given], level_of_measurement="nominal"), abs=0.0051
    )
    assert low < alpha < high
    within, low, high = found_in(
        text, r"Krippendorff's alpha (\S+) \((\S+) to (\S+)\), 33 students"
    )
    answers = np.where(data.label < 0, np.nan, data.label)
    assert within == about(krippendorff.alpha(answers, level_of_measurement="nominal"), abs=0.0051)
    assert low < within < high
    macro, low, high = found_in(text, rf"Macro-F1 (\S+) \((\S+) to (\S+)\); {len(due)} answers\.")
    assert macro == about(f1_score(due, given, average="macro"), abs=0.0051)
    assert low < macro < high


def hoyts(full: Floats) -> tuple[float, list[float]]:
    """Alpha by analysis of variance (Hoyt 1941), with Feldt's limits from SciPy."""
    n, k = full.shape
    rows, columns = full.mean(axis=1), full.mean(axis=0)
    residual = full - rows[:, None] - columns + full.mean()
    between = k * rows.var() * n / (n - 1)
    alpha = 1 - (residual**2).sum() / ((n - 1) * (k - 1)) / between
    df = (n - 1, (n - 1) * (k - 1))
    return alpha, [1 - (1 - alpha) * stats.f.ppf(q, *df) for q in (0.975, 0.025)]


@pytest.mark.long
def test_reliability_is_that_of_analysis_of_variance(far_apart: Site) -> None:
    teacher = far_apart.teacher()
    full = from_file(teacher, far_apart).full
    (alpha, limits), k = hoyts(full), CLAIMS
    assert limits[0] > 0
    text = text_of(teacher.get(f"{far_apart.assignment}/results"))
    found = found_in(
        text,
        r"Cronbach's alpha (\S+) \((\S+) to (\S+)\); 33 students, 9 items\. Of the spread of these "
        r"scores, about (\d+) % would show again with other items of the kind; the rest is chance\. "
        r"A single score may be off by about (\S+) points either way \(standard error of "
        r"measurement\)\. (\d+) more such items "
        r"would bring it to 0\.8",
    )
    error = full.sum(axis=1).std(ddof=1) * np.sqrt(1 - alpha)
    assert found[:3] == about([alpha, *limits], abs=0.0051)
    assert found[3] == round(100 * alpha)
    assert found[4] == about(error, abs=0.051)
    longer = next(
        m for m in range(1, 500) if (t := (k + m) / k) * alpha / (1 + (t - 1) * alpha) >= 0.8
    )
    assert found[5] == longer


@pytest.mark.long
def test_reliability_that_chance_could_give_says_nothing_of_the_scores(swans: Site) -> None:
    teacher = swans.teacher()
    full = from_file(teacher, swans).full
    alpha, limits = hoyts(full)
    assert limits[0] < 0 < alpha
    found = found_in(
        text_of(teacher.get(f"{swans.assignment}/results")),
        r"Cronbach's alpha (\S+) \((\S+) to (\S+)\); 33 students, 9 items\. The class is too small to "
        r"tell whether these scores say anything: the interval reaches down to 0 or below, which is "
        r"chance\. A single score may be off by about (\S+) points either way \(standard error of "
        r"measurement\)\. Downloads?",
    )
    assert found[:3] == about([alpha, *limits], abs=0.0051)
    assert found[3] == about(full.sum(axis=1).std(ddof=1) * np.sqrt(1 - alpha), abs=0.051)


def of_level(data: FromFile, level: int) -> tuple[Floats, Ints]:
    """Credit of the answers given as so sure, and whether there is one."""
    there = (data.sure == level) & ~np.isnan(data.credit)
    return np.where(there, data.credit, 0.0), there.astype(np.int64)


@pytest.mark.long
def test_certainty_is_that_of_the_file(swans: Site) -> None:
    teacher = swans.teacher()
    data = from_file(teacher, swans)
    page = teacher.get(f"{swans.assignment}/results")
    rows = captioned(page, "How sure, and how right")
    for row, level in zip(rows[1:], (2, 1, 0, -1), strict=True):
        credit = data.credit[(data.sure == level) & ~np.isnan(data.credit)]
        assert row[1] == str(len(credit))
        assert row[2].startswith(f"{100 * credit.mean():.0f} % ")
        assert found_in(row[2], r"% (\d+) to (\d+) %$") == about(
            drawn(*(np.nansum(each, axis=1) for each in of_level(data, level))), abs=4
        )
    assert [row[0] for row in rows[1:]] == ["certain", "fairly sure", "guess", "not said"]
    errors = ((data.sure == 2) & (data.credit == 0)).sum(axis=0)
    first = int(errors.argmax())
    assert (
        f"Certain and not as the key, {errors.sum()} times. Talk about these first: "
        f"Claim {first + 1} ({errors[first]})"
    ) in text_of(page)
    assert page.text.count('class="chart-dot"') == 3


@pytest.mark.long
def test_item_figures_are_those_of_other_programs(swans: Site) -> None:
    teacher = swans.teacher()
    data = from_file(teacher, swans)
    full, scores = data.full, data.full.sum(axis=1)
    for claim in (0, 3, 8):
        rows = captioned(
            teacher.get(f"{swans.assignment}/items/c{claim + 1}"), "How the item worked"
        )
        answered = data.credit[~np.isnan(data.credit[:, claim]), claim]
        rest = stats.pearsonr(full[:, claim], scores - full[:, claim])
        limits = rest.confidence_interval(0.95)
        assert rows[1][1].startswith(f"{100 * answered.mean():.0f} % ")
        assert rows[1][2] == str(len(answered))
        assert rows[2][1].startswith(f"{100 * full[:, claim].mean():.0f} % ")
        assert rows[2][2] == "33"
        shown = found_in(rows[3][1], r"(\S+) (\S+) to (\S+)")
        assert shown == about([rest.statistic, limits.low, limits.high], abs=0.0051)
        assert rows[3][2] == "33"
        upper, lower = (full[:, claim] @ part(sign * scores, 9) / 9 for sign in (-1, 1))
        assert found_in(rows[4][1], r"(\S+)")[0] == about(upper - lower, abs=0.0051)
        assert rows[4][2] == "9 a group"


def part(scores: Floats, size: int) -> Floats:
    """Weights of the `size` lowest; those tied at the border share the last places."""
    border = np.sort(scores)[size - 1]
    inside, tied = scores < border - 1e-9, np.abs(scores - border) < 1e-9
    weight: Floats = inside + tied * (size - inside.sum()) / tied.sum()
    return weight


def test_item_page_says_what_the_thirds_chose_and_doubts_no_key_of_few(swans: Site) -> None:
    teacher = swans.teacher()
    data = from_file(teacher, swans)
    scores = data.full.sum(axis=1)
    page = teacher.get(f"{swans.assignment}/items/c1")
    rows = captioned(page, "What the thirds chose, 11 students each")
    words = ("Sourced fact", "Official statement (key)", "Editorial interpretation", "No answer")
    numbers = {"No answer": -1, **{word: at for at, word in enumerate(words[:3])}}
    for row in rows[1:]:
        chose = data.label[:, 0] == numbers[row[0]]
        assert row[1:] == [
            f"{100 * chose @ part(sign * scores, 11) / 11:.0f} %" for sign in (-1, 1)
        ]
    right, wrong = (data.credit[:, 0] == 1).sum(), (data.credit[:, 0] == 0).sum()
    left = int(np.isnan(data.credit[:, 0]).sum())
    assert f"{right} as the key, {wrong} not as the key, {left} without an answer." in text_of(page)
