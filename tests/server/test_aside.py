"""What is said goes out by itself, whoever reads it or does not."""

import io
import os
import sys
import threading
from pathlib import Path
from typing import TextIO, cast

import click
import pytest

from kit.server import aside
from kit.server.aside import Aside


class Slow(io.StringIO):
    """A reader who has stopped, until told."""

    def __init__(self) -> None:
        super().__init__()
        self.goes = threading.Event()

    def write(self, text: str) -> int:
        self.goes.wait(10)
        return super().write(text)


def test_what_is_said_goes_out_in_order() -> None:
    stream = io.StringIO()
    said = Aside(stream)
    for number in range(100):
        assert said.write(f"{number}\n") == len(f"{number}\n")
        said.flush()
    said.finish()
    assert stream.getvalue().split() == [str(number) for number in range(100)]


def test_click_takes_it_for_a_stream_of_text() -> None:
    """It writes no bytes to ask, and then no lines as bytes, which ended the thread that speaks."""
    binary = io.BytesIO()
    stream = io.TextIOWrapper(binary, "utf-8")
    said = Aside(stream)
    with pytest.raises(TypeError) as caught:
        said.write(cast("str", b""))
    assert str(caught.value) == "what is said is text"
    click.echo("Łódź", file=cast("TextIO", said))
    said.finish()
    stream.flush()
    assert binary.getvalue().decode() == "Łódź\n"


def test_nobody_waits_for_a_reader_and_what_is_too_much_is_counted() -> None:
    slow = Slow()
    said = Aside(slow, most=3)
    for number in range(10):
        said.write(f"{number}\n")
    said.finish(0.01)
    slow.goes.set()
    said.finish(5)
    lines = slow.getvalue().splitlines()
    assert lines[0] == "0"
    assert "pieces of what was said are left out.)" in lines[1]


def test_stream_that_cannot_be_written_to_stops_nobody() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        said = Aside(full)
        said.write("a\n")
        said.write("b\n")
        said.finish()
        full_again = os.open(os.devnull, os.O_WRONLY)
        os.dup2(full_again, full.fileno())
        os.close(full_again)


def test_both_streams_are_put_aside_and_finished(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    aside.speak_aside()
    print("said")
    cast("Aside", sys.stderr).write("told")
    aside.finish()
    assert capsys.readouterr() == ("said\n", "told")
