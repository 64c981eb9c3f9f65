"""The documents say what is there: links lead somewhere, settings and commands are all named."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from kit.cli import main
from kit.settings import TABLE, Setting
from tests.support.shipped import shipped_library

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
_LINK = re.compile(r"\]\((?!https?://)([^)#]+)?(?:#([^)]+))?\)")
_SETTINGS = (ROOT / "docs" / "settings.md").read_text("utf-8")


def anchors(page: Path) -> set[str]:
    """The headings as links name them."""
    titles = re.findall(r"^#+ +(.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("document", PAGES, ids=lambda document: document.name)
def test_links_lead_somewhere(document: Path) -> None:
    broken = []
    shown = re.sub(r"^```.*?^```", "", document.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    for path, anchor in _LINK.findall(shown):
        target = (document.parent / path) if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(f"{path}#{anchor}")
    assert broken == []


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_settings_page_names_every_setting(row: Setting) -> None:
    named = f"`{row.option_name}`" if row.option else "none"
    line = next(line for line in _SETTINGS.splitlines() if f"| `{row.variable}` |" in line)
    assert line.startswith(f"| {named} | `{row.variable}` |")
    assert row.help.split(" (default:")[0].split(":")[0] in line


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_settings_page_names_every_command(name: str) -> None:
    assert f"`kit {name}" in _SETTINGS


def test_readme_names_every_page_of_the_documents() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [page.name for page in ROOT.glob("docs/*.md") if f"docs/{page.name}" not in readme] == []


def test_every_page_of_the_documents_comes_with_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    pages = [f"docs/{page.name}" for page in sorted(ROOT.glob("docs/*.md"))]
    assert [page for page in pages if packed.get(page) != f"kit/_shipped/{page}"] == []


def glossary() -> list[list[tuple[str, str]]]:
    """The glossary's tables: each row's term, and where the term is in code."""
    tables = (ROOT / "docs" / "glossary.md").read_text("utf-8").split("|---|---|---|\n")[1:]
    cells = re.compile(r"^\| ([^|]+) \|[^|]+\| ([^|]+) \|$", re.MULTILINE)
    return [cells.findall(table.split("\n\n")[0]) for table in tables]


def test_glossary_is_in_order_and_names_what_is_there() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "kit").rglob("*.py")]
    defined = set(
        re.findall(r"(?:class|def) (\w+)|^(\w+)\b.* = ", "\n".join(sources), re.MULTILINE)
    )
    known = {name for names in defined for name in names}
    tables = glossary()
    assert len(tables) == 2
    for table in tables:
        terms = [term.lower() for term, _where in table]
        assert terms == sorted(set(terms))
        named = {name for _term, where in table for name in re.findall(r"`(\w+)`", where)}
        assert named - known == set()


def test_page_of_the_course_and_the_desk_have_the_exercises_in_one_order() -> None:
    page = (ROOT / "docs" / "course.md").read_text("utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if re.match(r"\| \d+ \| ", line)]
    library = shipped_library()
    planned = [row[2].split(" · ") for row in rows if len(row) > 3]
    assert len(planned) == len(library.lessons)
    for lesson, names in zip(library.lessons, planned, strict=True):
        # The set off the war, which the page names elsewhere, comes after what it plans.
        titles = [exercise.title.lower() for exercise in library.exercises_of(lesson)]
        short = [re.match(r"\**([^*(\d]+)", name) for name in names]
        for name, title in zip(short, titles, strict=False):
            assert name is not None
            assert name[1].strip().lower() in title


def test_page_on_the_keys_has_the_claims_of_the_forms_where_they_stand() -> None:
    page = (ROOT / "docs" / "keys.md").read_text("utf-8")
    pairs = re.findall(r"\| (\d+) ([\w-]+) \| (\d+) ([\w-]+) \|$", page, re.MULTILINE)
    forms = shipped_library().exercises_of(None)
    for form, number, name in zip(forms, (0, 2), (1, 3), strict=True):
        written = sorted((int(pair[number]), pair[name]) for pair in pairs)
        assert written == list(enumerate((item.id for item in form.items), 1))
    assert [pair for pair in pairs if pair[0] == pair[2]] == [], "no pair in one place"
