"""What `kit check` says of a file that is no YAML, or cannot be read: each message whole."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.content.library import load_library
from tests.support.content_messages import EX, KEYS, LES
from tests.support.room import EXERCISE, write_content

NOTES_FILE = "lessons/01-three-claims.teacher.md"

FILE_CASES = [
    (b"items: [", "1: error: file: found a bracket [ without its ]; allowed: [...]; write the ] where it ends."),
    (b"a: &x 1\n", "1: error: file: found an anchor or alias (& or *); allowed: values written out, quoted where they begin with & or *; write the value out, or put it in quotes."),
    (b"a: 1\nb: \xff\n", "2: error: file: found the byte 0xff; allowed: text in UTF-8; save the file anew as UTF-8."),
    (b"x" * (1024 * 1024 + 1), "1: error: file: found 1048577 bytes; allowed: at most 1048576 bytes; split it, or put the right file in its place."),
    (b"PK\x03\x04\xad", "1: error: file: found a packed file, such as Word's .docx under another name; allowed: text in UTF-8; save it as plain text, from Word with 'Save as', and rename that."),
    (b"\xff\xfea\x00", "1: error: file: found the byte 0xff; allowed: text in UTF-8; save the file anew as UTF-8."),
    (b"a: 1\nb: \x00\n", "2: error: file: found a sign that cannot be shown (U+0000); allowed: letters, digits and signs; delete it; where it stands for a letter, save the file anew as UTF-8."),
    ("a: 1\nb: \u2028\n".encode(), "2: error: file: found a sign that cannot be shown (U+2028); allowed: letters, digits and signs; delete it; where it stands for a letter, save the file anew as UTF-8."),
    (b"# a comment", "1: error: file: found no fields; allowed: a group of fields, one a line; see docs/authoring.md."),
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


def test_date_that_is_none_is_the_text_it_is(tmp_path: Path) -> None:
    written = write_content(
        tmp_path, exercise=EXERCISE.replace("title: Three claims", "title: 2026-02-30")
    )
    library = load_library(written)
    assert library.errors == []
    assert library.exercises["three-claims"].title == "2026-02-30"


def test_field_written_twice_is_an_error_beside_all_others(tmp_path: Path) -> None:
    """It was the file's only message once, and hid them."""
    twice = EXERCISE.replace("title: Three claims", "title: Three claims\ntitle: 3\nintor: x")
    assert [str(one) for one in load_library(write_content(tmp_path, exercise=twice)).errors] == [
        f"{EX}:3: error: title: found the field 'title' a second time, after line 2; allowed: each field once; keep one of the two.",
        f"{EX}:4: error: file: found the field 'intor'; allowed: the fields id, title, lesson, partner, type, scheme, intro, core, items; write 'intro' if that is meant.",
    ]


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (
            lambda path: path.mkdir(),
            "found a folder; allowed: a file of that name; give the folder another name.",
        ),
        (
            lambda path: path.symlink_to("nowhere"),
            "found a file that cannot be read (its link leads to nothing); allowed: a readable file; put the file itself in its place.",
        ),
        (
            os.mkfifo,
            "found no plain file; allowed: a file with text; put a file in its place.",
        ),
        (
            lambda path: path.symlink_to("/dev/null"),
            "found no plain file; allowed: a file with text; put a file in its place.",
        ),
    ],
    ids=["folder", "broken link", "pipe", "device"],
)
@pytest.mark.skipif(os.name != "posix", reason="no pipes and devices on Windows")
@pytest.mark.parametrize("name", [EX, KEYS, LES, NOTES_FILE, "lessons/articles.yaml"])
def test_what_is_no_file_is_said(
    tmp_path: Path, name: str, make: Callable[[Path], None], expected: str
) -> None:
    folder = write_content(tmp_path)
    (folder / name).unlink()
    make(folder / name)
    found = [str(problem) for problem in load_library(folder).errors]
    assert f"{name}:1: error: file: {expected}" in found
    assert len(found) == 1


def test_file_that_may_not_be_opened_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a stand-in: whoever runs the tests as root may open everything."""
    folder = write_content(tmp_path)

    def refuse(_path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert (
        f"{EX}:1: error: file: found a file that cannot be read (it may not be opened); allowed: a readable file; allow it to be read."
        in [str(problem) for problem in load_library(folder).errors]
    )
