"""An installed browser that makes a PDF of a page: no library does it as well (ARCHITECTURE.md)."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

#: By name, where programs are found by it.
_NAMES: Final = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
_MAC: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
#: Below the folders that these variables of Windows name.
_WINDOWS: Final = ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
_IN_WINDOWS: Final = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
#: A sheet takes one; a browser that starts for the first time takes some.
_SECONDS: Final = 60


class NoPdf(Exception):
    """No PDF was made; the message says why."""


def find_browser() -> str | None:
    """The path of an installed Chrome, Chromium or Edge; None where there is none."""
    named = next(filter(None, map(shutil.which, _NAMES)), None)
    return named or next((path for path in _elsewhere() if Path(path).exists()), None)


def _elsewhere() -> Iterator[str]:
    yield from _MAC
    for variable in _WINDOWS:
        folder = os.environ.get(variable)
        if folder:
            yield from (str(Path(folder, path)) for path in _IN_WINDOWS)


def pdf_of(html: str) -> bytes:
    """The page as a PDF, on the paper that its style sheet names. Raises NoPdf."""
    browser = find_browser()
    if browser is None:
        raise NoPdf(
            "No Chrome, Chromium or Edge was found, which make the PDF. Write a .html and print it "
            "from any browser, or a .docx."
        )
    with tempfile.TemporaryDirectory(prefix="whose-words-", ignore_cleanup_errors=True) as folder:
        page, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, encoding="utf-8")
        try:
            subprocess.run(  # noqa: S603 - the way in for the classroom
                _command(browser, Path(folder), page, target),
                capture_output=True, check=False, timeout=_SECONDS,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoPdf(_failed(browser)) from error
        if not target.exists():
            raise NoPdf(_failed(browser))
        return target.read_bytes()


def _failed(browser: str) -> str:
    return f"{browser} made no PDF. Write a .html and print it from any browser, or a .docx."


def _command(browser: str, folder: Path, page: Path, target: Path) -> list[str]:
    """Without windows, and with a profile of its own: one that is open would take the page over."""
    options = ["--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")
    profile = f"--user-data-dir={folder / 'profile'}"
    return [browser, *options, profile, f"--print-to-pdf={target}", page.as_uri()]
