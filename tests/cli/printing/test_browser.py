"""The browser that makes a PDF."""

from pathlib import Path

import pytest

from kit.cli.printing import browser
from kit.cli.printing.browser import NoPdf, find_browser, pdf_of


def test_without_a_browser_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "find_browser", lambda: None)
    with pytest.raises(NoPdf) as said:
        pdf_of("<p>A</p>")
    assert str(said.value) == (
        "No Chrome, Chromium or Edge was found, which make the PDF. Write a .html and print it "
        "from any browser, or a .docx."
    )


def test_program_that_makes_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "find_browser", lambda: "/none/such/chrome")
    with pytest.raises(NoPdf) as said:
        pdf_of("<p>A</p>")
    assert str(said.value) == (
        "/none/such/chrome made no PDF. Write a .html and print it from any browser, or a .docx."
    )


def test_on_windows_it_is_looked_for_where_programs_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_MAC", ())
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "none"))
    monkeypatch.setenv("ProgramFiles(x86)", str(tmp_path))
    assert find_browser() == str(edge)
