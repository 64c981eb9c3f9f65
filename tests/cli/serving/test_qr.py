"""The QR code on a terminal, through a real one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import segno

ROOT = Path(__file__).parents[2]
ADDRESSES = ["http://192.168.1.7:8000/", "http://a-rather-long-name.school.example:65535/"]
DARK = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name != "posix", reason="Windows has no pseudo-terminals"),
]


def on_terminal(address: str, encoding: str) -> str:
    """What a terminal of that encoding is sent."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", f"from kit.cli.serving.qr import print_qr; print_qr({address!r})"],
        stdout=theirs,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": f"{encoding}:replace"},
    )
    os.close(theirs)
    raw = b""
    try:
        while piece := os.read(ours, 65536):
            raw += piece
    except OSError:  # Linux's way to say that the other end is closed
        pass
    finally:
        os.close(ours)
    assert process.wait(timeout=40) == 0
    return raw.decode(encoding).replace("\r\n", "\n")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("encoding", ["utf-8", "cp437"])
def test_what_is_drawn_is_the_code_in_black_on_white(address: str, encoding: str) -> None:
    drawn = on_terminal(address, encoding)
    lines = [re.fullmatch(r"\x1b\[30;107m(.+)\x1b\[0m", line) for line in drawn.splitlines()]
    rows: list[list[int]] = []
    for line in lines:
        assert line is not None
        halves = [DARK[character] for character in line[1]]
        rows += [[upper for upper, _ in halves], [lower for _, lower in halves]]
    expected = [list(row) for row in segno.make(address, error="m").matrix_iter(border=4)]
    assert rows[: len(expected)] == expected
    # A last half row, where their number is odd, is white.
    assert not any(map(any, rows[len(expected) :]))


def test_terminal_without_the_characters_is_told_where_the_code_is() -> None:
    assert on_terminal(ADDRESSES[0], "cp1252") == (
        "(This terminal cannot draw the QR code; the teacher's pages show it.)\n"
    )
