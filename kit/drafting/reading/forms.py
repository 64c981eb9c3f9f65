"""What kind of text an article is, by its form, and who signs it where that is no reporter."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kit.drafting.article import Article, BlockKind
from kit.drafting.english import sorted_out
from kit.drafting.findings import SpeakerKind
from kit.drafting.lexicon import has_listed, listed_words, plain
from kit.drafting.quotations import quotations, without
from kit.drafting.reading.introductions import rank_of


class Form(StrEnum):
    """A kind of text that changes who speaks in it; all others are reports."""

    REPORT = "report"
    COLUMN = "column"
    RELEASE = "press release"
    NOTICE = "notice"
    THREAD = "thread"
    LOG = "log"
    MATCH = "match report"


@dataclass(frozen=True, slots=True)
class TextForm:
    """The kind of text; `signer` is who speaks in a press release or a notice."""

    form: Form
    signer: SpeakerKind | None = None


_HEAD = 6
#: A name of so many words is a headline.
_LONG_NAME = 9
_CAPITALS = re.compile(r"(?:(?:[A-Z'\u2019.&-]{2,30}|&)(?: |$)){2,12}")
#: Of a hundred words: *we* of a notice, and of an unnamed signed one; *I* and verdicts of a column;
#: words of sport, with a score and without.
WE, WE_SIGNED, PERSON, VERDICTS, SPORT, SPORT_ALONE = 0.5, 1.0, 0.8, 3.0, 2.0, 3.0
#: Of a match there are more words of sport than this.
LEAST_SPORT = 2
#: A column has more words of judgement than this.
LEAST_VERDICTS = 3
#: More handles or clock times than this make a thread or a log.
REPEATED = 2
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'll|i'd|me|my)\b")
_WE = re.compile(r"\b(?:we|our|us)\b")
_SCORE = re.compile(
    r"^\S[^.\n]{2,40} \d{1,3}(?:-\d{1,3})? ?[^.\n]{0,30} \d{1,3}(?:-\d{1,3})?\b", re.MULTILINE
)
_HANDLE = re.compile(r"(?<!\w)@\w{3,}")
#: Posts that are counted: `1/ …`, `(1/9)`, at the beginning of a line.
_CLOSING, _NAME_LINE, _AT_ONCE = 4, 90, 30
_LAUNCHES = re.compile(
    r"^(?: of [\w ]{3,40}?)?(?: today| on \w+| has| have| is| are)* "
    r"(?:launch(?:es|ed)|announc(?:es|ed)|publish(?:es|ed)|open(?:s|ed)|confirm(?:s|ed)|remind(?:s|ing|ed)|invit(?:es|ing|ed)|will|to)\b"
)
_LABELLED = re.compile(
    r"^\W{0,3}(?:opinion|comment|column|editorial|op-ed|viewpoint)\W{0,2}(?: ?[:|\u2013\u2014-] |$)"
)
_SELF = re.compile(
    r"\b(?:the|a) (?:\w+ )?(?:charity|company|firm|union|association|club|campaign)\b"
)
_COUNTED = re.compile(r"^\(?1/(?:n|\d{1,2})?\)?(?= |$)", re.MULTILINE)
_NOTICE_OF = re.compile(r"^(?:public |legal |statutory )?notice\b")
_CLOCK = re.compile(
    r"^(?:[\u2022*-] ?)?"
    r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\w+\.? \d{1,2}),? (?:\w+\.? \d+,? )?)?"
    r"(?:at |about )?\d{1,2}[.:]?\d\d\b(?: ?(?:[ap]\.?m|hrs|h)\b)?",
    re.MULTILINE,
)


def form_of(article: Article) -> TextForm:
    """What kind of text it is. What is plainest decides first."""
    lines = [block.text for block in article.blocks]
    whole = plain("\n".join([article.title, article.byline, *lines]))
    head = plain("\n".join([article.title, article.byline, *lines[:_HEAD]]))
    bare = without(whole, quotations(whole))
    words = max(1, len(whole.split()))
    if has_listed(whole, "forms", "release-anywhere") or _has_line(lines, "release-line"):
        return TextForm(Form.RELEASE, _signer(article))
    if (
        has_listed(head, "forms", "thread-opens")
        or _COUNTED.search(head)
        or len(_HANDLE.findall(whole)) > REPEATED
    ):
        return TextForm(Form.THREAD)
    if _is_log(plain(article.title), whole):
        return TextForm(Form.LOG)
    if _is_notice(article, bare, words):
        return TextForm(Form.NOTICE, _signer(article))
    sport = sum(1 for _ in listed_words(whole, "forms", "match"))
    share = sport * 100 / words
    plain_sport = share > SPORT_ALONE or (share > SPORT and _SCORE.search(whole))
    if plain_sport and sport > LEAST_SPORT:
        return TextForm(Form.MATCH)
    if _is_column(head, bare, words):
        return TextForm(Form.COLUMN)
    return TextForm(Form.REPORT)


def _has_line(lines: list[str], sort: str) -> bool:
    """Whether a line is a listed word and no more: a sentence may tell of another text."""
    listed = sorted_out("forms")[sort]
    return any(plain(line).strip(" -:\u2013*") in listed for line in lines)


def _is_log(title: str, whole: str) -> bool:
    """A log says so in its title, or its paragraphs begin with a time and tell of the police."""
    timed = len(_CLOCK.findall(whole)) > REPEATED and has_listed(whole, "forms", "log-anywhere")
    return has_listed(title, "forms", "log-opens") or timed


def _is_notice(article: Article, bare: str, words: int) -> bool:
    opening = plain("\n".join([article.title, *(block.text for block in article.blocks[:3])]))
    named = has_listed(opening[:300], "forms", "notice-opens")
    closing = plain("\n".join(block.text for block in article.blocks[-3:]))
    signed = has_listed(closing, "forms", "notice-anywhere")
    we = len(_WE.findall(bare)) * 100 / words
    return (
        bool(_NOTICE_OF.match(opening))
        or (named and (signed or we > WE or "issued by" in opening))
        or (signed and we > WE_SIGNED)
    )


def _is_column(head: str, bare: str, words: int) -> bool:
    labelled = any(_LABELLED.match(line) for line in head.split("\n"))
    loaded = sum(1 for _ in listed_words(bare, "opinion", "verdict", "first", "demand"))
    person = len(_FIRST_PERSON.findall(bare))
    return (
        labelled
        or has_listed(bare, "forms", "column-anywhere")
        or (person * 100 / words > PERSON and loaded > LEAST_VERDICTS)
        or (loaded * 100 / words > VERDICTS and loaded > LEAST_VERDICTS)
    )


def _signer(article: Article, opening: int = 200) -> SpeakerKind | None:
    """Who signs: an office on strong signs, a body on any, None where neither is plain.

    The line that says so, the lines at the end and the short ones above the text are strong; an
    office beside a body, or named in a sentence alone, signs nothing.
    """
    texts = [block.text for block in article.blocks if block.kind is not BlockKind.TITLE]
    long = next((n for n, text in enumerate(texts) if not _is_name(text)), len(texts))
    signing = [
        line for line in (article.title, *texts) if has_listed(plain(line), "forms", "signs")
    ]
    closing = [line for line in texts[-_CLOSING:] if _is_name(line)]
    head = [line for line in texts[:long] if _is_name(line)]
    strong = {_signs_as(line) for line in (*signing, *closing, *head)} | _names(article.title)
    first = _SELF.search(plain(" ".join(texts[long : long + 1])))
    weak = {_signs_as(line[:opening]) for line in (article.title, *texts[long : long + 1])}
    weak -= {None}
    announced = any(map(_announces, texts[long : long + 1]))
    if SpeakerKind.BODY in strong or (first and not announced):
        return SpeakerKind.BODY
    if SpeakerKind.OFFICE in strong or announced:
        return SpeakerKind.OFFICE
    return None if weak == {SpeakerKind.OFFICE} else SpeakerKind.BODY


def _announces(line: str) -> bool:
    """Whether a text begins with an office that does or announces something of its own."""
    small = plain(line)
    rank = rank_of(line[:_NAME_LINE], small[:_NAME_LINE])
    if rank is None or rank.kind is not SpeakerKind.OFFICE or rank.start > _AT_ONCE:
        return False
    return bool(_LAUNCHES.search(small[rank.end : rank.end + _NAME_LINE]))


def _is_name(line: str) -> bool:
    """Whether a line is short and no sentence: a name, an office, an address."""
    return len(line) < _NAME_LINE and not line.rstrip().endswith((".", "!", "?", ";", ":"))


def _names(title: str) -> set[SpeakerKind | None]:
    """Who a title names that begins with a name in capitals, and no headline: *LAKE AUTHORITY*."""
    capitals = _CAPITALS.match(title)
    words = capitals[0].split() if capitals else []
    if not 1 < len(words) < _LONG_NAME:
        return set()
    name = " ".join(words)
    rank = rank_of(name, plain(name))
    whole = rank and (rank.end >= len(name) or plain(name)[rank.end :].startswith(" of "))
    return {_signs_as(name)} if whole else set()


def _signs_as(line: str) -> SpeakerKind | None:
    """Whether a line names an office or a body, behind the word that says that it signs."""
    small = plain(line)
    begin = next((word.start for word in listed_words(small, "forms", "signs")), 0)
    rank = rank_of(line[begin:], small[begin:])
    if rank is None or rank.kind in {None, SpeakerKind.WITNESS, SpeakerKind.NOBODY_NAMED}:
        return None
    return SpeakerKind.OFFICE if rank.kind is SpeakerKind.OFFICE else SpeakerKind.BODY
