import os
import re
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from werkzeug.test import TestResponse

from kit.content.library import Library
from kit.secret import computer_secret
from kit.settings import read_settings
from kit.store.engine import Store
from kit.web import cookie_name, create_app
from kit.web import state as web_state
from kit.web.addresses import ShownAddresses
from kit.web.signed import Cookies
from kit.web.state import Kit, kit_id_of
from tests.support import databases
from tests.support.room import PASSWORD, Room, make_room, tiny_library

SECRET = "a signing key for the tests, long enough"
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass
class Visitor:
    """A browser without scripts: it follows forms as they stand on the page."""

    client: FlaskClient
    address: str = "127.0.0.1"
    host: str = "127.0.0.1:8000"
    token: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def cookie_name(self) -> str:
        """The session's."""
        return str(self.client.application.config["SESSION_COOKIE_NAME"])

    def get(self, path: str, **more: Any) -> TestResponse:
        return self._seen(self.client.get(path, **self._as(more)))

    def post(self, path: str, *, as_script: bool = False, **form: str) -> TestResponse:
        if not self.token:
            reply = self.get("/token")
            self.token = reply.get_json()["csrf_token"]
        accept = {"Accept": "application/json"} if as_script else {}
        more = {"headers": {**self.headers, **accept}}
        data = {"csrf_token": self.token, **form}
        return self._seen(self.client.post(path, data=data, **self._as(more)))

    def _as(self, more: dict[str, Any]) -> dict[str, Any]:
        return {
            "environ_base": {"REMOTE_ADDR": self.address},
            "base_url": f"http://{self.host}",
            "headers": self.headers,
            **more,
        }

    def _seen(self, reply: TestResponse) -> TestResponse:
        reply.get_data()
        reply.close()
        found = _TOKEN.search(reply.text) if reply.mimetype == "text/html" else None
        if found:
            self.token = found.group(1)
        return reply


def let_in(client: FlaskClient, domain: str = "127.0.0.1") -> FlaskClient:
    """Give a browser this computer's secret, as the link that the start prints does."""
    name = f"{client.application.config['SESSION_COOKIE_NAME']}_computer"
    client.set_cookie(name, computer_secret(SECRET.encode()), domain=domain)
    return client


@dataclass
class Site:
    """The app over a room, and the visitors it knows."""

    app: Flask
    room: Room

    def visitor(self, address: str = "127.0.0.1") -> Visitor:
        """A browser at an address; one on this computer has followed the start's link."""
        return Visitor(let_in(self.app.test_client()), address)

    def stranger(self) -> Visitor:
        """A browser that seems to be on this computer, and has never followed that link."""
        return Visitor(self.app.test_client())

    def student(self, name: str) -> Visitor:
        """Somebody who has just joined by the page."""
        visitor = self.visitor()
        visitor.get(f"/join/{self.room.code}")
        reply = visitor.post(f"/join/{self.room.code}", name=name)
        assert reply.status_code == 303, reply.text
        visitor.token = ""
        return visitor

    def teacher(self, name: str = "Ms Gray") -> Visitor:
        visitor = self.visitor()
        reply = visitor.post("/teacher/sign-in", name=name, password=PASSWORD)
        assert reply.status_code == 303, reply.text
        visitor.token = ""
        return visitor

    @property
    def work(self) -> str:
        return f"/work/{self.room.assignment_id}"

    @property
    def classroom(self) -> str:
        return f"/teacher/classrooms/{self.room.classroom_id}"

    @property
    def assignment(self) -> str:
        return f"{self.classroom}/assignments/{self.room.assignment_id}"


@lru_cache(maxsize=1)
def compiled_templates() -> FileSystemBytecodeCache:
    """Each app compiles its templates anew; those of all processes of a run share what comes of it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir(), f"whose-words-templates-{run}")
    folder.mkdir(mode=0o700, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


#: Rooms of one moment are made once. It is the clock's, or some seconds ago as for a slow test.
_SOME_SECONDS = timedelta(seconds=10)
_moments: list[datetime] = []


def lately() -> datetime:
    """A moment that many sites share."""
    now = web_state.now()
    if not _moments or not timedelta() <= now - _moments[-1] < _SOME_SECONDS:
        _moments[:] = [now]
    return _moments[-1]


def make_site(
    store: Store, folder: Path, library: Library | None = None, **options: str | None
) -> Site:
    """The app over a new room on a store."""
    return site_of(make_room(store, now=lately(), library=library), folder, **options)


def site_of(room: Room, folder: Path, **options: str | None) -> Site:
    """The app over a room."""
    settings = read_settings({"data": str(folder), "address": "192.0.2.20", **options}, {})
    app = create_app(settings, room.store, room.library, SECRET)
    app.jinja_env.bytecode_cache = compiled_templates()
    app.config["TESTING"] = False
    return Site(app, room)


@lru_cache(maxsize=1)
def shared_app() -> Flask:
    """An app whose kit is exchanged for each test's: to put its addresses together takes longer."""
    with databases.opened("sqlite") as store:
        settings = read_settings({"data": tempfile.gettempdir()}, {})
        app = create_app(settings, store, tiny_library(), SECRET)
    app.jinja_env.bytecode_cache = compiled_templates()
    app.config["TESTING"] = False
    return app


def shared_site(store: Store, folder: Path, library: Library | None = None) -> Site:
    """As `make_site`, on the shared app: one at a time."""
    return shared_site_of(make_room(store, now=lately(), library=library), folder)


def shared_site_of(room: Room, folder: Path) -> Site:
    """As `site_of`, on the shared app: one at a time."""
    settings = read_settings({"data": str(folder), "address": "192.0.2.20"}, {})
    app, kit_id = shared_app(), kit_id_of(room.store)
    app.extensions["kit"] = Kit(
        room.store, room.library, settings, SECRET.encode(), ShownAddresses(settings), kit_id
    )
    app.config["SESSION_COOKIE_NAME"] = cookie_name(kit_id)
    app.session_interface = Cookies()
    app.extensions["csrf"]._good.clear()
    return Site(app, room)


@pytest.fixture
def site(store: Store, tmp_path: Path) -> Site:
    """The app on both databases."""
    return shared_site(store, tmp_path)


@pytest.fixture
def any_site(any_store: Store, tmp_path: Path) -> Site:
    """The app on SQLite, for what does not depend on the database."""
    return shared_site(any_store, tmp_path)


def text_of(reply: TestResponse) -> str:
    """The words of a page's main part, tags and runs of blanks left out."""
    main = reply.text.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())
