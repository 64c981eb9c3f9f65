"""YAML as plain data with the line of everything in it, and what of the text YAML leaves out.

A cut text, a tag, a merge, a second document and a number that is read as another one are no
mistakes to YAML. They are to an author, so each is a problem.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn, cast

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from kit.content.notation.plain_values import odd_number, plain_value
from kit.content.notation.yaml_depth import DEEPEST, TooDeep, check_depth, too_deep
from kit.content.problems import Problem, Severity, short_repr
from kit.items.fields.advice import comma_advice

Location = tuple[str | int, ...]
_COMMENT: Final = re.compile(r"[ \t]+#[^\n]*")
_ONLY_COMMENT: Final = re.compile(r"[ \t]*:[ \t]+(#[^\n]*)")
_ALL_CURLY: Final = re.compile("[\u201c\u201e][^\u201c\u201d\u201e]*[\u201c\u201d]")
_COLON: Final = re.compile(r"\s*:")
_TAG: Final = re.compile(r"!\S*")
#: What is no sentence cannot have lost its end: `type: classify  # one label each`.
_ONE_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class UnreadableYAML(Exception):
    """Nothing of the text can be used, for this reason."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class YamlTree:
    """A text read: `data`, the line of each key and element, and the problems by location.

    `first` is the number of the text's first line in its file. Raises YAMLError where the text
    is no YAML, UnreadableYAML where it cannot be used.
    """

    def __init__(self, text: str, shown: Path, first: int) -> None:
        self.lines: dict[Location, int] = {}
        self.problems: list[tuple[Location, Problem]] = []
        self._text = text
        self._shown = shown
        self._first = first
        self._ends = [match.start() for match in re.finditer("\n", text)]
        try:
            check_depth(text)
        except TooDeep as deep:
            raise UnreadableYAML(deep.problem(shown, first)) from deep
        self._events: Iterator[Any] = iter(YAML(typ="safe", pure=True).parse(text))
        self.data = self._document()

    def _document(self) -> Any:
        data, documents = None, 0
        for event in self._events:
            if not isinstance(event, DocumentStartEvent):
                continue
            documents += 1
            if documents > 1:
                self._say(
                    event, (), "a second document behind ---", "one document in a file",
                    "take the line --- out, or make two files of it",
                )  # fmt: skip
                break
            if event.version or event.tags:
                self._say(
                    event, (), "a line for YAML's own settings (%)", "fields alone", "take it out"
                )
            data = self._node(next(self._events), ())
        return data

    def _node(self, event: NodeEvent, at: Location) -> Any:
        if len(at) > DEEPEST:
            self._refuse_depth(event, at[:1])
        if isinstance(event, AliasEvent) or event.anchor:
            raise UnreadableYAML(self._problem(
                event, (), "an anchor or alias (& or *)",
                "values written out, quoted where they begin with & or *",
                "write the value out, or put it in quotes",
            ))  # fmt: skip
        if getattr(event, "tag", None) is not None:
            self._say_tag(event, at)
        if isinstance(event, MappingStartEvent):
            return self._group(at, flow=bool(event.flow_style))
        if isinstance(event, SequenceStartEvent):
            return self._list(at)
        # Of nodes there is no fourth kind.
        return self._scalar(cast("ScalarEvent", event), at)

    def _refuse_depth(self, event: NodeEvent, at: Location) -> NoReturn:
        said = too_deep(self._shown, self._line(event), self._words(at), f"more than {DEEPEST}")
        raise UnreadableYAML(said)

    def _list(self, at: Location) -> list[Any]:
        entries: list[Any] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            place = (*at, len(entries))
            self.lines.setdefault(place, self._line(event))
            entries.append(self._node(event, place))
        return entries

    def _group(self, at: Location, *, flow: bool) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        before, last = None, ""
        while not isinstance(event := next(self._events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self._say(
                    event, at, "a list or a group of fields in the place of a field's name",
                    "a name before each colon", "write a name, or put the text in quotes",
                )  # fmt: skip
                self._skip(event)
                self._skip(next(self._events))
                continue
            name, place = event.value, (*at, event.value)
            known = name in fields
            value_event = next(self._events)
            if flow and _is_empty(value_event) and not self._has_colon(event):
                self._say_comma(event, at, before, last)
                continue
            self.lines.setdefault(place, self._line(event))
            self._check_name(event, at, known=known)
            if known or (name == "<<" and event.style is None):
                self._skip(value_event)
                continue
            value = self._node(value_event, place)
            if value is None:
                self._say_nothing(event, place)
            before = fields[name] = value
            last = name
        return fields

    def _skip(self, event: NodeEvent) -> None:
        """Leave a value out with all that is in it."""
        depth = 0
        while True:
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth <= 0:
                return
            if depth > DEEPEST:
                # The parser's time grows with the square of the depth.
                self._refuse_depth(event, ())
            event = next(self._events)

    def _scalar(self, event: ScalarEvent, at: Location) -> Any:
        text = event.value
        if event.tag is not None:
            # As it is typed, so that nothing else is said of it.
            return self._text[event.start_mark.index : event.end_mark.index]
        if event.style is not None:
            if event.style == '"':
                self._check_escapes(event, at)
            return text
        odd = odd_number(text)
        if odd is not None:
            self._say(
                event, at, odd, "numbers in plain digits such as 15 or 0.5, texts in quotes",
                "write the number plainly; a text, such as a code, put in quotes",
            )  # fmt: skip
            return text
        if _ALL_CURLY.fullmatch(text) and at and not isinstance(at[-1], int):
            self._say(
                event, at, "curly quotation marks around the whole text, which are shown",
                "straight ones where they only mark the text, curly ones where it is quoted",
                f'where it is quoted, put straight ones around it: "{text[:1]}...{text[-1:]}"; '
                "else write straight ones in place of the curly ones",
                Severity.WARNING,
            )  # fmt: skip
        value = plain_value(text)
        comment = _COMMENT.match(self._text, event.end_mark.index)
        if isinstance(value, str) and comment and not _ONE_NAME.fullmatch(value):
            self._say_at(
                event.end_mark.index, at,
                f"{short_repr(comment[0].strip())} behind a text, which YAML leaves out",
                "a text with # in quotes, a comment on a line of its own",
                "put quotes around the whole text, or move the comment above it",
            )  # fmt: skip
            return value + comment[0]
        return value

    def _check_name(self, event: ScalarEvent, at: Location, *, known: bool) -> None:
        name = event.value
        if name == "<<" and event.style is None:
            self._say(
                event, at, "the name <<, by which YAML takes fields over from elsewhere",
                "fields written out", "write them out where they belong",
            )  # fmt: skip
        elif known:
            line = self.lines[(*at, name)]
            said = f"the field {short_repr(name)} a second time, after line {line}"
            self._say(
                event, (*at, name), said,
                "each field once",
                "keep one of the two"
                + (", or begin the next entry with '- '" if at and isinstance(at[-1], int) else ""),
            )  # fmt: skip
        if event.anchor or event.tag is not None:
            self._say(
                event, at, "a sign of YAML's own (& or !) before a field's name",
                "the name alone", "take it out, or put the name in quotes",
            )  # fmt: skip

    def _say_nothing(self, event: ScalarEvent, at: Location) -> None:
        comment = _ONLY_COMMENT.match(self._text, event.end_mark.index)
        if comment:
            self._say(
                event, at, f"nothing but {short_repr(comment[1])}, which YAML leaves out",
                "a text with # in quotes, a comment on a line of its own",
                "put quotes around the text, or move the comment above it",
            )  # fmt: skip
            return
        self._say(
            event, at, "nothing behind its name", "a value, or no such field",
            "write it, or take the line out", Severity.WARNING,
        )  # fmt: skip

    def _say_comma(self, event: ScalarEvent, at: Location, before: Any, name: str) -> None:
        """Of words behind a comma; `before` is the value of the field `name` before it."""
        advice = comma_advice(before, event.value, name)
        self._say(
            event, at, f"{short_repr(event.value)} behind a comma, without a name of its own",
            "a name, a colon and a value between two commas of {...}", advice,
        )  # fmt: skip

    def _say_tag(self, event: NodeEvent, at: Location) -> None:
        written = _TAG.match(self._text, event.start_mark.index)
        self._say(
            event, at, f"{short_repr(written[0] if written else '!')}, which YAML leaves out",
            "a text that begins with ! in quotes", "put quotes around the text, or take it out",
        )  # fmt: skip

    def _check_escapes(self, event: ScalarEvent, at: Location) -> None:
        odd = next((sign for sign in event.value if sign != "\n" and not _is_shown(sign)), None)
        if odd is not None:
            self._say(
                event, at, f"a sign that cannot be shown (U+{ord(odd):04X}), made by a backslash",
                r"letters and signs; a backslash is written \\ within double quotes",
                r"write \\, or take it out",
            )  # fmt: skip

    def _has_colon(self, name: ScalarEvent) -> bool:
        return _COLON.match(self._text, name.end_mark.index) is not None

    def _say(
        self, event: Event, at: Location, mistake: str, allowed: str, advice: str,
        severity: Severity = Severity.ERROR,
    ) -> None:  # fmt: skip
        self.problems.append((at, self._problem(event, at, mistake, allowed, advice, severity)))

    def _say_at(self, index: int, at: Location, mistake: str, allowed: str, advice: str) -> None:
        line = self._line_at(index)
        problem = Problem(self._shown, line, self._words(at), mistake, allowed, advice)
        self.problems.append((at, problem))

    def _problem(
        self, event: Event, at: Location, mistake: str, allowed: str, advice: str,
        severity: Severity = Severity.ERROR,
    ) -> Problem:  # fmt: skip
        where = self._words(at)
        return Problem(self._shown, self._line(event), where, mistake, allowed, advice, severity)

    def _line(self, event: Event) -> int:
        return self._line_at(event.start_mark.index)

    def _line_at(self, index: int) -> int:
        # Counted by the ends of lines that editors count, of which YAML knows more.
        return bisect_right(self._ends, index - 1) + self._first

    def _words(self, at: Location) -> str:
        """As `validation.location_words`, which needs the whole: here elements have numbers."""
        return (
            ", ".join(f"number {part + 1}" if isinstance(part, int) else part for part in at)
            or "file"
        )


def _is_empty(event: Event) -> bool:
    return isinstance(event, ScalarEvent) and event.style is None and event.value == ""


def _is_shown(sign: str) -> bool:
    return sign == " " or sign.isprintable() or sign in "\u00a0\u00ad\u200b\u200c\u200d\u2009\u202f"
