"""The teacher's pages in this computer's browser, for who started the kit by a double click."""

import os
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Mapping
from typing import Final

#: How long a start may take before nobody waits for a page any more.
_START_SECONDS: Final = 60.0
_LOOK_AGAIN_SECONDS: Final = 0.1
#: Without one of them a browser that was found would be one that takes the terminal.
_SCREENS: Final = ("DISPLAY", "WAYLAND_DISPLAY")


def has_screen(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether windows can be opened here; `platform` is as `sys.platform` words it."""
    return platform in {"win32", "darwin"} or any(environ.get(name) for name in _SCREENS)


def open_page(url: str) -> bool:
    """Open a page in this computer's browser. Returns whether that was tried."""
    return has_screen(sys.platform, os.environ) and webbrowser.open(url)


def open_when_up(port: int, url: str) -> None:
    """Open the page as soon as something listens on the port here; returns at once."""
    threading.Thread(target=_wait_and_open, args=(port, url), daemon=True).start()


def _wait_and_open(port: int, url: str) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        if is_listened_on(port):
            open_page(url)
            return
        time.sleep(_LOOK_AGAIN_SECONDS)


def is_listened_on(port: int) -> bool:
    """Whether something takes connections on this computer's port."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
