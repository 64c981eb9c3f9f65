"""Static files are sent once and as small as they go, and never kept for another state of them."""

import gzip
import re
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from kit.web.weight.files import static_files, static_folder
from tests.web.conftest import Site

GZIP = {"Accept-Encoding": "gzip, deflate"}
KEPT = "public, max-age=31536000, immutable"
NOW = static_files().fingerprint
#: As an older or a later release has it.
OTHER = "0123456789abcdef"


def asked(site: Site, path: str, **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return site.visitor().get(path, headers=named)


def named_by_pages(site: Site) -> list[str]:
    page = site.visitor().get("/").text
    return re.findall(r'(?:href|src)="([^"]*static/[^"]+)"', page)


def test_pages_name_files_under_the_fingerprint_that_are_kept_for_good(any_site: Site) -> None:
    found = named_by_pages(any_site)
    assert f"/static/{NOW}/bootstrap.css" in found
    assert f"/static/{NOW}/back.js" in found
    for path in found:
        first = asked(any_site, path)
        assert (first.status_code, first.headers["Cache-Control"]) == (200, KEPT)
        assert "Set-Cookie" not in first.headers


def test_what_a_script_imports_is_under_the_same_fingerprint(any_site: Site) -> None:
    names = [name for name in static_files().by_name if name.endswith(".js")]
    imports = re.compile(r"""(?:from|import)\s*\(?\s*["']([^"']+)["']""")
    followed = 0
    for name in names:
        text = asked(any_site, f"/static/{NOW}/{name}").text
        for target in imports.findall(text):
            assert target.startswith(("./", "../")), f"{name} imports {target}"
            path = Path(f"/static/{NOW}/{name}").parent / target
            parts: list[str] = []
            for part in path.parts:
                if part == "..":
                    parts.pop()
                else:
                    parts.append(part)
            reply = asked(any_site, str(Path(*parts)))
            assert (reply.status_code, reply.headers["Cache-Control"]) == (200, KEPT)
            followed += 1
    assert followed > 10


@pytest.mark.parametrize("before", ["", f"{OTHER}/"], ids=["none", "another"])
def test_without_the_present_fingerprint_the_present_file_is_asked_for_each_time(
    any_site: Site, before: str
) -> None:
    path = f"/static/{before}answering/outbox.js"
    first = asked(any_site, path)
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-cache")
    assert "class Outbox" in first.text
    again = asked(any_site, path, If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.text) == (304, "")
    assert again.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("tag", ['"of another kit"', ""])
def test_static_file_of_another_kit_is_replaced(any_site: Site, tag: str) -> None:
    headers = {"If_None_Match": tag, "If_Modified_Since": "Mon, 02 Mar 2026 12:00:00 GMT"}
    reply = asked(any_site, "/static/answering/outbox.js", **(headers if tag else {}))
    assert reply.status_code == 200
    assert "class Outbox" in reply.text


def test_packed_and_plain_are_the_same_file_with_tags_of_their_own(any_site: Site) -> None:
    path = f"/static/{NOW}/kit.css"
    plain, packed = asked(any_site, path), asked(any_site, path, **GZIP)
    refused = asked(any_site, path, Accept_Encoding="gzip;q=0, br")
    assert gzip.decompress(packed.data) == plain.data == refused.data
    assert 3 * len(packed.data) < len(plain.data)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert {plain.headers["Vary"], packed.headers["Vary"]} == {"Accept-Encoding"}
    assert plain.headers["Content-Type"] == packed.headers["Content-Type"]
    assert plain.headers["Content-Type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_what_the_browser_has_is_not_sent_again(any_site: Site, encoding: str) -> None:
    path = f"/static/{NOW}/kit.css"
    first = asked(any_site, path, Accept_Encoding=encoding)
    again = asked(any_site, path, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Vary"] == "Accept-Encoding"
    assert again.headers["Cache-Control"] == KEPT


def test_head_says_what_get_would(any_site: Site) -> None:
    path = f"/static/{NOW}/kit.css"
    visitor = any_site.visitor()
    got, head = asked(any_site, path, **GZIP), visitor.client.head(path, headers=GZIP)
    assert head.data == b""
    for name in ("Content-Length", "Content-Encoding", "ETag", "Vary", "Cache-Control"):
        assert head.headers[name] == got.headers[name]


def test_range_is_of_the_file_itself(any_site: Site) -> None:
    path = f"/static/{NOW}/kit.css"
    whole = asked(any_site, path).data
    part = asked(any_site, path, Range="bytes=5-24", Accept_Encoding="gzip")
    assert (part.status_code, part.data) == (206, whole[5:25])
    assert part.headers["Content-Range"] == f"bytes 5-24/{len(whole)}"
    assert "Content-Encoding" not in part.headers
    beyond = asked(any_site, path, Range="bytes=9999999-")
    assert beyond.status_code == 416


def test_range_of_a_packed_file_that_was_begun_begins_anew(any_site: Site) -> None:
    path = f"/static/{NOW}/kit.css"
    tag = asked(any_site, path, **GZIP).headers["ETag"]
    reply = asked(any_site, path, Range="bytes=5-24", If_Range=tag)
    assert (reply.status_code, reply.data) == (200, asked(any_site, path).data)


@pytest.mark.parametrize(
    "path",
    [
        "/static/none.css",
        f"/static/{NOW}/none.css",
        f"/static/{NOW}/",
        f"/static/{NOW}",
        "/static/items",
        "/static/../web/__init__.py",
        "/static/%2e%2e/web/__init__.py",
        f"/static/{NOW}/{NOW}/kit.css",
    ],
)
def test_what_is_no_file_is_not_there_and_not_kept(any_site: Site, path: str) -> None:
    reply = asked(any_site, path)
    assert (reply.status_code, reply.headers["Cache-Control"]) == (404, "no-store")


SCRIPTS = sorted(static_folder().rglob("*.js"))
#: How a script comes to an object that has names of its own, or to a selector that a name breaks.
CARELESS = {
    "JSON.parse, which json.js does for all": re.compile(r"JSON[.]parse"),
    "an empty object to put names into": re.compile(r"=\s*\{\};"),
    "a name in a selector that CSS.escape has not seen": re.compile(
        r"""querySelector(?:All)?\(`[^`]*\$\{(?!CSS[.]escape)[^}]*(?:dataset|name|item|id)\b"""
    ),
}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_scripts_take_names_as_data(script: Path) -> None:
    text = script.read_text("utf-8")
    found = [what for what, pattern in CARELESS.items() if pattern.search(text)]
    assert found == ([next(iter(CARELESS))] if script.name == "json.js" else [])
