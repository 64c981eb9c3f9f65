"""Which claims to ask for: a spread over kinds of speaker, not over labels."""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.drafting.article import Article, BlockKind
from kit.drafting.findings import Finding, SpeakerKind

#: A claim of fewer words says too little, of more too much, to be asked for first.
SHORT, LONG = 7, 45
#: Facts by which somebody in the text speaks; whoever signs it speaks in most of its claims.
SPOKEN = frozenset({"speech", "carried speech"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim to ask for: its index among the findings, and why, by the name of a reason.

    `reason` is the kind of speaker, or what stands in the claim: `record`, `act`, `loaded`,
    `hedge`, `figure`, `signed`, `nothing`. `words` are those of the claim that show it.
    """

    index: int
    reason: str
    words: str


def what_to_ask(
    article: Article, findings: Sequence[Finding], count: int = 12
) -> tuple[Asked, ...]:
    """Up to `count` claims in reading order, each kind of reason in turn, spread over the text."""
    groups: dict[str, list[Asked]] = {}
    for index, finding in enumerate(findings):
        if _fit(article, finding):
            reason, words = _reason(finding)
            groups.setdefault(reason, []).append(Asked(index, reason, words))
    queues = [_spread(group) for group in groups.values()]
    chosen: list[Asked] = []
    while len(chosen) < count and any(queues):
        for queue in queues:
            if queue and len(chosen) < count:
                chosen.append(queue.pop(0))
    return tuple(sorted(chosen, key=lambda asked: asked.index))


def _fit(article: Article, finding: Finding) -> bool:
    block = article.blocks[finding.place.block]
    words = len(finding.place.span.of(block.text).split())
    return block.kind in {BlockKind.PARAGRAPH, BlockKind.POINT} and SHORT <= words <= LONG


def _reason(finding: Finding) -> tuple[str, str]:
    """By whom it is said; where nobody speaks, what else stands in it."""
    for fact in finding.facts:
        if fact.kind in SPOKEN and fact.speaker_kind not in {None, SpeakerKind.WRITER}:
            return str(fact.speaker_kind), fact.speaker or fact.words
    by_kind = {fact.kind: fact.words for fact in reversed(finding.facts)}
    for kind, reason in _KINDS:
        if kind in by_kind:
            return reason, by_kind[kind]
    return "nothing", ""


_KINDS = (
    ("record", "record"),
    ("any paper", "record"),
    ("act", "act"),
    ("saw", "saw"),
    ("asked", "saw"),
    ("loaded", "loaded"),
    ("demand", "loaded"),
    ("verdict", "loaded"),
    ("own view", "loaded"),
    ("question", "loaded"),
    ("hedge", "hedge"),
    ("figure", "figure"),
    ("signed", "signed"),
)


def _spread(group: list[Asked]) -> list[Asked]:
    """The same in an order that takes from the beginning, the end and between."""
    order = [0, len(group) - 1, len(group) // 2, len(group) // 4, len(group) * 3 // 4]
    indices = list(dict.fromkeys([*order, *range(len(group))]))
    return [group[index] for index in indices]
