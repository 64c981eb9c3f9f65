"""Pages that show the way in follow the laptop from network to network, while they stand open."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from kit.network import Address, Kind, Picked
from kit.store.engine import Store
from kit.web import addresses
from tests.web.conftest import Site, make_site

pytestmark = pytest.mark.browser

CABLE = Address("10.20.30.40", "eth0", Kind.ROOM)
HOTSPOT = Address("10.42.0.1", "wlan0", Kind.ROOM)
NONE = "This computer is in no network"


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> list[Address]:
    """The addresses that the computer has; a test changes them."""
    there = [CABLE, HOTSPOT]

    def ordered(picked: Picked | None = None) -> list[Address]:
        first = picked.among(there) if picked else None
        return sorted(there, key=lambda address: address is not first)

    monkeypatch.setattr(addresses, "classroom_addresses", ordered)
    monkeypatch.setattr(addresses, "FRESH_SECONDS", 0.0)
    return there


@pytest.fixture
def url(sqlite_store: Store, tmp_path: Path, network: list[Address]) -> Iterator[tuple[str, Site]]:
    """A teacher's own site on a port, with her signed in whatever the browser sends."""
    site = make_site(sqlite_store, tmp_path, address=None)
    teacher = site.teacher()
    jar = (teacher.client._cookies or {}).values()
    cookies = "; ".join(f"{cookie.key}={cookie.value}" for cookie in jar)

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        return site.app({**environ, "HTTP_COOKIE": cookies}, start)

    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", site
    server.shutdown()


def test_join_page_and_wall_follow_by_themselves(
    browser: Browser, url: tuple[str, Site], network: list[Address]
) -> None:
    base, site = url
    started = site.teacher().post(f"{site.classroom}/live/start/three-claims", again="1")
    context = browser.new_context(viewport={"width": 360, "height": 740})
    pages = [context.new_page(), context.new_page()]
    for page, path in zip(
        pages, (f"{site.classroom}/join", f"{started.headers['Location']}/projector"), strict=True
    ):
        page.clock.install()
        page.goto(base + path)
        expect(page.locator(".address [data-way=address]")).to_have_text("http://10.20.30.40:8000")
    network[:] = [HOTSPOT]
    for page in pages:
        page.clock.run_for(6500)
        expect(page.locator(".address [data-way=address]")).to_have_text("http://10.42.0.1:8000")
        expect(page.locator("[data-way=picture] img")).to_have_attribute(
            "alt", f"QR code of http://10.42.0.1:8000/join/{site.room.code}"
        )
        expect(page.locator("[data-way=notice]")).to_contain_text("http://10.42.0.1:8000")
    network[:] = []
    for page in pages:
        page.clock.run_for(6500)
        expect(page.locator("[data-way=picture]")).to_contain_text(NONE)
        expect(page.locator("img.qr")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
