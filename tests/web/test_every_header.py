"""What every reply says of itself, whatever it is and whoever asks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from kit.settings import read_settings
from kit.web import create_app
from tests.support import databases
from tests.support.room import tiny_library
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, cast_again
from tests.web.conftest import SECRET, site_of

#: Every page as three people ask for it: minutes where the computer is busy.
pytestmark = pytest.mark.timeout(300)

#: What the policy says at least, of each page that it is sent with.
POLICY = ("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")
TEXTS = ("text/", "application/json", "image/svg+xml")
ASKED = [row.removeprefix("GET ") for row in ROWS if row.startswith("GET ")]
#: They hold words of a library or of a file, in the letters that it has.
LETTERLESS = {"application/json"}


#: The wall, which the whole class sees.
WITHOUT_A_MAST: dict[str, set[str]] = {"student": set(), "teacher": {"live_control.projector"}}


@pytest.fixture(scope="module")
def audience(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    with databases.kept("sqlite") as store:
        yield cast_again(store, tmp_path_factory.mktemp("audience"), site_of)


@pytest.fixture(scope="module")
def replies(audience: Cast) -> dict[str, TestResponse]:
    """Each address as a teacher, a student and a stranger ask for it, once; and what is none.

    They ask from another origin, as far as their browser says.
    """
    replies = {}
    for role in ("teacher", "student", "nobody"):
        visitor = audience.visitor(role)
        visitor.headers = {"Origin": "https://elsewhere.example"}
        for endpoint in ASKED:
            replies[f"{role} {endpoint}"] = visitor.get(audience.path(endpoint))
        for path in ("/nowhere", "/static/kit.css", "/static/nothing.js", "/token"):
            replies[f"{role} {path}"] = visitor.get(path)
    return replies


def test_every_kind_of_reply_has_its_headers(replies: dict[str, TestResponse]) -> None:
    kinds = set()
    for name, reply in replies.items():
        kinds.add((reply.status_code, reply.mimetype))
        headers = reply.headers
        assert headers["X-Content-Type-Options"] == "nosniff", name
        assert headers["Referrer-Policy"] == "same-origin", name
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin", name
        policy = headers["Content-Security-Policy"]
        if reply.mimetype == "text/html":
            assert [part for part in POLICY if part not in policy] == [], name
        else:
            assert "default-src 'none'" in policy, name
    assert {(200, "text/html"), (404, "text/html"), (303, "text/html")} <= kinds
    assert {"text/css", "application/json", "text/csv"} <= {mimetype for _status, mimetype in kinds}


@pytest.mark.long
def test_every_reply_says_its_type_and_letters(replies: dict[str, TestResponse]) -> None:
    for name, reply in replies.items():
        if not reply.data:
            continue
        kind = reply.headers["Content-Type"]
        if kind.startswith(TEXTS) and reply.mimetype not in LETTERLESS:
            assert kind.endswith("charset=utf-8"), name
        else:
            assert re.fullmatch(r"(?:application|image)/[a-z0-9.+-]+(?:; charset=utf-8)?", kind), (
                name
            )


@pytest.mark.long
def test_no_other_origin_may_read_a_reply(replies: dict[str, TestResponse]) -> None:
    for name, reply in replies.items():
        allowed = [header for header, _ in reply.headers if header.startswith("Access-Control-")]
        assert allowed == [], name


def test_trace_is_answered_by_no_page(audience: Cast) -> None:
    client = audience.visitor("teacher").client
    for endpoint in ASKED:
        reply = client.open(
            audience.path(endpoint), method="TRACE", base_url="http://127.0.0.1:8000"
        )
        assert reply.status_code == 405, endpoint
        assert "session" not in reply.text.lower(), endpoint
        reply.close()


@pytest.mark.parametrize("name", ["FLASK_DEBUG", "FLASK_ENV"])
def test_debugging_stays_off_whatever_the_environment_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "1" if name == "FLASK_DEBUG" else "development")
    with databases.kept("sqlite") as store:
        settings = read_settings({"data": str(tmp_path)}, {})
        app = create_app(settings, store, tiny_library(), SECRET)
        assert not app.debug
        assert not app.testing
        assert not app.jinja_env.auto_reload


@pytest.mark.long
def test_every_page_of_somebody_signed_in_has_the_way_out(
    audience: Cast, replies: dict[str, TestResponse]
) -> None:
    for role, below, way in (
        ("student", "/work/", 'action="/hand-on"'),
        ("teacher", "/teacher/", 'action="/teacher/sign-out"'),
    ):
        without = set()
        for endpoint in ASKED:
            reply = replies[f"{role} {endpoint}"]
            if not audience.path(endpoint).startswith(below):
                continue
            if reply.status_code != 200 or reply.mimetype != "text/html":
                continue
            if "<html" in reply.text and way not in reply.text:
                without.add(endpoint)
        assert without == WITHOUT_A_MAST[role]
