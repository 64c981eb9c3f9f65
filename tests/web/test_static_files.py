"""Static files are never used unasked, and seldom sent twice."""

import re
from pathlib import Path

import pytest

from kit.web.state import static_folder
from tests.web.conftest import Site


def addresses(site: Site) -> list[str]:
    """What the pages name, and the script that a script imports."""
    page = site.visitor().get("/").text
    named = re.findall(r'(?:href|src)="([^"]*static/[^"]+)"', page)
    return [*named, "/static/answering/claims.js", "/static/answering/outbox.js"]


def test_static_files_are_asked_for_each_time(any_site: Site) -> None:
    visitor = any_site.visitor()
    found = addresses(any_site)
    assert len(found) > 3
    assert any("bootstrap" in path for path in found)
    for path in found:
        first = visitor.get(path)
        assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-cache")
        again = visitor.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.text) == (304, "")
        assert again.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("tag", ['"of another kit"', ""])
def test_static_file_of_another_kit_is_replaced(any_site: Site, tag: str) -> None:
    headers = {"If-None-Match": tag, "If-Modified-Since": "Mon, 02 Mar 2026 12:00:00 GMT"}
    reply = any_site.visitor().get("/static/answering/outbox.js", headers=headers if tag else {})
    assert reply.status_code == 200
    assert "class Outbox" in reply.text


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
