"""Each kind of block in a Word file."""

from collections.abc import Sequence

from kit.exchange.word.blocks import write
from kit.exchange.word.document import Foot, Layout, open_document, pen_style, saved
from kit.exchange.word.wording import in_english
from kit.items.printing.blocks import (
    Beside,
    Blank,
    Block,
    Boxes,
    Cells,
    Group,
    Heading,
    Lines,
    Look,
    Paragraph,
    Places,
    Role,
    Run,
    Sign,
    Signs,
    Table,
    Words,
    body,
    in_context,
    paragraph,
)
from kit.vocabulary import Label
from tests.support.word_files import cells_in, lines_in, opened, styled


def written(*blocks: Block) -> bytes:
    document = open_document(Layout(), "x", Foot("x"))
    write(document, blocks, in_english, Layout().width)
    return saved(document)


def looks(content: bytes) -> Sequence[tuple[str, str]]:
    """Each run of the first paragraph with its style."""
    return [(run.text, run.style.name or "") for run in opened(content).paragraphs[0].runs]


def test_headings_and_paragraphs_have_real_styles() -> None:
    content = written(
        Heading("What to do"), paragraph("A claim.", Role.CLAIM), paragraph("By us.", Role.SMALL)
    )
    assert styled(content, "Heading 1") == ["What to do"]
    assert styled(content, "Claim") == ["A claim."]
    assert styled(content, "Small print") == ["By us."]


def test_looks_of_runs_are_styles_too() -> None:
    plain = "Default Paragraph Font"
    assert looks(written(in_context("On Monday", "he spoke", None))) == [
        ("On Monday ", "Context"),
        ("he spoke", plain),
    ]
    painted = Paragraph((Run("1", Look.NUMBER), Run("a plan", pen=Label.OFFICIAL)))
    content = written(painted)
    assert looks(content) == [("1", plain), ("a plan", pen_style(Label.OFFICIAL))]
    assert opened(content).paragraphs[0].runs[0].font.superscript


def test_short_boxes_stand_beside_each_other_and_long_ones_below() -> None:
    short = (Sign("1", Words("Sourced fact")), Sign("2", "Official statement"))
    line = lines_in(written(Boxes(short, "Choose:")))
    assert [text.replace("\xa0", " ").replace("\u2003", "_") for text in line] == [
        "Choose:",
        "☐ 1 Sourced fact_ ☐ 2 Official statement",
    ]
    long = (Sign("a", "A student who is in two clubs is on two lists."), Sign("b", "No."))
    assert lines_in(written(Boxes(long))) == [
        "☐ a A student who is in two clubs is on two lists.",
        "☐ b No.",
    ]


def test_numbers_signs_and_blanks() -> None:
    assert lines_in(written(Signs((Sign("1", "Sourced fact", "checkable", Label.SOURCED),)))) == [
        "1\tSourced fact: checkable"
    ]
    assert lines_in(written(Blank("people"))) == ["__________________ people"]
    assert lines_in(written(Group((paragraph("Read."), paragraph("Write.")), "(2)"))) == [
        "(2)\tRead.",
        "Write.",
    ]
    assert lines_in(written(Group((Lines(1),), "3"))) == ["3\t"]


def test_tables_cells_places_and_lines() -> None:
    table = Table("Losses", ("who", "count"), (("US", "35"),), (False, True))
    content = written(table, Cells(("1", "2"), "Numbers:"), Lines(2))
    assert styled(content, "Caption") == ["Losses"]
    assert cells_in(content, 0) == [["who", "count"], ["US", "35"]]
    assert cells_in(content, 1) == [["1", "2"], ["", ""]]
    assert len(cells_in(content, 2)) == 2
    keyed = written(Places((("A", "first"), ("B", "second")), ("2", "1")))
    assert cells_in(keyed) == [["2", "A", "first"], ["1", "B", "second"]]
    assert cells_in(written(Places((("A", "first"),)))) == [["", "A", "first"]]


def test_reports_stand_side_by_side() -> None:
    assert cells_in(written(Beside(body(["One.", "Two."]), body(["Three."])))) == [
        ["One.\nTwo.", "Three."]
    ]


def test_group_keeps_together() -> None:
    document = opened(written(Group((paragraph("a"), paragraph("b"))), paragraph("c")))
    keeps = [line.paragraph_format.keep_with_next for line in document.paragraphs]
    assert keeps == [True, None, None]
