"""The installed browser, and how it is started."""

import os
import shutil
from pathlib import Path
from typing import Any

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
_ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def find_browser() -> str | None:
    """The path of an installed Chromium, Chrome or Edge."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    return found or next((path for path in _ELSEWHERE if Path(path).exists()), None)


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
