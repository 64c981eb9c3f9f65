"""What a line shows that no line of YAML may have: signs that people type by mistake or paste."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from kit.content.problems import short_repr

#: What was found, what is allowed, what to do.
Said = tuple[str, str, str]
_QUOTES: Final = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\xab\xbb"
_INDENT: Final = re.compile(r"[^\S\n]*")
_WIDE: Final = re.compile(r"[^\S \t\n]|[\u200b\ufeff]")
_BULLET: Final = re.compile(r"(\s*)([•·◦‣▪●*\u2013\u2014\u2212])\s+\S")
_HYPHEN: Final = re.compile(r"\s*-(?![\s-])[^\s:]+:(\s|$)")
_NO_BLANK: Final = re.compile(r"\s*(-\s+)?([a-z][a-z_-]*):(?!//)[^\s].*")
_FIELD: Final = re.compile(
    r"(?P<lead>\s*(-\s+)*)(?P<name>[^\s:#'\"\[{\-][^:#]*?):[ \t]+(?P<value>\S.*)"
)
_ELEMENT: Final = re.compile(r"\s*(-\s+)+(?P<value>\S.*)")
#: A colon that parts a name from its value, wherever it stands.
INNER_COLON: Final = re.compile(r":(\s|$)")
#: The same within braces, in a value of a field there.
_BRACED_COLON: Final = re.compile(
    r"[{,]\s*[\w-]+:\s+(?![\"'\[{\u201c\u2018\u201e])[^,{}\[\]\"']*:\s"
)
#: In brackets, a text in double quotes that goes on behind them, such as one with two at its start.
_WORDS_BEHIND: Final = re.compile(r"""[{,:\[]\s*"(?:[^"\\]|\\.)*"\s*[^\s,:}\]#]""")
_IN_QUOTES: Final = "put quotes around the text"


def first_sign(line: str) -> Said | None:
    """What the line itself shows, if anything."""
    return next((said for sign in _SIGNS if (said := sign(line)) is not None), None)


def _tab(line: str) -> Said | None:
    indent = _INDENT.match(line)
    if indent is None or "\t" not in indent[0]:
        return None
    return "a tab at the beginning of the line", "blanks", "put blanks in its place"


def _wide_blank(line: str) -> Said | None:
    match = _WIDE.search(line)
    if match is None:
        return None
    if line[: match.start()].strip(" -\t") and line[match.start() - 1] != ":":
        return None
    return (
        f"a blank of another kind (U+{ord(match[0]):04X}), as copied from a web page or from Word",
        "plain blanks",
        "delete it and press the space bar",
    )


def _bullet(line: str) -> Said | None:
    match = _BULLET.match(line)
    if match is None:
        return None
    return (
        f"the sign {match[2]!r} before an entry",
        "a hyphen and a blank",
        "write '- ' in its place",
    )


def _hyphen(line: str) -> Said | None:
    if not _HYPHEN.match(line):
        return None
    return "a hyphen without a blank behind it", "'- ' before an entry", "put a blank behind it"


def _colon_alone(line: str) -> Said | None:
    match = _NO_BLANK.fullmatch(line)
    if match is None:
        return None
    return (
        f"no blank behind {match[2] + ':'!r}",
        "a blank between a colon and the value",
        "put a blank behind the colon",
    )


def _value(line: str) -> str:
    match = _FIELD.fullmatch(line) or _ELEMENT.fullmatch(line)
    return match["value"].rstrip() if match else ""


def _curly(line: str) -> Said | None:
    value = _value(line)
    if not value or value[0] not in _QUOTES:
        return None
    return _curly_words(f" {value[0]}")


def _curly_words(sign: str) -> Said:
    return (
        f"a curly quotation mark{sign} around a text, as Word writes it",
        'straight quotation marks (")',
        "write straight ones around the text; curly ones may stand within it",
    )


def quoted_text(line: str) -> Said | None:
    """Whether a text in quotes on the line is not as it should be."""
    value = _value(line)
    if value[:1] in {'"', "'"} and not re.search(rf"(?<!\\){value[0]}\s*(#.*)?$", value[1:]):
        return (
            "a text that begins with a quotation mark and does not end with it",
            "quotation marks around the whole text",
            "put the second one where the text ends, or all of it in single quotes",
        )
    if value.startswith("'") and value.endswith("'") and _has_lone_apostrophe(value[1:-1]):
        return (
            "an apostrophe within single quotes",
            "'' for an apostrophe there",
            "double it, or put the text in double quotes",
        )
    if value.startswith('"') and re.search(r'(?<!\\)"', value[1:-1]):
        return (
            "a quotation mark within double quotes",
            r"\" for a quotation mark there",
            r"write \" for it, or put the whole text in single quotes",
        )
    return None


def _has_lone_apostrophe(text: str) -> bool:
    return "'" in text.replace("''", "")


def _colon_within(line: str) -> Said | None:
    value = _value(line)
    if value[:1] in {"{", "["}:
        colon = _BRACED_COLON.search(value)
    else:
        colon = None if value[:1] in set("\"'|>") else INNER_COLON.search(value)
    if colon is None:
        return None
    return "a colon within a text without quotes", "a text with a colon in quotes", _IN_QUOTES


def _odd_start(line: str) -> Said | None:
    value = _value(line)
    if not value or value[0] not in "@`%&*!|>]},?":
        return None
    if value[0] in "|>" and re.fullmatch(r"[|>][-+0-9]{0,2}(\s+#.*)?", value):
        return None
    return (
        f"a text that begins with {value[0]}",
        "letters and digits at the beginning of a text without quotes",
        _IN_QUOTES,
    )


def _bracket(line: str) -> Said | None:
    value = _value(line)
    if not value or value[0] not in "[{":
        return None
    other = "]" if value[0] == "[" else "}"
    if value.count(value[0]) > value.count(other):
        return (
            f"a bracket {value[0]} without its {other}",
            f"{value[0]}...{other}, or quotes around a text that begins with a bracket",
            f"write the {other} where it ends, or put quotes around the text",
        )
    if not value.endswith(other):
        return (
            f"words behind {value[0]}...{other}",
            "quotes around a text that begins with a bracket",
            _IN_QUOTES,
        )
    if re.search(rf"[:,\[{{]\s*[{_QUOTES}]", value):
        return _curly_words("")
    if _WORDS_BEHIND.search(value):
        return (
            "words right behind the second quotation mark of a text",
            "a comma or the closing bracket there",
            r"take out the quotation mark that is too much, or write \" where one is meant",
        )
    return None


def _comment(line: str) -> Said | None:
    value = _value(line)
    if not value or value[0] in "\"'[{|>" or " #" not in value:
        return None
    return (
        f"{short_repr('#' + value.partition(' #')[2])} behind a text, which YAML leaves out",
        "a text with # in quotes, a comment on a line of its own",
        "put quotes around the whole text, or move the comment above it",
    )


_SIGNS: Final[Sequence[Callable[[str], Said | None]]] = (
    _tab, _wide_blank, _bullet, _hyphen, _curly, quoted_text, _colon_within, _colon_alone,
    _odd_start, _bracket, _comment,
)  # fmt: skip
