"""The documents say what is there: links lead somewhere, settings and commands are all named."""

import re
from pathlib import Path

import pytest

from kit.cli import main
from kit.settings import TABLE, Setting

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
    for path, anchor in _LINK.findall(document.read_text("utf-8")):
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


@pytest.mark.parametrize("name", sorted(main.commands))
def test_settings_page_names_every_command(name: str) -> None:
    assert f"`kit {name}" in _SETTINGS


def test_readme_names_every_page_of_the_documents() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [page.name for page in ROOT.glob("docs/*.md") if f"docs/{page.name}" not in readme] == []
