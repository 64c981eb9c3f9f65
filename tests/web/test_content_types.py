"""Every reply with a body says what it is, texts with their encoding (ASVS 5.0, 4.1.1)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from tests.support import databases
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, cast_again
from tests.web.conftest import Site, site_of

#: How the content of each type begins; texts without a sign of their own are any.
BEGINS = {
    "text/html; charset=utf-8": rb"\s*<",
    "text/plain; charset=utf-8": rb"",
    "text/plain; version=1.0.0; charset=utf-8": rb"",
    "text/csv; charset=utf-8": rb"",
    "text/css; charset=utf-8": rb"",
    "text/javascript; charset=utf-8": rb"",
    "image/svg+xml; charset=utf-8": rb"\s*<(\?xml|svg)",
    "application/json": rb"[\[{]",
    "application/zip": rb"PK",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": rb"PK",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": rb"PK",
    "image/png": rb"\x89PNG",
}
#: `make test` takes the third.
LOOKING = ("network", "nobody", "teacher", "student")


def problem(reply: TestResponse) -> str | None:
    """What is wrong with how a reply says what it is."""
    said = reply.headers.get("Content-Type", "")
    if not reply.data:
        return None
    if said not in BEGINS:
        return f"{reply.status_code}: {said!r}"
    if re.match(BEGINS[said], reply.data) is None:
        return f"{reply.status_code}: {said!r} begins {reply.data[:20]!r}"
    if said == "application/json":
        json.loads(reply.data)
    elif "charset" in said:
        reply.data.decode("utf-8")
    return None


@pytest.fixture(scope="module")
def audience(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    with databases.kept("sqlite") as store:
        yield cast_again(store, tmp_path_factory.mktemp("audience"), site_of)


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.sampled(1)
@pytest.mark.parametrize("role", LOOKING)
def test_every_page_says_what_it_is_to_whoever_asks(audience: Cast, role: str) -> None:
    visitor = audience.visitor(role)
    wrong = {}
    for row in ROWS:
        method, endpoint = row.split()
        if method == "GET":
            reply = visitor.get(audience.path(endpoint, **audience.of_role(role)))
            wrong[row] = problem(reply)
    assert {row: said for row, said in wrong.items() if said} == {}


@pytest.mark.long
@pytest.mark.timeout(300)
def test_what_is_refused_says_what_it_is(audience: Cast) -> None:
    """Forms without their token, methods and addresses that there are none of."""
    client = audience.site.visitor().client
    posts = [row.split()[1] for row in ROWS if row.startswith("POST ")]
    replies = [client.post(audience.path(endpoint)) for endpoint in posts]
    replies += [client.open("/teacher/", method=method) for method in ("PUT", "TRACE", "OPTIONS")]
    replies += [client.get("/no/such/page"), client.get("/static/no-such.css"), client.head("/")]
    assert [said for said in map(problem, replies) if said] == []
    assert {reply.status_code for reply in replies} >= {400, 404, 405}


def test_every_static_file_says_what_it_is(any_site: Site) -> None:
    static = Path(__file__).parents[2] / "kit" / "static"
    visitor = any_site.visitor()
    names = [
        path.relative_to(static).as_posix() for path in sorted(static.rglob("*")) if path.is_file()
    ]
    assert names
    wrong = {name: problem(visitor.get(f"/static/{name}")) for name in [*names, "bootstrap.css"]}
    assert {name: said for name, said in wrong.items() if said} == {}


@pytest.mark.timeout(300)
def test_downloads_in_each_form_say_what_they_are(audience: Cast) -> None:
    teacher = audience.visitor("teacher")
    endpoints = [row.split()[1] for row in ROWS if row.startswith("GET downloads.")]
    paths = {
        audience.path(endpoint, ending=ending)
        for endpoint in endpoints
        for ending in ("csv", "xlsx", "json")
    }
    wrong = {path: problem(teacher.get(path)) for path in sorted(paths)}
    assert {path: said for path, said in wrong.items() if said} == {}
