"""Addresses, hosts and names of others: none leads to another site, none makes a header of its own."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from sqlalchemy import update
from werkzeug.test import TestResponse

from kit.store.engine import Store
from kit.store.models import Base
from tests.attacks.from_elsewhere import ASKERS, URL, WHOSE
from tests.support.room import PASSWORD
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, cast_again
from tests.web.conftest import shared_site

#: Some walk all routes.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

#: Every way we know to name another site where a path is meant.
ELSEWHERE = (
    "//evil.example", "///evil.example", "////evil.example/%2f..", "/\\evil.example", "\\\\evil.example",
    "/\\/evil.example", "https:evil.example", "https:/evil.example", "https://evil.example",
    "HTTPS://EVIL.EXAMPLE/", "javascript:alert(1)", "data:text/html,x", "/%2f/evil.example",
    "/%5cevil.example", "%2f%2fevil.example", "/\tevil.example", "/\t/evil.example",
    "\t//evil.example", " //evil.example", "/.//evil.example", "/..//evil.example",
    "/teacher/\r\nLocation: //evil.example", "/teacher/%0d%0aSet-Cookie:a=b", "/teacher/@evil.example",
    "http://127.0.0.1:8000@evil.example/", "http://127.0.0.1:8000.evil.example/", "//evil.example/teacher/",
    "/teacher//evil.example", "/teacher/..//evil.example", "/teacher/\\evil.example", "?//evil.example",
    "http:\\\\evil.example", "\u2028//evil.example", "\uff0f\uff0fevil.example", "//evil\u3002example",
    "//\u0000evil.example", "evil.example", ".evil.example", "@evil.example", ":80", "#//evil.example",
)  # fmt: skip


@pytest.fixture
def cast(sqlite_store: Store, tmp_path: Path) -> Cast:
    return cast_again(sqlite_store, tmp_path)


#: What a page or a library might read as the way to go on to.
NAMES = (
    "back", "next", "to", "url", "return", "return_to", "redirect", "continue", "from", "of", "at",
    "_scheme", "_external", "_anchor", "_method", "endpoint", "values", "self", "lesson_id",
    "exercise_id", "classroom_id", "assignment_id", "student_id", "draft_id", "filename", "open",
    "separator", "size", "paper", "version", "forms", "what", "lines", "student", "sort", "first",
)  # fmt: skip


def askers(number: int, count: int) -> list[str]:
    """So many of them for the route of this number."""
    return [ASKERS[(number + more) % len(ASKERS)] for more in range(count)]


@pytest.mark.long
@pytest.mark.parametrize("count", WHOSE)
def test_no_address_or_field_leads_to_another_site(cast: Cast, count: int) -> None:
    """Every route, with every name that could say where to go on to, each way of naming elsewhere."""
    visitors = {role: cast.visitor(role) for role in ASKERS}
    for number, row in enumerate(ROWS):
        method, endpoint = row.split()
        for role in askers(number, count):
            visitor = visitors[role]
            place = ELSEWHERE[number % len(ELSEWHERE)]
            pairs = {
                name: ELSEWHERE[(number + at) % len(ELSEWHERE)] for at, name in enumerate(NAMES)
            }
            path = cast.path(endpoint)
            query = "&".join(f"{name}={quote(value)}" for name, value in pairs.items())
            if method == "GET":
                replies = [visitor.get(f"{path}?{query}"), visitor.get(f"{path}/{quote(place)}")]
            elif endpoint.startswith(("account.", "projector.", "join.", "way_in.")):
                # Of the names, one is what the method of a visitor calls its own.
                form: dict[str, Any] = {**pairs, **cast.form(row)}
                replies = [visitor.post(path, **{n: form[n] for n in form if n != "self"})]
            else:
                continue
            for reply in replies:
                assert reply.status_code < 500, (row, role, query[:300], reply.text[-300:])
                assert_stays(reply, (row, role))


def assert_stays(reply: TestResponse, what: object) -> None:
    location = reply.headers.get("Location")
    if location is None:
        return
    assert location.isprintable(), (what, location)
    assert "\\" not in location, (what, location)
    # As a browser reads it, for which tabs are nothing and backslashes are slashes.
    there = urlsplit(urljoin(f"{URL}/teacher/", location))
    assert there.netloc == "127.0.0.1:8000", (what, location)
    assert there.scheme == "http", (what, location)


@pytest.mark.long
@pytest.mark.sampled(10)
@pytest.mark.parametrize("place", ELSEWHERE)
def test_who_signs_in_goes_on_within_the_site(cast: Cast, place: str) -> None:
    visitor = cast.site.visitor()
    path = f"/teacher/sign-in?back={quote(place)}"
    reply = visitor.post(path, name="Ms Gray", password=PASSWORD, back=place)
    assert reply.status_code == 303
    assert_stays(reply, place)
    assert_stays(visitor.get(path), place)
    assert_stays(visitor.post("/teacher/hide", back=place), place)
    assert_stays(visitor.post("/teacher/projector", back=place), place)


HOSTS = (
    "evil.example", "evil.example:8000", "127.0.0.1:8000@evil.example", "127.0.0.1.evil.example",
    "evil.example#127.0.0.1", "127.0.0.1:8000\\evil.example", "[::1].evil.example", "EVIL.example",
)  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("count", WHOSE)
def test_no_link_redirect_or_code_is_built_from_the_host(cast: Cast, count: int) -> None:
    """On every page, for who may see it: by the Host header, and by those of a proxy."""
    forwarded = {
        "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Host": "evil.example",
        "X-Forwarded-Prefix": "/evil.example", "Forwarded": "host=evil.example;proto=https",
        "X-Forwarded-Server": "evil.example", "X-Original-URL": "/evil.example",
    }  # fmt: skip
    visitors = {role: cast.visitor(role) for role in ASKERS}
    for number, row in enumerate(row for row in ROWS if row.startswith("GET ")):
        path = cast.path(row.split()[1])
        for role in askers(number, count):
            reply = visitors[role].get(path, headers=forwarded)
            assert b"evil.example" not in said_by(reply), (row, role)
        for host in HOSTS[number % 4 :: 4]:
            reply = visitors["nobody"].get(
                path, base_url=URL, environ_overrides={"HTTP_HOST": host}
            )
            assert reply.status_code < 500, (row, host)
            assert b"evil.example" not in said_by(reply), (row, host)


def said_by(reply: TestResponse) -> bytes:
    """Headers and body, whatever its kind, in small letters."""
    return f"{reply.headers}".lower().encode() + reply.get_data().lower()


ODD_NAMES = (
    'a"; filename="evil.exe', "a\r\nX-Evil: 1", "a\nSet-Cookie: evil=1\n\n<script>", "../../etc/evil",
    "\u202egpj.exe", "a;b=c", "a\x00b", "%0d%0aX-Evil:1", "=?utf-8?b?ZXZpbA==?=", "\U0001f600" * 40, "CON", ".",
)  # fmt: skip


#: Each day each name with a part of the pages.
_NAMED_PARTS = 4


@pytest.mark.long
@pytest.mark.sampled(3)
@pytest.mark.parametrize("number", range(len(ODD_NAMES)))
def test_downloads_are_called_by_nothing_that_a_header_obeys(cast: Cast, number: int) -> None:
    """The class, its exercise and its draft have that name in the database, past every form."""
    assert_names_obeyed_by_nothing(
        cast, ODD_NAMES[number], slice(number % _NAMED_PARTS, None, _NAMED_PARTS)
    )


@pytest.mark.long
@pytest.mark.parametrize("name", ODD_NAMES)
def test_no_download_is_called_by_what_a_header_obeys(cast: Cast, name: str) -> None:
    assert assert_names_obeyed_by_nothing(cast, name, slice(None)) > 15


def assert_names_obeyed_by_nothing(cast: Cast, name: str, pages: slice) -> int:
    """How many downloads there were among these pages."""
    tables = Base.metadata.tables
    with cast.site.room.store.writing() as connection:
        for table, column in (("classroom", "name"), ("assignment", "title"), ("draft", "title")):
            connection.execute(update(tables[table]).values({column: name}))
    teacher, count = cast.visitor("teacher"), 0
    for row in [row for row in ROWS if row.startswith("GET ")][pages]:
        reply = teacher.get(cast.path(row.split()[1]))
        assert reply.status_code < 500, (row, reply.text[-300:])
        assert "X-Evil" not in reply.headers, row
        said = reply.headers.get("Content-Disposition")
        if said is not None:
            count += 1
            assert re.fullmatch(
                r'attachment; filename="?[\w.()-]+"?(; filename\*=UTF-8\'\'[\w.%~()-]+)?',
                said,
                re.ASCII,
            ), (row, said)
            assert "%2F" not in said, (row, said)
            assert "%0" not in said, (row, said)
    return count


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/teacher", "/teacher/"),
        ("/work?a=b", "/work/?a=b"),
        ("/join//X", "/join/X"),
        ("///work///", "/work/"),
    ],
)
def test_who_leaves_a_slash_out_is_led_on_at_the_same_address(
    sqlite_store: Store, tmp_path: Path, path: str, place: str
) -> None:
    """A path alone: a name would be the phone's own, `localhost`."""
    client = shared_site(sqlite_store, tmp_path).app.test_client()
    reply = client.get("/", base_url="http://192.0.2.20:8000", environ_overrides=split(path))
    assert (reply.status_code, reply.location) == (308, place)


def split(path: str) -> dict[str, str]:
    """As a gateway hands an address on, which a client of tests would take apart."""
    before, _, query = path.partition("?")
    return {"PATH_INFO": before, "QUERY_STRING": query}
