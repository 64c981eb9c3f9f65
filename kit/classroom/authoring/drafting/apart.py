"""A draft's article taken apart, with what was found in it, and asked about one claim. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kit.drafting.article import Article, Block, BlockKind, Sentence, Span
from kit.drafting.cutting import take_apart
from kit.drafting.findings import Fact, Finding, Place, Question, SpeakerKind
from kit.drafting.reading import read
from kit.store.authoring.draft_articles import DraftArticleRecord
from kit.whole_number import whole_number

#: A sentence that begins so does not name who is meant, or who speaks.
_WHO: Final = re.compile(
    r"(?:[\"'\u2018\u201c\u00ab]|(?:he|she|they|his|her|its|their)\b"
    # "It is clear that", "It rained": nothing is meant by that one.
    r"|it\b(?!\s+(?:is|was|will|would|has been|seems|rained|snowed)\b))",
    re.IGNORECASE,
)
#: Of the words that introduce somebody together with the name, in characters.
_NAMING_MOST: Final = 90
_THE: Final = re.compile(r"\b(?:the|a|an)\s\Z", re.IGNORECASE)
#: As much is proposed to be greyed on a side, in characters: more is a text of its own.
_AROUND_MOST: Final = 240


@dataclass(frozen=True, slots=True)
class Around:
    """The greyed words around a claim; either may be empty."""

    before: str = ""
    after: str = ""

    def parts(self) -> Sequence[tuple[str, str]]:
        """Both by the names that an item has for them."""
        return (("before", self.before), ("after", self.after))


@dataclass(frozen=True, slots=True)
class Apart:
    """An article taken apart, and the findings of its claims."""

    article: Article
    findings: Sequence[Finding]

    def block_of(self, place: Place) -> Block | None:
        """The block of a place; None where the article has none such."""
        blocks = self.article.blocks
        return blocks[place.block] if 0 <= place.block < len(blocks) else None

    def paragraph(self, place: Place) -> int | None:
        """The number of the paragraph; None where the place is in none."""
        block = self.block_of(place)
        return block.number if block else None

    def sentence_before(self, place: Place) -> Span | None:
        """The sentence before the one that a claim begins in; None at the start of a block."""
        before = None
        for sentence in self._sentences(place):
            if sentence.span.end > place.span.start:
                return before
            before = sentence.span
        return None

    def asks_who(self, place: Place) -> bool:
        """Whether the claim begins with a quotation mark, or with he, she, it or they.

        Not where it names who speaks all the same.
        """
        block = self.block_of(place)
        words = place.span.of(block.text) if block else ""
        begun = _WHO.match(words)
        if begun is None:
            return False
        speaker = self.speaker(place)
        # Where nobody is named, "she" herself is what the reader calls the speaker.
        return speaker is None or not speaker.speaker or speaker.speaker not in words[begun.end() :]

    def finding(self, place: Place) -> Finding | None:
        """What was found for the claim at a place.

        For words that were not cut so, the facts of all claims among them, and no proposal.
        """
        within: list[Finding] = []
        for finding in self.findings:
            if finding.place == place:
                return finding
            span = finding.place.span
            apart = span.end <= place.span.start or place.span.end <= span.start
            if finding.place.block == place.block and not apart:
                within.append(finding)
        if not within:
            return None
        facts = tuple(dict.fromkeys(fact for one in within for fact in one.facts))
        return Finding(place, within[0].sentence, facts, None)

    def facts(self, place: Place, question: Question) -> Sequence[Fact]:
        """What was found for one of the questions."""
        finding = self.finding(place)
        return [one for one in finding.facts if one.question is question] if finding else []

    def speaker(self, place: Place) -> Fact | None:
        """Who speaks in the claim, if the article names anybody."""
        facts = self.facts(place, Question.SPEAKER)
        return next((one for one in facts if one.speaker_kind is not None), None)

    def speaker_kind(self, place: Place) -> SpeakerKind | None:
        """How whoever speaks in the claim was introduced; None where nobody speaks."""
        speaker = self.speaker(place)
        return speaker.speaker_kind if speaker else None

    def around(self, place: Place) -> Around:
        """The greyed words that are proposed for a claim: the rest of its sentence.

        Where nothing stands before it there, it is the words that name who speaks, or, for a claim
        that begins with he or she, the sentence before.
        """
        block = self.block_of(place)
        if block is None:
            return Around()
        before, after = self._rest(block, place)
        if not before:
            before = self._introduced(place)
        if not before and self.asks_who(place):
            span = self.sentence_before(place)
            before = span.of(block.text) if span else ""
        return Around(_short(before, at_start=True), _short(after, at_start=False))

    def _rest(self, block: Block, place: Place) -> tuple[str, str]:
        start, end = place.span.start, place.span.end
        for sentence in self._sentences(place):
            if sentence.span.start < place.span.start < sentence.span.end:
                start = sentence.span.start
            if sentence.span.start < place.span.end < sentence.span.end:
                end = sentence.span.end
        before = block.text[start : place.span.start].strip()
        after = block.text[place.span.end : end].strip()
        return _with_words(before), _with_words(after)

    def introduced(self, fact: Fact) -> str:
        """The words by which the article introduced who speaks, with the name where it is beside.

        Empty where there are none.
        """
        block = self.block_of(fact.introduced) if fact.introduced else None
        if fact.introduced is None or block is None:
            return ""
        start, end = fact.introduced.span.start, fact.introduced.span.end
        name = block.text.find(fact.speaker) if fact.speaker else -1
        first, last = min(start, name), max(end, name + len(fact.speaker or ""))
        if name >= 0 and last - first <= _NAMING_MOST:
            start, end = first, last
        the = _THE.search(block.text[:start])
        return block.text[the.start() if the else start : end].strip(" ,;:")

    def _introduced(self, place: Place) -> str:
        """Who speaks in a claim, in words that do not stand in it."""
        speaker = self.speaker(place)
        if speaker is None or speaker.introduced is None:
            return ""
        named = speaker.introduced
        inside = named.block == place.block and (
            place.span.start <= named.span.start and named.span.end <= place.span.end
        )
        words = "" if inside else self.introduced(speaker)
        return f"{words}:" if words else ""

    def _sentences(self, place: Place) -> Iterator[Sentence]:
        block = self.block_of(place)
        yield from block.sentences if block else ()


def _with_words(text: str) -> str:
    """The text; empty where it is a mark alone, which tells nothing."""
    return text if any(map(str.isalnum, text)) else ""


def _short(words: str, *, at_start: bool) -> str:
    """The words; of more than may be greyed those that stand nearest to the claim."""
    flat = " ".join(words.split())
    if len(flat) <= _AROUND_MOST:
        return flat
    kept = flat[-_AROUND_MOST:] if at_start else flat[:_AROUND_MOST]
    first, _, rest = kept.partition(" ")
    if at_start:
        return f"\u2026 {rest or first}"
    return f"{kept.rpartition(' ')[0] or kept} \u2026"


def apart_of(record: DraftArticleRecord) -> Apart:
    """The article of a draft as its teacher wants it cut."""
    article = take_apart(record.text, record.put_back, kinds_of(record.kinds))
    return Apart(article, read(article))


def kinds_of(stored: Mapping[str, str]) -> dict[int, BlockKind]:
    """A teacher's corrections of blocks, by the index of the block."""
    return {whole_number(index, 0): BlockKind(kind) for index, kind in stored.items()}
