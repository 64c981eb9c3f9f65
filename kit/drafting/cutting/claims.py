"""Which words of a sentence can be asked for as claims; none of some sentences."""

import re
from collections.abc import Sequence
from typing import Final

from kit.drafting.article import Span
from kit.drafting.cutting.clauses import clauses, has_verb
from kit.drafting.cutting.enclosures import CLOSERS, FIGURES, OPENERS
from kit.drafting.cutting.kinds import date_in
from kit.drafting.english import listed, sorted_out

_HEAD: Final = re.compile(
    r"([^—\u2013\n]{3,90}?) ?(?:[—\u2013] ?|-(?= ) )(?=[\"“'\u2018(]?[^\W_a-zß-öø-ÿ])"
)
_AGENCY: Final = re.compile(r"\([^\W\d_][^()]{1,40}\)$")
_HEAD_WORDS: Final = 9
_WORD: Final = re.compile(r"[\w'\u2019-]+")
_QUESTION: Final = re.compile(r"\?[\"”\u2019')]*$")
#: A question is plain where it begins so, and asks for what the text goes on to say.
_ASKING: Final = frozenset(
    {"who", "what", "when", "where", "why", "how", "which", "is", "are", "was", "were", "do",
     "does", "did", "can", "could", "will", "would", "should", "has", "have", "q"}
)  # fmt: skip
_LINK: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_LINK_WORDS: Final = 8
_LOGGED: Final = re.compile(r"(?P<day>[^\W\d_]+),? [^.]{0,24}\d{1,2}[:.]\d{2}")
#: An instruction goes on with one of the small words, a number, or the name of a thing to take.
_DIRECT: Final = 2


def claims_of(text: str, sentences: Sequence[Span], place: int, *, first: bool) -> tuple[Span, ...]:
    """The claims of the sentence at that place among those of its block, which is `text`.

    `first`: the block is the first that claims something, so that a dateline may open it.
    """
    span = sentences[place]
    start = span.start + (dateline(span.of(text), first=first) if place == 0 else 0)
    rest = text[start : span.end]
    if not any(map(str.isalnum, rest)) or _claims_nothing(rest, place):
        return ()
    if _QUESTION.search(rest) and _is_plain(text, sentences, place):
        return ()
    return tuple(clauses(text, start, span.end))


def dateline(sentence: str, *, first: bool) -> int:
    """How many characters of the sentence are place, date and agency, their dash included.

    `first`: the first paragraph, where a place in capitals may stand without date and agency.
    """
    match = _HEAD.match(sentence)
    if match is None:
        return 0
    head = match[1].strip()
    words = _WORD.findall(head)
    if len(words) > _HEAD_WORDS or not head[0].isupper() or sentence.isupper():
        return 0
    place = re.split(r"[,(]", head)[0].strip()
    bare = first and place == head and place.isupper()
    dated = "," in head and date_in(head.partition(",")[2]) != ""
    in_capitals = place.isupper() and not has_verb(place)
    if _AGENCY.search(head) or dated or bare or (in_capitals and "," in head):
        return match.end()
    return 0


def _claims_nothing(sentence: str, place: int) -> bool:
    """Whether it is an answer in a word, a place and time, a link or an instruction."""
    words = _WORD.findall(sentence)
    if len(words) == 1:
        return True
    if _LINK.search(sentence) and len(words) <= _LINK_WORDS + sentence.count("/"):
        return True
    if place == 0 and not has_verb(sentence):
        logged = _LOGGED.match(sentence)
        if logged and logged["day"].casefold() in listed("days"):
            return True
        if len(words) <= _DIRECT + 1 and all(word[0].isupper() for word in words):
            return True
    return _instructs(sentence, words)


def _instructs(sentence: str, words: Sequence[str]) -> bool:
    if sentence[0] in OPENERS or sentence.rstrip()[-1] in CLOSERS:
        return False
    first = words[0].casefold()
    if first == "please":
        return True
    if first not in listed("instructions"):
        return False
    small = sorted_out("function-words")["english"]
    following = words[1].casefold()
    if following in {"me", "us"}:
        return False
    return (
        following in small or following in {"away", "down", "every"} or words[1].startswith(FIGURES)
    )


def _is_plain(text: str, sentences: Sequence[Span], place: int) -> bool:
    """Whether the question asks for what follows; one that argues is a claim.

    In quotation marks it is what somebody said. At a paragraph's end, after other sentences, it
    argues; so does one that denies.
    """
    question = sentences[place].of(text)
    words = [word.casefold() for word in _WORD.findall(question)]
    if question[0] in OPENERS or question.rstrip()[-1] != "?":
        return False
    if any(
        word.endswith(("n't", "n\u2019t")) or word in {"not", "ever", "really"} for word in words
    ):
        return False
    last = place == len(sentences) - 1
    asks = words[0] in _ASKING or "you" in words
    return asks and (not last or place == 0)
