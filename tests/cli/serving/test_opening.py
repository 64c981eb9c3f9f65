"""The browser that opens by itself, of a start by a double click."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kit.cli.serving.opening import has_screen, is_listened_on
from tests.support import commands
from tests.support.room import write_content
from tests.support.serving import free_port

POSIX = pytest.mark.skipif(os.name != "posix", reason="a browser that is a script for a shell")


@pytest.mark.parametrize(
    ("platform", "environ", "has"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_terminal_without_a_screen_has_no_browser_opened(
    platform: str, environ: dict[str, str], has: bool
) -> None:
    assert has_screen(platform, environ) is has


def wait_for(file: Path) -> str:
    until = time.monotonic() + 40
    while time.monotonic() < until:
        if file.exists() and file.read_text("utf-8").endswith("\n"):
            return file.read_text("utf-8").strip()
        time.sleep(0.05)
    raise AssertionError(file)


@pytest.mark.long
@POSIX
@pytest.mark.process
def test_browser_opens_at_the_account_and_a_second_start_opens_the_running_kit(
    tmp_path: Path,
) -> None:
    write_content(tmp_path / "content")
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n', "utf-8")
    browser.chmod(0o755)
    port = free_port()
    assert not is_listened_on(port)
    environment = commands.environment(
        {
            "HOME": str(tmp_path),
            "KIT_CONTENT": str(tmp_path / "content"),
            "KIT_WITHOUT_SHIPPED": "yes",
            "KIT_DATA": str(tmp_path / "data"),
            "BROWSER": f"{browser} %s",
            "DISPLAY": ":99",
        }
    )
    start = [sys.executable, "-m", "kit", "serve", "--local", "--open", "--port"]
    with subprocess.Popen([*start, str(port)], env=environment, stdout=subprocess.DEVNULL) as kit:
        try:
            first = wait_for(opened)
            assert first.startswith(f"http://127.0.0.1:{port}/teacher/set-up/")
            assert is_listened_on(port)
            opened.unlink()
            again = subprocess.run(
                [*start, "0"], env=environment, capture_output=True, text=True, check=False
            )
            link = wait_for(opened)
            assert (again.returncode, again.stderr) == (0, "")
            assert again.stdout == f"The kit runs already. The teacher's pages: {link}\n"
            assert link == f"http://127.0.0.1:{port}/teacher/?computer={first.partition('=')[2]}"
        finally:
            kit.send_signal(signal.SIGTERM)
    assert kit.returncode == 0
