"""An exercise begun of an article: claims quoted, a key that waits for its labels, the article."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kit.content.own.editing.yaml_spelling import document_spelled, entry_spelled
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, Texts
from kit.drafting.article import Article
from kit.exchange.drafted.claims import DraftedClaim
from kit.exchange.drafted.words import found_words, proposal_words, shortened

_WIDTH: Final = 98
_EXERCISE_HEAD: Final = (
    "# Begun by `kit draft`. Claims are quoted as printed; your own words have no `wording`.\n"
)
_KEY_HEAD: Final = (
    "# Begun by `kit draft`. Nothing here counts before you write it: label, why, and check.\n"
    "# What was found and what is proposed stand in lines like this one, for you alone.\n"
)


@dataclass(frozen=True, slots=True)
class About:
    """What an article is, by itself: empty where that was not found. `id` is that of its entry."""

    id: str
    outlet: str
    date: str
    kind: str
    url: str = ""
    byline: str = ""


def drafted_texts(
    content_id: str, title: str, article: Article, about: About, claims: Sequence[DraftedClaim]
) -> Texts:
    """The texts of the exercise, of its key, and of the list of articles."""
    fields = {
        "id": content_id,
        "title": title,
        "type": "classify",
        "scheme": "five-way",
        "items": [_item(claim, about) for claim in claims],
    }
    return {
        EXERCISE: _EXERCISE_HEAD + document_spelled(fields),
        KEY: _KEY_HEAD + "".join(_key_lines(content_id, article, claims)),
        ARTICLES: _articles(article, about),
    }


def _item(claim: DraftedClaim, about: About) -> Mapping[str, Any]:
    around = {"before": claim.before, "after": claim.after}
    context = {name: words for name, words in around.items() if words}
    origin = {"article": about.id, "paragraph": claim.paragraph, "wording": "quoted"}
    return {
        "id": claim.id,
        "claim": claim.words,
        **({"context": context} if context else {}),
        "from": origin,
    }


def _key_lines(content_id: str, article: Article, claims: Sequence[DraftedClaim]) -> Iterator[str]:
    yield f"{entry_spelled('exercise', content_id, 0)}\nitems:\n"
    for claim in claims:
        yield f"  {claim.id}:\n"
        yield from _remarks(article, claim)
        begun = f'"Step {claim.proposal.step}:"' if claim.proposal else ""
        yield f"    label:\n    why: {begun}".rstrip() + "\n    cues: []\n    check:\n"


def _remarks(article: Article, claim: DraftedClaim) -> Iterator[str]:
    for asked, answer in found_words(article, claim.facts):
        yield from _remark(f"¶{claim.paragraph}. {asked} {answer}.")
    if claim.proposal is not None:
        cues = ", ".join(f"“{shortened(cue)}”" for cue in claim.cues)
        shown = f"; shown by {cues}" if cues else ""
        yield from _remark(f"Proposed: {proposal_words(claim.proposal)}{shown}. Look for yourself.")
    elif not claim.facts:
        yield from _remark(f"¶{claim.paragraph}. Nothing was found: that says nothing of it.")


def _remark(text: str) -> Iterator[str]:
    for line in textwrap.wrap(text, _WIDTH - 6, break_long_words=False, break_on_hyphens=False):
        yield f"    # {line}\n"


def _articles(article: Article, about: About) -> str:
    """The list with the article alone. What was not found is left to write: `kit check` asks."""
    count = max((block.number or 0 for block in article.blocks), default=0)
    fields: dict[str, Any] = {
        "outlet": about.outlet, "kind": about.kind, "date": about.date, "paragraphs": count,
        **({"note": f"By {about.byline}."} if about.byline else {}),
        **({"url": about.url} if about.url else {}),
    }  # fmt: skip
    lines = [
        f"    {entry_spelled(name, value, 4)}" if value != "" else f"    {name}:"
        for name, value in fields.items()
    ]
    return "\n".join(["articles:", f"  - id: {about.id}", *lines]) + "\n"
