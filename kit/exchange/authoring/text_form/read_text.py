"""A text form read back claim by claim. Nothing is changed by it.

The good claims become an exercise; of the others is said what is wrong.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kit.content.library import Library
from kit.content.own.checked import Checked, check_texts
from kit.content.own.texts import DraftKind, Texts
from kit.content.problems import Problem
from kit.exchange.authoring.fitting import fitted
from kit.exchange.authoring.package import package_of
from kit.exchange.authoring.sentences import Sentence, sentence, shown
from kit.exchange.authoring.text_form.as_files import Head, as_files
from kit.exchange.authoring.text_form.blocks import Block, blocks_of, typed_text
from kit.exchange.authoring.text_form.claims import Claim, Mistake, claim_of
from kit.exchange.authoring.text_form.header import Above, above
from kit.exchange.authoring.text_form.item_ids import item_ids, slug
from kit.vocabulary import N_

#: Signs of a text, and claims in it, that are looked at.
LONGEST_TEXT: Final = 200_000
CLAIMS_MOST: Final = 200
_NAMELESS: Final = "claims"

TOO_LONG: Final = N_(
    "The text has %(length)s signs; at most %(most)s are read. Make two exercises of it."
)
TOO_MANY: Final = N_("There are %(count)s claims; at most %(most)s are read. Make two exercises.")
NO_CLAIMS: Final = N_(
    "There is no claim in it. Write one below the title, with a line “= official” under it, then "
    "“because:” and “check:”; leave a blank line before the next."
)
NO_ARTICLE: Final = N_(
    "There is no article “%(id)s”. Write at the top what it is: “Article: %(id)s; The Post; "
    "report; 1 March 2026; 9 paragraphs”; or name a report in its place."
)
OF_THE_FILES: Final = N_("Found %(found)s; allowed: %(allowed)s; %(advice)s.")


@dataclass(frozen=True, slots=True)
class TextForm:
    """A text form read beside a library.

    `texts` are the exercise of the good `claims` under `id`, ready for a draft; empty where no
    claim is good. `mistakes` are what is to be mended, `rest` the claims with mistakes as they
    were typed, below what stands above all claims. `checked` is how the texts read; its errors are
    among the mistakes.
    """

    id: str
    title: str
    texts: Texts
    claims: tuple[Claim, ...]
    mistakes: tuple[Mistake, ...]
    rest: str
    remarks: tuple[Sentence, ...]
    checked: Checked | None


def read_text_form(text: str, library: Library, taken: Collection[str] = ()) -> TextForm:
    """The text form beside the library that it comes into. Never raises.

    `taken` are ids that the library does not have, and that are given all the same.
    """
    if len(text) > LONGEST_TEXT:
        return _nothing(text, sentence(TOO_LONG, length=len(text), most=LONGEST_TEXT))
    header, blocks = blocks_of(text)
    if len(blocks) > CLAIMS_MOST:
        return _nothing(text, sentence(TOO_MANY, count=len(blocks), most=CLAIMS_MOST))
    if not blocks:
        return _nothing(text, sentence(NO_CLAIMS))
    top = above(header, blocks)
    mistakes = list(top.mistakes)
    good: list[tuple[Block, Claim]] = []
    for block in blocks:
        claim, faults = claim_of(block, top.head.scheme, top.origin)
        article = claim.origin.get("article") if claim else None
        if claim and article and article not in {*top.head.articles, *library.articles}:
            faults = [Mistake(claim.line, claim.text, sentence(NO_ARTICLE, id=shown(article)))]
            claim = None
        mistakes += faults
        good += [(block, claim)] if claim else []
    return _checked(_Beside(library, taken), top, (header, *blocks), good, mistakes)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the exercise comes beside."""

    library: Library
    taken: Collection[str]


def _nothing(text: str, reason: Sentence) -> TextForm:
    mistake = Mistake(1, "", reason)
    return TextForm(_NAMELESS, "", {}, (), (mistake,), text, (), None)


def _checked(
    beside: _Beside,
    top: Above,
    blocks: Sequence[Block],
    good: Sequence[tuple[Block, Claim]],
    mistakes: list[Mistake],
) -> TextForm:
    """The good claims as files, held against the library; those with an error there go, too."""
    claims = [claim for _block, claim in good]
    content_id, texts, remarks, checked = _files(top.head, claims, beside)
    faults = _faults(checked, claims) if checked else {}
    if faults:
        mistakes += [fault for faulty in faults.values() for fault in faulty]
        good = [pair for pair in good if pair[1].line not in faults]
        claims = [claim for _block, claim in good]
        content_id, texts, remarks, checked = _files(top.head, claims, beside)
    kept = {id(block) for block, _claim in good}
    left = [block for block in blocks if id(block) not in kept]
    # The first is what stands above them all.
    rest = typed_text(left) if len(left) > 1 else ""
    in_order = tuple(sorted(mistakes, key=lambda mistake: mistake.line))
    return TextForm(
        content_id, top.head.title, texts, tuple(claims), in_order, rest, remarks, checked
    )


def _files(
    head: Head, claims: Sequence[Claim], beside: _Beside
) -> tuple[str, Texts, tuple[Sentence, ...], Checked | None]:
    content_id = slug(head.title) or _NAMELESS
    if not claims:
        return content_id, {}, (), None
    own = package_of(
        DraftKind.EXERCISE, content_id, as_files(content_id, head, claims), Library.empty()
    )
    package, remarks = fitted(own, beside.library, beside.taken)
    checked = check_texts(DraftKind.EXERCISE, package.id, package.texts, beside.library)
    return package.id, package.texts, remarks, checked


def _faults(checked: Checked, claims: Sequence[Claim]) -> Mapping[int, list[Mistake]]:
    """What the loader finds wrong in the files, by the line of the claim; 1 is the exercise's."""
    by_id = dict(zip(item_ids(claim.text for claim in claims), claims, strict=True))
    faults: dict[int, list[Mistake]] = defaultdict(list)
    for problem in checked.errors:
        claim = _claim_of(problem, by_id)
        line = claim.line if claim else 1
        reason = sentence(
            OF_THE_FILES, found=problem.found, allowed=problem.allowed, advice=problem.advice
        )
        faults[line].append(Mistake(line, claim.text if claim else "", reason))
    return faults


def _claim_of(problem: Problem, by_id: Mapping[str, Claim]) -> Claim | None:
    parts = problem.where.split(", ")
    return by_id.get(parts[1]) if len(parts) > 1 else None
