"""A page names all that its scripts import, and what the next page needs beside that."""

import re
from pathlib import Path

import pytest

from kit.web.weight.files import static_files, static_folder
from kit.web.weight.scripts import imported, imports_of
from tests.web.conftest import Site

BEFORE = f"/static/{static_files().fingerprint}/"
MODULE = re.compile(r'<script type="module" src="([^"]+)">')
PRELOADED = re.compile(r'<link rel="modulepreload" fetchpriority="low" href="([^"]+)">')
AHEAD = re.compile(r'<meta name="needed-next" content="([^"]+)">')


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('import { a } from "./b.js";', ["items/b.js"]),
        ('import {\n  a,\n  b,\n} from "../answering/b.js";', ["answering/b.js"]),
        ('import "./b.js";', ["items/b.js"]),
        ("export { a };", []),
        ("const late = import(address);", []),
        ('// import { a } from "./b.js";', []),
        ('import { a } from "elsewhere";', []),
        ('export const a = "./b.js";', []),
        ('import { a } from "./b.js";\nimport { c } from "./d.js";', ["items/b.js", "items/d.js"]),
    ],
)
def test_imports_are_read_as_modules_write_them(text: str, found: list[str]) -> None:
    assert list(imports_of("items/a.js", text)) == found


def test_all_imports_of_the_kits_own_scripts_are_found() -> None:
    folder = static_folder()
    for path in folder.rglob("*.js"):
        name, text = path.relative_to(folder).as_posix(), path.read_text("utf-8")
        words = len(re.findall(r"^import\b(?!\()", text, re.MULTILINE))
        found = list(imports_of(name, text))
        assert len(found) == words, name
        assert static_files().by_name.keys() >= set(found), name


def test_what_is_imported_by_what_is_imported_is_found_once() -> None:
    found = imported(["answering/claims.js", "answering/unsent.js"])
    assert {"answering/outbox.js", "answering/ask.js", "answering/local-store.js"} <= set(found)
    assert len(found) == len(set(found))
    assert not {"answering/claims.js", "answering/unsent.js"} & set(found)
    assert imported([]) == []


def test_page_names_all_that_its_modules_import_and_nothing_twice(any_site: Site) -> None:
    sam = any_site.student("Sam")
    sam.post(f"{any_site.work}/start")
    for path in ("/work/", any_site.work, f"{any_site.work}/claims", f"{any_site.work}/hand-in"):
        text = sam.get(path).text
        modules, preloaded = MODULE.findall(text), PRELOADED.findall(text)
        names = [address.removeprefix(BEFORE) for address in modules]
        assert [address.removeprefix(BEFORE) for address in preloaded] == imported(names), path
        assert modules, path
        named = named_in(text)
        assert len(named) == len(set(named)), path


def test_page_before_another_names_what_that_needs(any_site: Site) -> None:
    sam = any_site.student("Sam")
    had = set(named_in(any_site.visitor().get("/").text))
    for path in ("/work/", any_site.work, f"{any_site.work}/claims", f"{any_site.work}/hand-in"):
        if path.endswith("claims"):
            sam.post(f"{any_site.work}/start")
        text = sam.get(path).text
        assert {*MODULE.findall(text), *PRELOADED.findall(text)} <= had, path
        had |= set(named_in(text))


def named_in(text: str) -> list[str]:
    ahead = [one for content in AHEAD.findall(text) for one in content.split()]
    return [*MODULE.findall(text), *PRELOADED.findall(text), *ahead]


def test_templates_write_modules_as_they_are_looked_for() -> None:
    """With the type first and nothing else, or what they import is not named."""
    templates = Path(__file__).parents[3] / "templates"
    written = re.compile(r"<script\b[^>]*>")
    address = r"\{\{ url_for\('static', filename=[^}]+\) \}\}"
    usual = re.compile(rf'<script (?:type="module" )?src="{address}">')
    for path in templates.rglob("*.html"):
        for tag in written.findall(path.read_text("utf-8")):
            assert usual.fullmatch(tag) or 'type="application/json"' in tag, f"{path.name}: {tag}"
