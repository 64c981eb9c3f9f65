"""The installed browser, and how it is started."""

import os
import shutil
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

#: First the form without windows, which takes half the processor (measured with 75 pages: 5.6 s
#: of it against 11.8 s): it draws no frames that nobody sees.
_BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "msedge",
)
_ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def find_browser() -> str | None:
    """The path of an installed Chromium, Chrome or Edge."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    return found or next((path for path in _ELSEWHERE if Path(path).exists()), None)


def whole_page_options() -> dict[str, Any] | None:
    """What starts a browser that keeps whole pages for its Back button, or None where there is none.

    The form without windows keeps none.
    """
    options = launch_options()
    path = next(filter(None, map(shutil.which, _BROWSERS[1:])), None) or find_browser()
    if options is None or path is None or path.endswith(_BROWSERS[0]):
        return None
    arguments = [*options["args"], "--enable-features=BackForwardCache", "--headless=new"]
    return {
        **options,
        "executable_path": path,
        "args": arguments,
        "ignore_default_args": ["--disable-back-forward-cache"],
    }


def launch_options() -> dict[str, Any] | None:
    """What Playwright starts the installed browser with, or None where there is none."""
    path = find_browser()
    if path is None:
        return None
    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return {"executable_path": path, "args": arguments, "headless": True}


def wait_until(page: Page, condition: str, seconds: float = 10) -> None:
    """Until an expression holds in the page, or an AssertionError that names it.

    Playwright's own `wait_for_function` evaluates again within the page, which the kit's content
    security policy forbids: it works only where the condition holds at the first look.
    """
    until = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < until, f"{page.url}: never came true: {condition}"
        page.wait_for_timeout(50)
