"""Where the subject of a verb of speaking stands, and whether it is a paper."""

import re

from kit.drafting.article import Span
from kit.drafting.lexicon import has_listed, listed_words, plain
from kit.drafting.reading.introductions import rank_of
from kit.drafting.reading.register import names
from kit.drafting.reading.units import Unit

#: Pronouns at the end of what stands before a verb: they are its subject.
PRONOUN = re.compile(
    r"\b(he|she|they|it|i|we)\W*(?:also|later|then|now|once|had|has|have|\w+ly)?\W*$"
)
#: What stands before a word that looks like a verb of speaking and is none, or has no speaker.
_NO_VERB = re.compile(
    r"(?:\b(?:was|were|been|be|being|is|are|to|a|an|this|these|his|her|its|their|our|my|no|any|of|"
    r"the|who|which|whom|not|never|can|cannot|could|might|will|shall|should|(?<!\d )may|must|both|"
    r"(?<=\w )some|more|other|such|under|in|with|for|from|two|three|four|five|six|seven|many|"
    r"several|(?<!in )(?<!since )(?<!of )\d+|"
    r"so-called|own|first|please|let's|don't|didn't|doesn't|widely|did|does)|'s) (?:[\w-]+ly )?$"
)
_CUT = re.compile(
    r"[;:\u00b7\u2014\u2013(]|\.\.\. |, (?:but|and|while|though|although|whereas|as) |"
    r" but (?=he|she|they|it|the)"
)
_LEADING = re.compile(
    r"^\W*(?:after|when|while|as|if|although|though|since|because|in|on|at|by|for|with|without|"
    r"despite|during|last|earlier|later|meanwhile|yesterday|asked|speaking|outside|inside|"
    r"defending|following|once|before|until|instead)\b[^,]{0,120},"
)
#: No full stop: behind a title or an initial.
NO_SHORT_FORM = r"(?<!\b\w)" + "".join(
    rf"(?<!\b{form})"
    for form in (
        [
            "dr",
            "mr",
            "ms",
            "st",
            "lt",
            "mrs",
            "rev",
            "col",
            "gen",
            "sgt",
            "gov",
            "sen",
            "rep",
            "maj",
            "supt",
            "insp",
            "prof",
            "capt",
            "cllr",
            "messrs",
        ]
    )
)
_BEHIND = re.compile(
    rf"[;\u201c\u201d\"\u00b7](?!\w)|{NO_SHORT_FORM}\.(?!\w)|"
    r", (?:but|and|while|though|although|as|to|in|on|after|when)\b"
)
#: A clause that hangs on another begins so: who speaks in it is not who the claim is about.
_HANGS = re.compile(r"\b(?:that|which|what|whom|whose|after|because|when|while|before|until|if)\b")
_HEAD_ENDS = re.compile(
    r" (?:of|by|from|in|on|for|at|with|about|posted|published|seen|released|examined|read|dated|"
    r"obtained|itself|also|commissioned|handed|that|which|circulated|presented|released|issued|"
    r"carried out|conducted|compiled|drawn up|prepared|made|held|played|taken)\b"
)
#: Whatever somebody carried out or drew up is a thing that can be looked up.
_MADE_BY = re.compile(
    r"^\W*(?!who\b)[\w' -]{3,50} (?:carried out|conducted|commissioned|compiled|drawn up|prepared|"
    r"undertaken|circulated|recorded|collected)\b"
)
_ANY = re.compile(
    r"^\W*(?:also |according to )?(?:an? |one |some |several |many |older |recent |new |other |"
    r"earlier |studies\b|research\b|surveys\b|polls\b|statistics\b|figures\b|data\b)"
)
_NOUN = r" (?:of|from|by|in|with|and|\w+ing|all)\b|\W*$|,"
#: What follows where a word is no verb of speaking, or one of doing.
_OTHERWISE = {
    word: re.compile(pattern)
    for words, pattern in (
        ("write writes wrote", r"(?! (?:that|to|in|on|of|back)\b|[,:;]| \u00b7|\W*$)"),
        ("announced announces announce", r" (?:a|an|the|its|his|her|their|plans|new|two|three)\b"),
        (
            "admitted admits denied denies",
            (
                r" (?!having|being)(?:\w+ing\b|to \w+ing\b|a \w+ (?:charge|count)\b|"
                r"(?:one|two|three|the) (?:charge|count)|theft|assault|burglary)"
            ),
        ),
        (
            "called calls",
            (
                r" (?:(?:him|her|them|me|us) (?:to|back|up|at|on)\b|off\b|up\b|in\b|"
                r"(?:a|an) (?:\w+ )?(?:meeting|election|vote|strike|halt|referendum|ballot)\b|"
                r"the police|police|999|911|from)\b"
            ),
        ),
        (
            "states demands claims fears hopes reports answers notes comments promises estimates",
            _NOUN,
        ),
        ("declared declares", r"(?! (?:that|\u00b7|on|in|at)| ?[:,]|\W*$)"),
        ("posted", r" (?:a|an|the|online|in)\b"),
        ("offered", r" (?:a|an|the|him|her|them)\b"),
        ("ordered", r" (?!that\b)\w"),
        ("recalled", r"(?! that\b| how\b| \w+ing\b| ?[,:]| \u00b7|\W*$)"),
        ("continued went on", r"(?! ?[,:]| \u00b7| that\b|\W*$)"),
        ("added adds", r" (?:a|an|two|three|four|five|\d+|another|extra|new|more|its|the) "),
        (
            "dismissed dismisses",
            (
                r" (?:a|an|the|his|her|its|their|all|two|three) (?:\w+ )?(?:appeal|case|claim|"
                r"charges?|(?:law)?suit|motion|petition|application|chief|minister|director|head|teacher)\b"
            ),
        ),
        (
            "condemned",
            r" (?:a|an|the|two|three) (?:\w+ )?(?:building|house|block|flat|bridge|pier)s?\b",
        ),
        (
            "responded responds",
            (
                r" (?:at|to) (?:an? |the |two |three |\d+ |several )?(?:\w+ ){0,3}(?:fires?|calls?|"
                r"reports?|alarms?|crash|scene|incident|collision|emergency|accident|address|home)\b"
            ),
        ),
        ("answered", r" (?:a|an|the|two|three|\d+|every) (?:\w+ )?(?:calls?|doors?|phone|alarm)\b"),
        ("maintained maintains", r" (?:a|an|the|two|\d+) \w+"),
        ("claimed", r" (?:the )?(?:victory|title|lives|life|prize|benefits?|win)\b"),
        ("cited cites", r" (?:a |an |the |two |three )?[\w-]+(?: \w+)? for\b"),
        (
            "rejected rejects",
            (
                r" (?:a|an|the|his|her|their) (?:\w+ )?"
                r"(?:bill|motion|amendment|appeal|plan|budget|law|application|bid)\b"
            ),
        ),
        ("believed thought considered", r" to\b"),
        ("considered considers", r" (?:the|an?|its|his|her|their|whether|how)\b"),
        ("laughed shrugged", r"(?! ?[,:]| \u00b7| that\b)"),
    )
    for word in words.split()
}
#: *Reported by its owner*: who speaks stands behind. These have no passive there.
_PASSIVE = re.compile(r" by (?!telephone|phone|e-?mail|letter|text)")
_ACTIVE = frozenset({"said", "says", "told", "tells"})
_WIDEST = 260
_LONGEST_PHRASE = 140
_HANGS_WITHIN = 80
_FOLLOWING = 40
#: A title in the first letters of a subject makes it a person, whatever follows.
_TITLE_WITHIN = 8


def speaks(outside: str, start: int, end: int) -> bool:
    """Whether a listed verb here, in a claim without its quotations, is one of speaking."""
    before = outside[max(0, start - 40) : start]
    if before.endswith("-") or _NO_VERB.search(before):
        return False
    if before.rstrip().endswith("\u00b7"):
        return True
    if _PASSIVE.match(outside, end) and outside[start:end] not in _ACTIVE:
        return False
    pattern = _OTHERWISE.get(outside[start:end])
    return not (pattern and pattern.match(outside[end : end + _FOLLOWING]))


def subject_of(unit: Unit, start: int, end: int) -> Span | None:
    """Where the subject of a verb stands: before it, or behind it after a quotation.

    None where there is none, and in a clause that hangs on another.
    """
    outside = unit.outside
    first = _clause_start(outside, start)
    window = outside[first:start]
    if not re.search(r"\w", window):
        before = outside[max(0, start - _WIDEST) : start]
        if "\u00b7" in before or before.rstrip().endswith(","):
            return _worded(outside, Span(end, phrase_end(outside, end, _BEHIND)))
        return None
    if window.rstrip().endswith(","):
        return Span(first, start)
    if _hangs(window):
        return None
    if (comma := window.rfind(", ")) >= 0 and _names_somebody(unit, first + comma + 2, start):
        return Span(first + comma + 2, start)
    return Span(first, start)


def phrase_end(text: str, start: int, pattern: re.Pattern[str]) -> int:
    """Where a phrase ends that begins at `start`: at most a line further."""
    match = pattern.search(text, start + 1, start + _LONGEST_PHRASE)
    return match.start() if match else min(len(text), start + _LONGEST_PHRASE)


def is_paper(subject: str) -> bool:
    """Whether a subject, in small letters, is a paper, count or recording rather than somebody."""
    first = subject.strip(" ,").split(", ")[0]
    rank = rank_of(first, first)
    if rank and rank.sort in {"expert", "title"} and rank.start < _TITLE_WITHIN:
        return False
    head = _HEAD_ENDS.split(first)[0].rstrip(" ,")
    if _MADE_BY.search(first) and not has_listed(head, "records", "statement"):
        return True
    words = list(listed_words(head, "records", "record", "study"))
    return bool(words) and words[-1].end >= len(head) - 1


def is_vague(subject: str) -> bool:
    """Whether a paper is not told from others: *a study*, *older research*, no name, no owner."""
    small = plain(subject)
    named = names(subject[1:]) or has_listed(small, "records", "placed")
    return bool(_ANY.match(small)) and not named


def _clause_start(outside: str, start: int) -> int:
    """Where the clause of a verb begins: after what parts clauses, and after what leads in."""
    begin = max(0, start - _WIDEST)
    first = begin
    for cut in _CUT.finditer(outside, begin, start):
        rest = outside[cut.end() : start]
        if re.search(r"\w", rest) and not (cut[0] == "(" and ")" in rest):
            first = cut.end()
    leading = _LEADING.match(outside[first:start])
    if leading and re.search(r"\w", outside[first + leading.end() : start]):
        first += leading.end()
    return first


def _hangs(window: str) -> bool:
    """Whether the end of a clause hangs on its beginning."""
    links = list(_HANGS.finditer(window))
    if not links:
        return False
    last = links[-1]
    if not re.search(r"\w", window[: last.start()]):
        return False
    rest = window[last.end() :]
    return len(rest) <= _HANGS_WITHIN and "," not in rest


def _worded(outside: str, span: Span) -> Span | None:
    return span if re.search(r"\w", span.of(outside)) else None


def _names_somebody(unit: Unit, start: int, end: int) -> bool:
    small = unit.plain[start:end]
    return bool(
        PRONOUN.search(small)
        or is_paper(small)
        or rank_of(unit.text[start:end], small)
        or names(unit.text[start:end])
    )
