"""Every example of docs/authoring.md is one that the kit takes as it stands."""

import re
from pathlib import Path

import pytest

from kit.content.library import load_library
from kit.content.loading.yaml_file import Located, parse
from kit.items import ITEM_TYPES

DOCUMENT = (Path(__file__).parents[3] / "docs" / "authoring.md").read_text("utf-8")
YAML = re.findall(r"^```yaml\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
PAGES = re.findall(r"^```markdown\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
EXERCISES = {
    match[1]: text
    for text in YAML
    if "\nitems:\n" in text and (match := re.search(r"^id: (\S+)$", text, re.MULTILINE))
}
KEYS = {
    match[1]: text
    for text in YAML
    if (match := re.search(r"^exercise: (\S+)$", text, re.MULTILINE))
}
TYPES = {
    match[1]: name
    for name, text in EXERCISES.items()
    if (match := re.search(r"^type: (\S+)$", text, re.MULTILINE))
}
#: A line of the table that says what wants quotes.
QUOTED = re.findall(r"^\| `([^`]+: [^`]+)` \|", DOCUMENT, re.MULTILINE)


def first(texts: list[str], begins: str) -> str:
    return next(text for text in texts if text.startswith(begins))


def write_example(folder: Path, exercise_id: str) -> None:
    """A folder with the document's article, reading, teacher's page and glossary, and one pair."""
    files = {
        "lessons/articles.yaml": first(YAML, "articles:"),
        "lessons/07-the-bridge.md": first(PAGES, "---\ntitle:"),
        "lessons/07-the-bridge.teacher.md": first(PAGES, "## Aims"),
        "lessons/07-the-bridge.leave.md": first(PAGES, "---\nminutes:"),
        "exercises/07-the-bridge.yaml": EXERCISES[exercise_id],
        "exercises/07-the-bridge.key.yaml": KEYS[exercise_id],
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_each_type_has_an_example_with_its_key() -> None:
    assert set(TYPES) == set(ITEM_TYPES)
    assert set(EXERCISES) == set(KEYS)


@pytest.mark.parametrize("item_type", list(ITEM_TYPES))
def test_example_of_each_type_is_offered(tmp_path: Path, item_type: str) -> None:
    write_example(tmp_path, TYPES[item_type])
    library = load_library(tmp_path)
    assert [str(problem) for problem in library.errors] == []
    assert list(library.exercises) == [TYPES[item_type]]
    assert list(library.lessons) == ["07-the-bridge"]


def test_glossary_of_the_document_is_read(tmp_path: Path) -> None:
    write_example(tmp_path, TYPES["classify"])
    (tmp_path / "lessons/glossary.md").write_text(first(PAGES, "# Words"), encoding="utf-8")
    library = load_library(tmp_path)
    assert library.errors == []
    assert set(library.glossary) == {"claim", "record"}


@pytest.mark.parametrize("text", [text for text in YAML if ", ...}" not in text])
def test_every_piece_of_yaml_is_read_without_a_word(text: str) -> None:
    """Those that are parts of a file stand indented as they stand there."""
    lines = text.splitlines(keepends=True)
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    found = parse("".join(line[indent:] or "\n" for line in lines), Path("x.yaml"))
    assert isinstance(found, Located)
    assert found.problems == ()


@pytest.mark.parametrize("line", QUOTED)
def test_what_is_written_for_quotes_is_right(line: str) -> None:
    found = parse(line + "\n", Path("x.yaml"))
    assert isinstance(found, Located)
    assert found.problems == ()
