"""The kit's documents as it shows them: every link leads somewhere, nothing is left as it was."""

import re
from pathlib import Path

import pytest

from kit.content.documents.reading import Document, document_of, pieces_of, read_documents
from kit.content.markdown import render
from kit.content.markdown_bounds import CHARACTERS_MOST
from kit.content.paths import shipped_root
from tests.support.shipped import shipped_library

LESSONS = shipped_library().lessons
DOCUMENTS = read_documents(shipped_root(), LESSONS)


def html_of(document: Document) -> str:
    pieces = [piece for section in document.sections for piece in section.pieces]
    return "\n".join(render(piece, fences=True) for piece in pieces)


def test_title_and_sections_of_a_document() -> None:
    document = document_of(
        "a", "# A title\n\nWords.\n\n## How so?\n\nx\n\n```\n# no heading\n```\n"
    )
    assert (document.title, [section.anchor for section in document.sections]) == (
        "A title",
        ["", "how-so"],
    )
    assert document.sections[0].pieces == ["\nWords.\n"]
    assert render(document.sections[1].pieces[0], fences=True) == (
        "<h2>How so?</h2>\n<p>x</p>\n<pre><code># no heading\n</code></pre>"
    )


def test_long_section_is_cut_between_paragraphs_and_never_in_code() -> None:
    paragraph = "word " * 500
    code = ["```", *["x", ""] * 3000, "```"]
    pieces = pieces_of([*[paragraph, ""] * 8, *code])
    assert "\n".join(pieces).split() == [*("word " * 4000).split(), "```", *["x"] * 3000, "```"]
    assert len(pieces) > 2
    assert all(len(piece) <= CHARACTERS_MOST for piece in pieces[:-1])
    assert pieces[-1].count("```") == 2


def test_folder_without_documents_has_none(tmp_path: Path) -> None:
    assert read_documents(tmp_path, ()) == {}


@pytest.mark.sampled(8)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_is_rendered_and_its_links_lead_to_pages_of_the_kit(name: str) -> None:
    html = html_of(DOCUMENTS[name])
    assert DOCUMENTS[name].title
    outside_code = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
    assert not re.search(r"```|!\[|\]\(", outside_code)
    broken = []
    for target in re.findall(r'href="(?!https?://)([^"]+)"', html):
        path, _hash, anchor = target.partition("#")
        if path.startswith("../lessons/"):
            there = path.removeprefix("../lessons/") in LESSONS and not anchor
        else:
            document = DOCUMENTS.get(path or name)
            anchors = {section.anchor for section in document.sections} if document else set()
            there = document is not None and (not anchor or anchor in anchors)
        if not there:
            broken.append(target)
    assert broken == []


def test_every_document_of_the_checkout_is_read() -> None:
    folder = Path(__file__).parents[3] / "docs"
    assert set(DOCUMENTS) == {path.stem for path in folder.glob("*.md")}
    assert DOCUMENTS["classroom"].title == "Ten minutes before class"
