"""Worksheets and keys as Word files, of every item type."""

import pytest

from kit.classroom.printing.printing import SheetChoice, of_course, sheets
from kit.content.sheets.printed_sheet import SheetKind
from kit.exchange.word.document import Layout
from kit.exchange.word.sheets import sheets_file
from kit.exchange.word.wording import in_english
from kit.items import ITEM_TYPES
from tests.support.office import pages_in_office
from tests.support.room import KEY_MARK, tiny_library
from tests.support.shipped import shipped_library
from tests.support.word_files import lines_in, opened, styled


def file_of(exercise_id: str, choice: SheetChoice, layout: Layout | None = None) -> bytes:
    page = of_course(shipped_library(), exercise_id)
    return sheets_file(sheets(page, choice), layout or Layout(), in_english)


def test_worksheet_has_its_head_and_nothing_of_the_key() -> None:
    made = sheets(of_course(tiny_library(), "three-claims"), SheetChoice(letters="B"))
    content = sheets_file(made, Layout(), in_english)
    assert styled(content, "Title") == ["Three claims"]
    assert "Name: \t Class: \t Date: \t" in lines_in(content)
    assert "Sheet B" in lines_in(content)
    assert KEY_MARK not in "".join(lines_in(content))
    foot = opened(content).sections[0].footer.paragraphs[0].text
    assert foot.startswith(f"Three claims · {made[0].code}\tpage ")


def test_key_says_whom_it_is_for() -> None:
    made = sheets(of_course(tiny_library(), "three-claims"), SheetChoice(SheetKind.KEY))
    lines = lines_in(sheets_file(made, Layout(), in_english))
    assert lines[:2] == ["Three claims", "Key, for the teacher"]
    assert f"Why: {KEY_MARK} step 1" in lines


def test_several_sheets_have_a_section_and_a_foot_each() -> None:
    document = opened(file_of("whose-words", SheetChoice(letters="ABCD")))
    feet = [section.footer.paragraphs[0].text for section in document.sections]
    assert [foot.split(" · ")[1][0] for foot in feet] == list("ABCD")


@pytest.mark.long
@pytest.mark.process
@pytest.mark.slow
def test_libreoffice_opens_the_sheets_of_every_type(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    exercises = shipped_library().exercises
    by_type = {whole.type: name for name, whole in reversed(list(exercises.items()))}
    assert by_type.keys() == ITEM_TYPES.keys()
    files = {
        f"{name}-{kind}": file_of(name, SheetChoice(kind)) for name in by_type.values()
        for kind in SheetKind
    }  # fmt: skip
    files["large"] = file_of("whose-words", SheetChoice(), Layout("letter", large=True))
    pages = pages_in_office(files, tmp_path_factory.mktemp("office"))
    for name, texts in pages.items():
        title = exercises[name.rpartition("-")[0] if name != "large" else "whose-words"].title
        for number, text in enumerate(texts, 1):
            said = " ".join(text.split())
            assert title in said, name
            assert f"page {number} of {len(texts)}" in said, name
