"""Depth of brackets told before a parser reads them, by every reader of YAML that people bring."""

from collections.abc import Callable
from pathlib import Path
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.loading.yaml_file import Located, parse
from kit.content.notation.yaml_depth import BRACKETS_MOST, TooDeep, check_depth, deepest
from kit.content.own.editing.plain_fields import UnreadableText, plain_fields
from kit.content.own.sources import _picture_names
from kit.content.own.top_fields import top_field
from kit.content.own.yaml_spans import scalars

SAID = (
    "a.yaml:%s: error: file: found lists or groups of fields within each other, %s deep; allowed: at "
    "most 20; take brackets or blanks out."
)


@given(st.lists(st.sampled_from("[{a, "), max_size=30), st.integers(0, 9))
@settings(max_examples=60)
def test_what_opens_counts_and_what_closes_nothing_does_not(signs: list[str], closing: int) -> None:
    line = "".join(signs)
    opened = line.count("[") + line.count("{")
    assert deepest("]" * closing + line) == opened
    # One after the other they are one deep, however many.
    assert deepest("[]{}" * closing + line) == max(opened, 1 if closing else 0)


def test_first_line_that_is_too_deep_is_named() -> None:
    check_depth("a: " + "[" * BRACKETS_MOST + "\n" + "[]" * 20_000)
    with pytest.raises(TooDeep) as caught:
        check_depth("a: b\nc: " + "{" * (BRACKETS_MOST + 1) + "\n" + "[" * 500)
    assert (caught.value.line, caught.value.depth) == (1, BRACKETS_MOST + 1)
    assert str(caught.value) == f"line 2: brackets {BRACKETS_MOST + 1} deep"


DEEP = {
    "brackets": "a: " + "[" * 20_000,
    "closed again": "a: " + "[" * 20_000 + "]" * 20_000,
    "groups": "{a: " * 20_000,
    "many lines": ("a: " + "[" * 1000 + "\n") * 200,
    "a bracket a line": "a:\n" + "[\n" * 5000,
    "dashes": "- " * 5000,
    "blanks": "".join(" " * number + "a:\n" for number in range(600)),
}


def fields(text: str) -> object:
    try:
        return plain_fields(text)
    except UnreadableText:
        return None


READERS: dict[str, Callable[[str], object]] = {
    "files": lambda text: parse(text, Path("a.yaml")),
    "editor": fields,
    "texts within": lambda text: list(scalars(text)),
    "top fields": lambda text: top_field(text, "title"),
    "top of a lesson": lambda text: top_field(f"---\n{text}\n---\nA\n", "title"),
    "pictures of a lesson": lambda text: _picture_names(f"---\n{text}\n---\nA\n"),
}


@pytest.mark.sampled(2)
@pytest.mark.parametrize("reader", READERS)
def test_no_reader_takes_long_for_what_is_deep(reader: str) -> None:
    for name, text in DEEP.items():
        before = thread_time()
        READERS[reader](text)
        # A file of a lesson takes a tenth of it.
        assert thread_time() - before < 1.5, name


def test_depth_is_said_with_its_line_and_all_else_of_the_file_is_read() -> None:
    located = parse(f"title: A\nitems: {DEEP['brackets'][3:]}\nlesson: b\n", Path("a.yaml"))
    assert isinstance(located, Located)
    assert located.data == {"title": "A", "items": "-", "lesson": "b"}
    assert [str(problem) for _path, problem in located.problems] == [SAID % (2, 20_000)]
    located = parse(f"title: A\nitems: {'[' * 30}{']' * 30}\n", Path("a.yaml"))
    assert isinstance(located, Located)
    [(_path, problem)] = located.problems
    assert str(problem) == SAID.replace("file: ", "items: ") % (2, "more than 20")
