"""Markdown in a Word file."""

from kit.exchange.word.document import Foot, Layout, open_document, pen_style, saved
from kit.exchange.word.prose import write_line, write_markdown
from kit.vocabulary import Label
from tests.support.word_files import cells_in, lines_in, opened, styled


def written(text: str) -> bytes:
    document = open_document(Layout(), "x", Foot("x"))
    write_markdown(document, text, Layout().width)
    return saved(document)


def test_headings_lists_and_quotations_are_real() -> None:
    content = written("## Confirmed\n\n### By whom\n\n- one\n- two\n    - deep\n\n> Said so.\n")
    assert styled(content, "Heading 1") == ["Confirmed"]
    assert styled(content, "Heading 2") == ["By whom"]
    assert styled(content, "List Bullet") == ["one", "two"]
    assert styled(content, "List Bullet 2") == ["deep"]
    assert styled(content, "Quote") == ["Said so."]


def test_each_numbered_list_begins_at_one() -> None:
    document = opened(written("1. a\n2. b\n\nThen\n\n1. c\n"))
    lists = [
        line for line in document.paragraphs if line.style and line.style.name == "List Number"
    ]
    numbers = [line.paragraph_format.element.pPr.numPr.numId.val for line in lists]
    assert numbers[0] == numbers[1] != numbers[2]


def test_entries_may_hold_paragraphs() -> None:
    assert lines_in(written("- one\n\n    more of it\n\n- two\n")) == ["one", "more of it", "two"]


def test_pens_links_and_emphasis() -> None:
    runs = (
        opened(
            written("[[official: He said]] *so* **and** [there](https://a.example/b) [x](keys.md)")
        )
        .paragraphs[0]
        .runs
    )
    assert [
        (run.text, run.style.name) for run in runs if run.style.name != "Default Paragraph Font"
    ] == [
        ("He said", pen_style(Label.OFFICIAL)),
        (" (https://a.example/b)", "Address"),
    ]
    assert [run.text for run in runs if run.font.italic] == ["so"]
    assert [run.text for run in runs if run.font.bold] == ["and"]
    assert runs[-1].text == "x"


def test_tables_have_their_cells_as_they_are_marked() -> None:
    content = written("| who | what |\n|---|---|\n| **Ada** | a *plan* |\n")
    assert cells_in(content) == [["who", "what"], ["Ada", "a plan"]]
    head, row = opened(content).tables[0].rows
    assert head.cells[0].paragraphs[0].runs[0].font.bold
    assert row.cells[0].paragraphs[0].runs[0].font.bold


def test_line_of_markdown_goes_into_a_paragraph() -> None:
    document = open_document(Layout(), "x", Foot("x"))
    write_line(document.add_paragraph("leak: "), "made *public*")
    assert lines_in(saved(document)) == ["leak: made public"]
