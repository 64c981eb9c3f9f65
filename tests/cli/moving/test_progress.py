import io
import sys

import pytest

from kit.cli.moving.progress import Bar


class Terminal(io.StringIO):
    """A stream that is shown to somebody."""

    def isatty(self) -> bool:
        return True


def test_terminal_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Bar() as bar:
        step = bar.begin(4)
        step("answer", 1)
        step("mark", 3)
    assert "Copying and comparing" in terminal.getvalue()
    assert "100%" in terminal.getvalue()


def test_file_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with Bar() as bar:
        bar.begin(4)("answer", 4)
    assert file.getvalue() == ""
