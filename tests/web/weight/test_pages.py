"""Pages are compressed, but where their length would give away what stands in them."""

import gzip
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.web.conftest import Site

GZIP = {"Accept-Encoding": "gzip"}
HTTPS = {"base_url": "https://127.0.0.1:8000"}


def ask(site: Site, path: str, **more: Any) -> TestResponse:
    return site.visitor().client.open(path, **{"headers": GZIP, **more})


def is_packed(reply: TestResponse) -> bool:
    return reply.headers.get("Content-Encoding") == "gzip"


def test_page_comes_packed_to_who_takes_it(any_site: Site) -> None:
    packed, plain = ask(any_site, "/"), ask(any_site, "/", headers={})
    assert is_packed(packed)
    assert not is_packed(plain)
    assert "Type the code that your teacher shows." in gzip.decompress(packed.data).decode()
    assert 2 * len(packed.data) < len(plain.data)
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    for reply in (packed, plain):
        assert "Accept-Encoding" in reply.headers["Vary"]


@pytest.mark.parametrize(
    ("more", "packed"),
    [
        ({}, True),
        ({"query_string": "code=AAAAAAAA"}, True),
        ({"method": "POST"}, True),
        (HTTPS, True),
        ({**HTTPS, "query_string": "code=AAAAAAAA"}, False),
        ({**HTTPS, "method": "POST"}, False),
    ],
    ids=["plain", "plain query", "plain form", "HTTPS", "HTTPS query", "HTTPS form"],
)
def test_under_https_no_page_is_packed_that_was_asked_for_with_words(
    any_site: Site, more: dict[str, Any], packed: bool
) -> None:
    reply = ask(any_site, "/", **more)
    assert reply.mimetype == "text/html"
    assert is_packed(reply) is packed


def test_head_says_what_get_would(any_site: Site) -> None:
    reply = ask(any_site, "/", method="HEAD")
    assert (reply.data, is_packed(reply)) == (b"", True)


def test_what_is_short_or_no_page_goes_as_it_is(any_site: Site) -> None:
    assert not is_packed(ask(any_site, "/token"))


def test_error_page_comes_packed_too(any_site: Site) -> None:
    reply = ask(any_site, "/nothing")
    assert (reply.status_code, is_packed(reply)) == (404, True)


def test_part_of_a_page_that_is_watched_keeps_its_tag(any_site: Site) -> None:
    teacher, path = any_site.teacher(), f"{any_site.assignment}/progress"
    first = teacher.client.get(path, **teacher._as({"headers": GZIP}))
    assert is_packed(first)
    known = {**GZIP, "If-None-Match": first.headers["ETag"]}
    again = teacher.client.get(path, **teacher._as({"headers": known}))
    assert (again.status_code, again.data) == (304, b"")
