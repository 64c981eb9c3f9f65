"""How right the proposals are on labelled texts, rule by rule:

    python -m tests.drafting.measure development|locked|gold-a [--all] [--cut]

prints it as Markdown, with the sentences that fail, as it ships and one labelled sentence a line.
`--all` adds what comes of every rule, earned or not, with the rows of `unseen.tsv`; `--cut` what
comes of the claims that the kit itself cuts.
"""

import csv
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

from kit.drafting.article import Article
from kit.drafting.findings import Proposal
from kit.drafting.reading import proposals
from kit.drafting.reading.earned import Record, interval, records
from kit.drafting.reading.rules import RULES
from kit.drafting.reading.units import units_of
from tests.support.cut_gold import cut_article, lines_of
from tests.support.gold import gold_texts
from tests.support.lined_articles import lined_article

SHARED_GOLD = Path(__file__).parents[3] / "shared" / "articles" / "gold-a.tsv"
NO_CLAIM = "none"
#: The texts of each part, those of other writers than the last, by number: so many.
PART, PARTS = 20, 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled sentence and what was proposed for it. `others` are labels a reader could accept."""

    where: str
    text: str
    label: str
    others: frozenset[str]
    proposal: Proposal | None

    @property
    def right(self) -> bool:
        """Whether the label proposed is the settled one."""
        return self.proposal is not None and self.proposal.label.value == self.label

    @property
    def part(self) -> int:
        """The part of the development texts that it is of: 0 for 1 to 20, 1 for 21 to 40, and on."""
        return (int(self.where[:2]) - 1) // PART

    @property
    def fair(self) -> bool:
        """Whether it is one that a reader gave or would have accepted."""
        return self.right or (
            self.proposal is not None and self.proposal.label.value in self.others
        )


def judged_half(half: str, *, every_rule: bool = False, cut: bool = False) -> list[Judged]:
    """The labelled sentences of `development` or `locked`, those that claim nothing left out."""
    rows = _rows_of(half, every_rule=every_rule, cut=cut)
    return [row for row in rows if row.label != NO_CLAIM]


def on_no_claims(half: str, *, cut: bool = False) -> list[Judged]:
    """What is proposed for lines that claim nothing, where the cutting leaves them in."""
    return [row for row in _rows_of(half, cut=cut) if row.label == NO_CLAIM and row.proposal]


def _rows_of(half: str, *, every_rule: bool = False, cut: bool = False) -> list[Judged]:
    judged: list[Judged] = []
    for text in gold_texts(half):
        article = cut_article(text) if cut else lined_article(text.lined())
        units = units_of(article)
        lines = lines_of(text, (unit.text for unit in units)) if cut else text.lines[1:]
        offers = proposals(article, every_rule=every_rule)
        for line, unit, proposal in zip(lines, units, offers, strict=True):
            label = NO_CLAIM if line.label is None else line.label.value
            others = frozenset(other.value for other in line.accepted)
            where = f"{text.name}:{line.number}"
            judged.append(Judged(where, unit.text, label, others, proposal))
    return judged


def gold_a(*, every_rule: bool = False) -> list[Judged]:
    """The labelled sentences of article A; none where shared/ is not there."""
    if not SHARED_GOLD.is_file():
        return []
    with SHARED_GOLD.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    paragraphs = [
        "\n".join(row["sentence"] for row in group)
        for _paragraph, group in groupby(rows, key=lambda row: row["id"].split(".")[0])
    ]
    article: Article = lined_article("\n\n".join(["Article A", *paragraphs]))
    return [
        Judged(row["id"], "", row["label"], frozenset(), proposal)
        for row, proposal in zip(rows, proposals(article, every_rule=every_rule), strict=True)
    ]


def macro_f1(judged: Sequence[Judged]) -> tuple[float, tuple[str, ...]]:
    """The mean F1 of the labels proposed, where something is proposed; and the labels never proposed."""
    offered = [row for row in judged if row.proposal]
    labels = sorted({row.label for row in judged})
    proposed = {row.proposal.label.value for row in offered if row.proposal}
    scores = []
    for label in sorted(proposed):
        hits = sum(row.right for row in offered if row.label == label)
        given_out = sum(
            row.proposal is not None and row.proposal.label.value == label for row in offered
        )
        there = sum(row.label == label for row in offered)
        scores.append(2 * hits / (given_out + there) if given_out + there else 0.0)
    return (sum(scores) / len(scores) if scores else math.nan), tuple(
        label for label in labels if label not in proposed
    )


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured over all. Shares are 0 to 1; `silent` of all claims."""

    claims: int
    proposed: int
    right: int
    fair: int
    macro_f1: float
    unproposed: tuple[str, ...]
    sure: int
    sure_right: int

    @property
    def accuracy(self) -> float:
        """The share right where something is proposed."""
        return self.right / self.proposed if self.proposed else math.nan

    @property
    def coverage(self) -> float:
        """The share of the claims for which something is proposed."""
        return self.proposed / self.claims if self.claims else math.nan


def figures(judged: Sequence[Judged]) -> Figures:
    """The figures over all of some labelled sentences."""
    offered = [row for row in judged if row.proposal]
    sure = [row for row in offered if row.proposal and row.proposal.sure]
    score, unproposed = macro_f1(judged)
    return Figures(
        len(judged),
        len(offered),
        sum(row.right for row in offered),
        sum(row.fair for row in offered),
        score,
        unproposed,
        len(sure),
        sum(row.right for row in sure),
    )


def by_rule(judged: Iterable[Judged]) -> dict[str, tuple[int, int, int]]:
    """Of each rule: how often right, fair, and how often it proposed."""
    right: Counter[str] = Counter()
    fair: Counter[str] = Counter()
    offered: Counter[str] = Counter()
    for row in judged:
        if row.proposal:
            right[row.proposal.rule] += row.right
            fair[row.proposal.rule] += row.fair
            offered[row.proposal.rule] += 1
    return {rule: (right[rule], fair[rule], number) for rule, number in offered.most_common()}


def baselines(judged: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """Right and proposed of two rules that need no reading."""
    commonest, number = Counter(row.label for row in judged).most_common(1)[0]
    spoken = [row for row in judged if any(mark in row.text for mark in ('"', "“", "‘", " said"))]
    return {
        f"always the commonest ({commonest})": (number, len(judged)),
        "quotation mark or *said*: official": (
            sum(row.label == "official" for row in spoken),
            len(spoken),
        ),
    }


def by_family(judged: Iterable[Judged]) -> dict[str, Record]:
    """Of each family of rules that fail alike: how often right of how many, by part of the texts.

    Sentences of a locked half or of no numbered text count as of the last part.
    """
    families = {rule.name: rule.family for rule in RULES}
    counts = {family: [[0, 0] for _part in range(PARTS)] for family in families.values()}
    texts: dict[str, set[str]] = {family: set() for family in families.values()}
    for row in judged:
        if row.proposal:
            family = families[row.proposal.rule]
            texts[family].add(row.where.partition(":")[0])
            part = row.part if row.where[:2].isdigit() else PARTS
            count = counts[family][min(part, PARTS - 1)]
            count[0] += row.right
            count[1] += 1
    return {
        family: Record(tuple((right, number) for right, number in parts), len(texts[family]))
        for family, parts in counts.items()
    }


def earned_lines(judged: Iterable[Judged]) -> list[str]:
    """The rows of `earned.tsv`."""
    return [
        "\t".join(map(str, (family, *chain.from_iterable(record.parts), record.texts)))
        for family, record in by_family(judged).items()
    ]


def _family_table(judged: Iterable[Judged]) -> list[str]:
    """The families with what they earned on the development half, and whether they propose."""
    lines = [
        "| family | right here | on the development half | 90 % interval there | may propose |",
        "|---|---|---|---|---|",
    ]
    for family, here in by_family(judged).items():
        there = records()[family]
        low, high = interval(there.right, there.proposed)
        may = "sure" if there.is_sure else "yes" if there.may_propose else "no"
        lines.append(
            f"| {family} | {here.right} of {here.proposed} | {there.right} of {there.proposed} "
            f"| {low:.2f} to {high:.2f} | {may} |"
        )
    return lines


def report(judged: Sequence[Judged]) -> str:
    """All of it as Markdown."""
    whole = figures(judged)
    lines = [
        "| rule | proposed | right | fair | precision, 90 % interval |",
        "|---|---|---|---|---|",
    ]
    for rule, (right, fair, number) in by_rule(judged).items():
        low, high = interval(right, number)
        share = f"{right / number:.2f} ({low:.2f} to {high:.2f})"
        lines.append(f"| {rule} | {number} | {right} | {fair} | {share} |")
    lines += ["", *_family_table(judged)]
    lines += [
        "",
        f"- claims {whole.claims}, proposed {whole.proposed} ({whole.coverage:.0%}), silent {1 - whole.coverage:.0%}",
        f"- right where proposed: {whole.right} ({whole.accuracy:.1%}); fair: {whole.fair}",
        f"- macro-F1 of what is proposed: {whole.macro_f1:.3f}; never proposed: {', '.join(whole.unproposed) or 'no label'}",
        f"- sure: {whole.sure_right} of {whole.sure} right",
    ]
    lines += [
        f"- baseline, {name}: {right} of {number} right"
        for name, (right, number) in baselines(judged).items()
    ]
    lines += ["", "Sentences that fail:", ""]
    lines += [
        f"- {row.where} {row.label}, proposed {row.proposal.label.value} by *{row.proposal.rule}*"
        f"{' (sure)' if row.proposal.sure else ''}: {row.text}"
        for row in judged
        if row.proposal and not row.right
    ]
    return "\n".join(lines)


def _views(half: str, *, every_rule: bool, cut: bool) -> Iterator[str]:
    """The reports asked for, each under its heading."""
    judged = gold_a() if half == "gold-a" else judged_half(half)
    yield f"## As it ships\n\n{report(judged)}"
    if every_rule:
        judged = gold_a(every_rule=True) if half == "gold-a" else judged_half(half, every_rule=True)
        families = by_family(judged).items()
        rows = "\n".join(f"{name}\t{here.right}\t{here.proposed}" for name, here in families)
        yield f"## Every rule\n\n{report(judged)}\n\n{rows}"
    if half != "gold-a" and cut:
        yield f"## Cut by the kit\n\n{report(judged_half(half, cut=True))}"
    if half != "gold-a":
        number = len(on_no_claims(half, cut=cut))
        yield f"Proposed for lines that claim nothing: {number}"


def main(arguments: Sequence[str]) -> int:
    """Print the report of a half; 2 where it is not known or not there."""
    halves = [argument for argument in arguments if not argument.startswith("--")]
    if halves not in (["development"], ["locked"], ["gold-a"]):
        print(__doc__)
        return 2
    if halves == ["gold-a"] and not gold_a():
        print("There are no labelled sentences of gold-a here.")
        return 2
    for view in _views(halves[0], every_rule="--all" in arguments, cut="--cut" in arguments):
        print(view, end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
