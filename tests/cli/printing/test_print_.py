"""`kit print`, by the command that is typed."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from kit.cli.printing.browser import find_browser
from kit.store.engine import open_store
from tests.support import commands
from tests.support.authoring import begun, page_of
from tests.support.databases import new_sqlite
from tests.support.room import KEY_MARK, make_room, write_content
from tests.support.word_files import lines_in, opened

pytestmark = pytest.mark.process

LESSON = "03-what-was-confirmed"


def printed(folder: Path, *arguments: str) -> commands.Said:
    return commands.run("print", *arguments, "--data", str(folder / "data"), folder=folder)


def refused(folder: Path, *arguments: str) -> str:
    """What a command says that ends with the status of a wrong call, and writes nothing."""
    before = sorted(folder.iterdir())
    status, out, err = printed(folder, *arguments)
    assert (status, out) == (2, ""), err
    assert sorted(folder.iterdir()) == before
    return err


def test_worksheet_is_a_page_that_stands_alone(tmp_path: Path) -> None:
    file = "whose-words-worksheet.html"
    assert printed(tmp_path, "whose-words") == (0, f"Wrote {file}.\n", "")
    html = (tmp_path / file).read_text("utf-8")
    assert "Egypt's president" in html.replace("&#39;", "'")
    assert "Why:" not in html
    assert "printing/" not in html
    # No database is made for what the course has.
    assert not (tmp_path / "data").exists()


@pytest.mark.long
def test_keys_of_some_versions_and_exercises_in_one_word_file(tmp_path: Path) -> None:
    arguments = ("form-a", "form-b", "--what", "key", "--version", "ba", "--to", "keys.docx")
    assert printed(tmp_path, *arguments) == (0, "Wrote keys.docx.\n", "")
    sections = opened((tmp_path / "keys.docx").read_bytes()).sections
    feet = [section.footer.paragraphs[0].text.split(" · ") for section in sections]
    assert [foot[-1][0] for foot in feet] == ["A", "B", "A", "B"]
    assert {foot[1] for foot in feet} == {"key"}


@pytest.mark.long
def test_lesson_gives_its_reading_and_its_exercises_where_they_are_asked_for(
    tmp_path: Path,
) -> None:
    assert printed(tmp_path, LESSON, "--to", "reading.docx")[0] == 0
    assert lines_in((tmp_path / "reading.docx").read_bytes())[0] == "3 · What was confirmed?"
    assert printed(tmp_path, LESSON, "--what", "worksheet", "--to", "sheets.html")[0] == 0
    assert '<table class="sheet' in (tmp_path / "sheets.html").read_text("utf-8")


@pytest.mark.long
def test_plan_of_the_course_needs_no_name(tmp_path: Path) -> None:
    assert printed(tmp_path, "--what", "plan") == (0, "Wrote course-plan.html.\n", "")
    assert "The course on one page" in (tmp_path / "course-plan.html").read_text("utf-8")


@pytest.mark.long
def test_exercise_of_an_added_folder(tmp_path: Path) -> None:
    write_content(tmp_path / "content")
    arguments = ("three-claims", "--without-shipped", "--content", str(tmp_path / "content"))
    assert printed(tmp_path, *arguments, "--what", "key", "--to", "key.html")[0] == 0
    assert KEY_MARK in (tmp_path / "key.html").read_text("utf-8")


@pytest.mark.long
def test_draft_of_this_kit(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    store = open_store(database)
    room = make_room(store)
    content_id = page_of(room, begun(room)).writing.draft.content_id
    store.close()
    arguments = (content_id, "--database-url", database, "--to", "draft.docx")
    status, out, err = printed(tmp_path, *arguments)
    assert (status, out) == (0, "Wrote draft.docx.\n"), err
    assert lines_in((tmp_path / "draft.docx").read_bytes())[0] == "The bridge"


@pytest.mark.long
@pytest.mark.browser
def test_pdf_by_an_installed_browser_on_the_paper_that_is_asked_for(tmp_path: Path) -> None:
    if find_browser() is None:
        pytest.skip("NO BROWSER: install Chromium to make a PDF")
    arguments = ("whose-words", "--paper", "letter", "--to", "sheet.pdf")
    assert printed(tmp_path, *arguments) == (0, "Wrote sheet.pdf.\n", "")
    pages = PdfReader(tmp_path / "sheet.pdf").pages
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [612, 792]
    assert "Whose words?" in pages[-1].extract_text()


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name an exercise, a lesson or a draft by its id, or ask for --what plan.\n"),
        (
            ("whose-wrods",),
            (
                "There is no exercise, lesson or draft of an exercise called whose-wrods: write "
                "'whose-words' if that is meant.\n"
            ),
        ),
        (
            ("whose-words", "--what", "reading"),
            (
                "whose-words is an exercise and has no reading. Name its lesson, or ask for --what "
                "worksheet or key.\n"
            ),
        ),
        (
            ("whose-words", "--what", "plan"),
            "The plan is that of the whole course: leave the names out.\n",
        ),
        (
            ("whose-words", "--version", "E"),
            "--version takes letters of A to D, such as B or AB; “E” is none of them.\n",
        ),
        (
            ("whose-words", "--to", "sheet.odt"),
            "--to writes a .html, a .docx or a .pdf; sheet.odt ends in none of them. Name it so.\n",
        ),
        (
            ("whose-words", "--to", "none/sheet.html"),
            "There is no folder none. Make it, or name another.\n",
        ),
    ],
)
def test_what_is_wrong_is_named_with_what_is_allowed(
    tmp_path: Path, arguments: Sequence[str], said: str
) -> None:
    assert refused(tmp_path, *arguments) == said


def test_version_that_an_exercise_has_not(tmp_path: Path) -> None:
    exercise = """\
        id: three-claims
        title: Three claims
        lesson: 01-three-claims
        type: classify
        scheme: three-way
        items:
          - id: plan
            claim: The council announced a plan for the square.
            from: {invented: The town is made up.}
        """
    key = """\
        exercise: three-claims
        items:
          plan: {label: official, why: step 1, cues: [announced], check: The minutes.}
        """
    write_content(tmp_path / "content", exercise=exercise, key=key)
    folder = ("--without-shipped", "--content", str(tmp_path / "content"))
    assert refused(tmp_path, "three-claims", "--version", "B", *folder) == (
        "“Three claims” has no version B: its items have as many orders as A. Ask for one of "
        "these.\n"
    )


@pytest.mark.long
def test_no_file_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.docx").write_text("mine")
    assert printed(tmp_path, "whose-words", "--to", "mine.docx") == (
        1,
        "",
        "mine.docx is there already, and nothing is written over. Name another with --to.\n",
    )
    assert (tmp_path / "mine.docx").read_text() == "mine"


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("option", "typed", "message"),
    [
        (
            "--what",
            "poster",
            "--what takes worksheet, key, reading or plan; “poster” is none of them.",
        ),
        ("--paper", "A3", "--paper takes A4 or letter; “A3” is none of them."),
    ],
)
def test_what_there_is_not_is_named(tmp_path: Path, option: str, typed: str, message: str) -> None:
    assert refused(tmp_path, "whose-words", option, typed).strip() == message
