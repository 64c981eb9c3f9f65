"""What another site, or another person, can have a browser send: forms, cookies, addresses, names.

All of it walks the app's own map of routes, with the roles and things of the access table.
"""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.test import TestResponse

from kit.store.engine import Store
from kit.store.models import Base
from kit.web import create_app
from tests.support.room import PASSWORD
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, cast_again
from tests.web.conftest import SECRET, Site, Visitor, let_in, shared_site
from tests.web.test_access import kept_by_looking, stored

#: Some walk all routes.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

URL = "http://127.0.0.1:8000"
#: Forms that let somebody in: who is in already is led home by them, whatever they hold.
SENT_TWICE = {
    "account.sign_in", "account.second_step", "join.lobby", "join.take_roster_name", "join.come_back"
}  # fmt: skip
#: Roles whose browsers another site may use.
USED = ("teacher", "co-teacher", "student", "reader", "nobody")
#: Whose pages are asked for; each day each route by one of them in turn, and else by all.
ASKERS = ("teacher", "student", "nobody")
#: Each day a part of the routes, the same always; all at once for the long form.
IN_PARTS = (4, pytest.param(1, marks=[pytest.mark.long, pytest.mark.timeout(600)]))
WHOSE = (1, pytest.param(len(ASKERS), marks=[pytest.mark.long, pytest.mark.timeout(600)]))
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


def posts() -> list[str]:
    return [row.split()[1] for row in ROWS if row.startswith("POST ")]


def token_of(client: FlaskClient) -> str:
    return str(client.get("/token", base_url=URL).get_json()["csrf_token"])


def foreign_tokens(cast: Cast) -> dict[str, str]:
    """Tokens that somebody else can have: another visitor's, another kit's, a broken or empty one."""
    kit = cast.site.app.extensions["kit"]
    other = create_app(kit.settings, kit.store, kit.library, f"{SECRET} of another kit")
    good = token_of(cast.site.visitor().client)
    return {
        "another visitor's": good,
        "another kit's": token_of(let_in(other.test_client())),
        "of no signature": good.rpartition(".")[0],
        "with a letter changed": good[:-1] + ("A" if good[-1] != "A" else "B"),
        "empty": "",
        "not ASCII": "\u00e9\x00",
        "long": "x" * 20_000,
    }


@pytest.mark.parametrize("parts", IN_PARTS)
def test_every_post_with_a_token_that_is_not_its_browsers_is_refused(
    cast: Cast, parts: int
) -> None:
    """In the form, in each header that is read, in the query; and nothing is stored."""
    clients = {role: cast.visitor(role).client for role in USED}
    before, accepted = stored(cast), []
    for at, (what, token) in enumerate(foreign_tokens(cast).items()):
        for number, endpoint in enumerate(posts()[at % parts :: parts]):
            role = USED[number % len(USED)] if what != "another visitor's" else "teacher"
            form = {**cast.form(f"POST {endpoint}"), "csrf_token": token}
            path = cast.path(endpoint, **cast.of_role(role))
            reply = clients[role].post(path, data=form, base_url=URL)
            if reply.status_code < 400 and not is_turned_away(reply):
                accepted.append((what, role, endpoint, reply.status_code))
    # Who is in already has pressed the button twice, and goes on.
    assert {each for each in accepted if each[2] not in SENT_TWICE} == set()
    assert stored(cast) == before


def is_turned_away(reply: TestResponse) -> bool:
    """Whether it leads to where one signs in or joins."""
    return bool(reply.location) and bool(
        re.match(r"/(teacher/sign-in|\?signed_out=1)", str(reply.location))
    )


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/json", "multipart/form-data; boundary=X", ""]
)
def test_bodies_that_another_site_may_send_unasked_pass_for_no_form(cast: Cast, kind: str) -> None:
    """`text/plain` is what a page elsewhere can send with a browser's cookies and any body."""
    client, before = cast.visitor("teacher").client, stored(cast)
    for endpoint in posts():
        body = '{"csrf_token": "x", "name": "Eve", "do": "link", "csrf_token=": ""}'
        headers = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
        reply = client.post(
            cast.path(endpoint), data=body, base_url=URL, content_type=kind, headers=headers
        )
        assert reply.status_code >= 400 or endpoint in SENT_TWICE, (
            endpoint,
            reply.status_code,
        )
    assert stored(cast) == before


@pytest.mark.parametrize("parts", IN_PARTS)
def test_no_get_writes_and_no_method_stands_for_another(cast: Cast, parts: int) -> None:
    """A link or a picture elsewhere asks by GET; a form there may say another method in a field."""
    visitor, before = cast.visitor("teacher"), kept_by_looking(cast)
    override = {
        "X-HTTP-Method-Override": "POST",
        "X-Method-Override": "POST",
        "X-HTTP-Method": "DELETE",
    }
    for row in list(ROWS)[::parts]:
        method, endpoint = row.split()
        path, form = cast.path(endpoint), cast.form(f"POST {endpoint}")
        for asked in (path, f"{path}?_method=POST"):
            reply = visitor.client.get(
                asked, data={**form, "_method": "POST"}, base_url=URL, headers=override
            )
            assert reply.status_code < 500, (endpoint, reply.text[-300:])
        if method == "POST":
            for odd in (
                "PUT",
                "PATCH",
                "DELETE",
                "TRACE",
                "CONNECT",
                "PROPFIND",
                "GET POST",
            ):
                reply = visitor.client.open(path, method=odd, base_url=URL, data=form)
                assert reply.status_code in {400, 405}, (odd, endpoint, reply.status_code)
    assert kept_by_looking(cast) == before


def cookie_of(visitor: Visitor) -> str:
    found = visitor.client.get_cookie(visitor.cookie_name, domain="127.0.0.1")
    return found.value if found else ""


def with_cookie(site: Site, value: str) -> Visitor:
    """A browser on this computer into which somebody put that cookie."""
    visitor = site.visitor()
    visitor.client.set_cookie(visitor.cookie_name, value, domain="127.0.0.1")
    return visitor


def test_cookie_that_was_planted_before_signing_in_is_worth_nothing_after(cast: Cast) -> None:
    """Session fixation: who knows a browser's cookie and token of before has neither of after."""
    site, room = cast.site, cast.site.room
    ways: tuple[tuple[str, dict[str, Any], str], ...] = (
        ("/teacher/sign-in", {"name": "Ms Gray", "password": PASSWORD}, "/teacher/"),
        (f"/join/{room.code}", {"name": "Nora"}, "/work/"),
    )
    for path, form, home in ways:
        planted = site.visitor()
        planted.get(path)
        token = token_of(planted.client)
        cookie = cookie_of(planted)
        victim = with_cookie(site, cookie)
        assert victim.post(path, **form).status_code == 303
        assert victim.get(home, follow_redirects=True).request.path != path
        assert cookie_of(victim) != cookie
        assert with_cookie(site, cookie).get(home).status_code in {303, 401}
        reply = victim.client.post("/teacher/hide", data={"csrf_token": token}, base_url=URL)
        assert reply.status_code in {400, 401, 303}
        assert reply.status_code != 303 or is_turned_away(reply)
        # What was good while signed in is good no longer once that has ended.
        mine, after = token_of(victim.client), cookie_of(victim)
        out = "/teacher/sign-out" if home == "/teacher/" else "/hand-on"
        if home == "/teacher/":
            victim.client.post(out, data={"csrf_token": mine}, base_url=URL)
            assert is_turned_away(with_cookie(site, after).get(home))
            assert token_of(victim.client) != mine


def test_cookies_are_for_the_server_alone(cast: Cast) -> None:
    visitor = cast.site.visitor()
    replies = [
        visitor.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD),
        cast.site.visitor().get(f"/join/{cast.site.room.code}"),
    ]
    cookies = [cookie for reply in replies for cookie in reply.headers.getlist("Set-Cookie")]
    assert cookies
    for cookie in cookies:
        assert "HttpOnly" in cookie, cookie
        assert "SameSite=Lax" in cookie, cookie
        assert "Domain=" not in cookie, cookie


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
