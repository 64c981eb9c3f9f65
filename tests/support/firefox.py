"""The installed Firefox, driven by WebDriver BiDi, which it speaks itself: no driver beside it."""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import pytest

from tests.support.websocket import WebSocket

_NAMES: Final = ("firefox-esr", "firefox")
_ELSEWHERE: Final = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
)
#: Firefox says where it listens on a line of its own.
_LISTENS: Final = re.compile(r"WebDriver BiDi listening on ws://127[.]0[.]0[.]1:(\d+)")
START_SECONDS: Final = 90
#: The longest wait for one thing, on a busy machine.
SECONDS: Final = 40
#: No first-run pages, no updates, no questions to anybody elsewhere.
_PREFERENCES: Final = {
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    "ui.prefersReducedMotion": 1,
}


def find_firefox() -> str:
    """The path of an installed Firefox; one loud skip, or in CI a failure, without it."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    found = found or next((path for path in _ELSEWHERE if Path(path).exists()), None)
    if found is not None:
        return found
    message = "NO FIREFOX: install it to run these tests (Debian: apt install firefox-esr)"
    if os.environ.get("KIT_REQUIRE_FIREFOX"):
        pytest.fail(message)
    pytest.skip(message)


class Firefox:
    """A running Firefox. What its pages complain of on the console is kept in `complaints`."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._number = 0
        self.complaints: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])

    def ask(self, method: str, **parameters: Any) -> Mapping[str, Any]:
        """What a command of WebDriver BiDi returns. Raises RuntimeError where it is refused."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        self._socket.send(json.dumps(message))
        while True:
            reply = json.loads(self._socket.receive())
            if reply.get("type") == "event":
                self._note(reply)
            elif reply.get("id") == self._number:
                break
        if reply["type"] == "error":
            message_text = f"{method}: {reply['error']}: {reply['message']}"
            raise RuntimeError(message_text)
        result: Mapping[str, Any] = reply["result"]
        return result

    def _note(self, event: Mapping[str, Any]) -> None:
        entry = event["params"]
        if event["method"] == "log.entryAdded" and entry["level"] in {"error", "warn"}:
            self.complaints.append(str(entry["text"]))

    def new_person(self, width: int, height: int) -> "Tab":
        """A tab with cookies and storage of its own."""
        user = self.ask("browser.createUserContext")["userContext"]
        made = self.ask("browsingContext.create", type="tab", userContext=user)
        tab = Tab(self, str(made["context"]))
        size = {"width": width, "height": height}
        self.ask("browsingContext.setViewport", context=tab.context, viewport=size)
        return tab


class Tab:
    """A page in front of somebody."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self._firefox = firefox
        self.context = context

    def open(self, url: str) -> None:
        """Go to an address, and wait until all of the page is there."""
        self._firefox.ask(
            "browsingContext.navigate", context=self.context, url=url, wait="complete"
        )

    def look(self, expression: str) -> Any:
        """What an expression comes to in the page: a text, a number, a truth or nothing."""
        return self._come_to(expression).get("value")

    def _come_to(self, expression: str) -> Mapping[str, Any]:
        """The same as BiDi words it. Raises RuntimeError where the page throws, or is left."""
        reply = self._firefox.ask(
            "script.evaluate",
            expression=expression,
            target={"context": self.context},
            awaitPromise=True,
        )
        if reply["type"] != "success":
            message = f"{expression}: {reply['exceptionDetails']['text']}"
            raise RuntimeError(message)
        result: Mapping[str, Any] = reply["result"]
        return result

    def wait_for(self, expression: str, seconds: float = SECONDS) -> Any:
        """Until an expression comes true, in whichever page is there then; what it comes to."""
        until, trouble = time.monotonic() + seconds, ""
        while time.monotonic() < until:
            try:
                value = self.look(expression)
            except RuntimeError as error:
                value, trouble = None, str(error)  # the page is being left
            if value:
                return value
            time.sleep(0.1)
        with suppress(RuntimeError):
            trouble += f" at {self.look('location.href')}: {self.look('document.body.innerText')}"
        message = f"never came true: {expression} {trouble}"
        raise AssertionError(message)

    def find(self, selector: str, text: str = "", place: int = 0) -> str:
        """Wait for what is seen and matches, and whose words hold that text: how BiDi calls it.

        Of several the first, or the one in another `place`.
        """
        found = (
            f"[...document.querySelectorAll({json.dumps(selector)})].filter(one => "
            "one.getClientRects().length && "
            f"(one.innerText || '').includes({json.dumps(text)}))[{place}]"
        )
        self.wait_for(f"Boolean({found})")
        # In the middle, where no bar at an edge lies over it.
        shown = "one.scrollIntoView({block: 'center'})"
        return str(self._come_to(f"(one => {{ {shown}; return one; }})({found})")["sharedId"])

    def click(self, selector: str, text: str = "") -> None:
        """Press where it is, as a hand does: what lies over it gets the press instead."""
        until = time.monotonic() + SECONDS
        while True:
            try:
                self.drag(self.find(selector, text))
            except RuntimeError:
                # It was on a page that was just being left.
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
            else:
                return

    def drag(self, start: str, end: str | None = None) -> None:
        """Press on one thing, move to the other, let go."""
        steps = [_to(start), {"type": "pointerDown", "button": 0}]
        if end is not None:
            steps.append({**_to(end), "duration": 200})
        self._act("pointer", [*steps, {"type": "pointerUp", "button": 0}])

    def type(self, selector: str, text: str) -> None:
        """Click into a field and type."""
        self.click(selector)
        keys = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self._act("key", keys)

    def _act(self, kind: str, steps: Sequence[Mapping[str, Any]]) -> None:
        source = {"type": kind, "id": kind, "actions": steps}
        self._firefox.ask("input.performActions", context=self.context, actions=[source])
        self._firefox.ask("input.releaseActions", context=self.context)


def _to(node: str) -> dict[str, Any]:
    origin = {"type": "element", "element": {"sharedId": node}}
    return {"type": "pointerMove", "x": 0, "y": 0, "origin": origin}


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Firefox without a window, with a profile of its own in this folder, ended by its id."""
    program = find_firefox()
    profile = folder / "profile"
    profile.mkdir()
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    said = folder / "firefox.log"
    with said.open("w") as log:
        process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--remote-debugging-port", "0",
             "--profile", str(profile), "about:blank"],
            stdout=log, stderr=subprocess.STDOUT,
            env={**os.environ, "MOZ_HEADLESS": "1", "HOME": str(folder)},
        )  # fmt: skip
    try:
        with WebSocket(_port(process, said), "/session", 2 * SECONDS) as socket:
            running = Firefox(socket)
            yield running
            with suppress(OSError, RuntimeError):
                running.ask("browser.close")
    finally:
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        if process.poll() is None:
            process.kill()
            process.wait()


def _port(process: subprocess.Popen[bytes], said: Path) -> int:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        found = _LISTENS.search(said.read_text("utf-8", errors="replace"))
        if found:
            return int(found.group(1))
        time.sleep(0.1)
    message = f"Firefox did not start:\n{said.read_text('utf-8', errors='replace')}"
    raise RuntimeError(message)
