"""What stands between quotation marks: curly or straight, double or single."""

import re
from itertools import pairwise

from kit.drafting.article import Span

_DOUBLE = re.compile('[\u201c\u201d\u201e"]')
_SINGLE = re.compile(r"(?<!\w)[\u2018'](?=\w)|(?<=[\w.,;:!?\u2026])[\u2019'](?!\w)")
#: A single mark may be an apostrophe: what has more words than this is quoted if it is closed.
LONGEST = 3000


def quotations(text: str) -> tuple[Span, ...]:
    """The quoted parts of a block, marks included, in reading order; none overlap.

    A mark that is never closed quotes to the end of the block, as before a paragraph that goes on
    with the same speaker; a single one quotes nothing then, since it may be an apostrophe.
    """
    doubles = _doubles(text)
    return doubles or _singles(text)


def _doubles(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    start: int | None = None
    for match in _DOUBLE.finditer(text):
        opens = match[0] in "\u201c\u201e" or (match[0] == '"' and start is None)
        if start is None and opens:
            start = match.start()
        elif start is not None and not opens:
            spans.append(Span(start, match.end()))
            start = None
    if start is not None:
        spans.append(Span(start, len(text)))
    return tuple(spans)


def _singles(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    marks = list(_SINGLE.finditer(text))
    start: int | None = None
    for mark, following in pairwise([*marks, None]):
        if mark is None:
            break
        opens = mark.start() == 0 or not _ends_word(text[mark.start() - 1])
        if start is None and opens:
            start = mark.start()
        elif start is not None and not opens and _closes(text, mark.end(), following):
            if mark.end() - start <= LONGEST:
                spans.append(Span(start, mark.end()))
            start = None
    return tuple(spans)


def _ends_word(character: str) -> bool:
    return not character.isspace() and character not in "([\u2014\u2013-\u201c"


def _closes(text: str, end: int, following: "re.Match[str] | None") -> bool:
    """Whether a mark closes a quotation rather than standing for an s: `the tenants' tea`."""
    before = text[end - 2 : end - 1]
    if before in ".,;:!?\u2026" or following is None:
        return True
    return text[following.start() - 1 : following.start()].isspace() or before != "s"


def without(text: str, spans: tuple[Span, ...]) -> str:
    """The text with its quotations blanked, each other character where it was."""
    parts: list[str] = []
    end = 0
    for span in spans:
        parts += text[end : span.start], "\u00b7" * (span.end - span.start)
        end = span.end
    return "".join([*parts, text[end:]])
