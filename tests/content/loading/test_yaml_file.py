"""What `kit check` says of a file that is no YAML, or cannot be read: each message whole."""

import errno
import os
from pathlib import Path

import pytest

from kit.content.library import load_library
from tests.support.content_messages import EX
from tests.support.room import write_content

FILE_CASES = [
    (b"items: [", "1: error: file: found broken YAML (expected the node content, but found '<stream end>'); allowed: YAML 1.2 without duplicate keys; mend the line; texts with a colon or a quotation mark want quotes around them."),
    (b"a: 1\na: 2\n", '2: error: file: found broken YAML (found duplicate key "a" with value "2" (original value: "1")); allowed: YAML 1.2 without duplicate keys; mend the line; texts with a colon or a quotation mark want quotes around them.'),
    (b"a: &x 1\nb: *x\n", "1: error: file: found an anchor or alias (& or *); allowed: values written out, quoted where they begin with & or *; write the value out, or put it in quotes."),
    (b"a: 1\nb: \xff\n", "2: error: file: found the byte 0xff; allowed: text in UTF-8; save the file anew as UTF-8."),
    (b"x" * (1024 * 1024 + 1), "1: error: file: found 1048577 bytes; allowed: at most 1048576 bytes; split it, or put the right file in its place."),
    (b"", "1: error: file: found no fields; allowed: a group of fields, one a line; see docs/authoring.md."),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), FILE_CASES)
def test_file_message(tmp_path: Path, raw: bytes, expected: str) -> None:
    folder = write_content(tmp_path)
    (folder / EX).write_bytes(raw)
    found = [str(problem) for problem in load_library(folder).errors]
    assert found == [f"{EX}:{expected}"]


def test_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    (folder / EX).unlink()
    (folder / EX).symlink_to(EX.removeprefix("exercises/"))  # to itself, which nobody can open
    assert [str(problem) for problem in load_library(folder).errors] == [
        (
            f"{EX}:1: error: file: found a file that cannot be read ({os.strerror(errno.ELOOP)}); "
            "allowed: a readable file; check its permissions."
        )
    ]


def test_yaml_that_breaks_without_a_line_is_said(tmp_path: Path) -> None:
    written = write_content(tmp_path, exercise="title: 2026-02-30\n")
    assert [str(problem) for problem in load_library(written).errors] == [
        (
            f"{EX}:1: error: file: found broken YAML (day is out of range for month); "
            "allowed: YAML 1.2 without duplicate keys; mend the file."
        )
    ]
