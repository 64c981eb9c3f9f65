"""What `kit check` says of a lesson's pictures: each message whole, and all of them at once."""

from pathlib import Path

import pytest

from kit.content.library import Library, load_library
from kit.content.pictures.placed_pictures import PlacedPicture
from tests.support.content_messages import FEW
from tests.support.pictured_lesson import (
    ENTRY_LINE,
    FIGURE_LINE,
    LES,
    pictured,
    write_pictured,
)
from tests.support.pictures import ENTRY, PHOTO, PHOTO_ENTRY, SQUARE, SVG, png
from tests.support.room import LESSON

FORM = '![what is to be seen](picture.svg "The caption.") alone in its paragraph'
HERE = f"{LES}:{FIGURE_LINE}"
FRONT = f"{LES}:{ENTRY_LINE}"
UNUSED = f"{FRONT}: warning: pictures, number 1, file: found the picture 'square.svg', which the reading does not show; allowed: pictures that stand in the reading; write ![what is to be seen](square.svg \"The caption.\") there, or take the entry out."
STRAY = "lessons/square.svg:1: warning: file: found a picture that no lesson lists; allowed: pictures that the front matter of a lesson has under 'pictures'; list it there, or put it elsewhere."
ALL = f"[{ENTRY}, {PHOTO_ENTRY}]"


def library(folder: Path, lesson: str | None = None, **files: str | bytes | None) -> Library:
    return load_library(write_pictured(folder, lesson, **files))


def lines(folder: Path, lesson: str | None = None, **files: str | bytes | None) -> list[str]:
    problems = map(str, library(folder, lesson, **files).problems)
    return [problem for problem in problems if problem != FEW]


def test_pictures_are_read_once_with_what_is_said_of_them(tmp_path: Path) -> None:
    content = library(tmp_path, pictured(ALL, f"{SQUARE}\n\n{PHOTO}"), square_png=png(3, 4))
    assert [str(problem) for problem in content.problems] == [FEW]
    lesson = content.lessons["01-three-claims"]
    first, second = lesson.pictures
    assert (first.file, first.by, first.licence) == ("square.svg", "Ann Ash", "CC BY 4.0")
    assert (first.content, first.width, first.height) == (SVG.encode(), 400, 250)
    assert (second.file, second.width, second.height) == ("square.png", 3, 4)
    assert lesson.picture("square.png") is second
    assert lesson.picture("other.png") is None
    heading, figure, _other, _text = lesson.parts
    assert str(heading).startswith("## ")
    assert figure == PlacedPicture(4, "square.svg", "The square from above", "The square in 2026.")


def test_lesson_without_pictures_has_none(tmp_path: Path) -> None:
    lesson = library(tmp_path, LESSON, square_svg=None).lessons["01-three-claims"]
    assert (lesson.pictures, len(lesson.parts)) == ((), 1)


FIGURES = {
    "no alternative text": ('![ ](square.svg "C")', [f"{HERE}: error: picture: found the picture 'square.svg' without alternative text; allowed: {FORM}; say between [ and ] what is to be seen, for whoever listens to the page."]),
    "no caption": ("![A](square.svg)", [f"{HERE}: error: picture: found the picture 'square.svg' without a caption; allowed: {FORM}; write one in quotes behind the file's name."]),
    "neither": ("![](square.svg)", [
        f"{HERE}: error: picture: found the picture 'square.svg' without a caption; allowed: {FORM}; write one in quotes behind the file's name.",
        f"{HERE}: error: picture: found the picture 'square.svg' without alternative text; allowed: {FORM}; say between [ and ] what is to be seen, for whoever listens to the page."]),
    "a pen in the caption": ('![A](square.svg "It [[official: said]] so.")', [f"{HERE}: error: picture: found a pen in a caption, which is shown as it is typed; allowed: plain text; take [[label: and ]] out."]),
    "marks of Markdown": ('![A **road**](square.svg "A <b>road</b>.")', [
        f"{HERE}: warning: picture, alternative text: found '**road**', which is shown as it is typed; allowed: plain text: Markdown is for readings and teacher pages; take the signs out.",
        f"{HERE}: warning: picture, caption: found '<b>', which is shown as it is typed; allowed: plain text: Markdown is for readings and teacher pages; take the signs out."]),
    "elsewhere": ('![A](https://example.org/square.svg "C")', [f"{HERE}: error: picture: found a picture at 'https://example.org/square.svg'; allowed: a file beside the lesson, by its name alone; save it there if its licence allows that, and list it under 'pictures'."]),
    "in another folder": ('![A](../square.svg "C")', [f"{HERE}: error: picture: found a picture at '../square.svg'; allowed: a file beside the lesson, by its name alone; save it there if its licence allows that, and list it under 'pictures'."]),
    "not listed": (f'{SQUARE}\n\n![A](sqare.svg "C")', [f"{LES}:{FIGURE_LINE + 2}: error: picture: found the picture 'sqare.svg', which the front matter does not list; allowed: square.svg; write 'square.svg' if that is meant."]),
    "in mid-sentence": ('See ![A](square.svg "C") here.', [f"{HERE}: error: text: found the picture '![A](square.svg \"C\")', which the kit does not show; allowed: {FORM}; put it so, at the left and between blank lines."]),
    "in a list": ('- ![A](square.svg "C")', [f"{HERE}: error: text: found the picture '![A](square.svg \"C\")', which the kit does not show; allowed: {FORM}; put it so, at the left and between blank lines."]),
    "two in a paragraph": ('![A](square.svg "C")\n![B](square.svg "D")', [
        f"{HERE}: error: text: found the picture '![A](square.svg \"C\")', which the kit does not show; allowed: {FORM}; put it so, at the left and between blank lines.",
        f"{LES}:{FIGURE_LINE + 1}: error: text: found the picture '![B](square.svg \"D\")', which the kit does not show; allowed: {FORM}; put it so, at the left and between blank lines."]),
    "never shown": ("Words.", [UNUSED]),
}  # fmt: skip


@pytest.mark.parametrize("name", FIGURES)
def test_what_is_wrong_with_a_figure(tmp_path: Path, name: str) -> None:
    figure, expected = FIGURES[name]
    if name == "elsewhere":
        # Its name stands in the reading: that the entry is of no use is not said, too.
        assert "square.svg" in figure
    assert lines(tmp_path, pictured(figure=figure)) == expected


FIELDS = "file, by, licence"
ENTRIES = {
    "none": ("[]", [f"{HERE}: error: picture: found the picture 'square.svg', which the front matter does not list; allowed: none: the front matter has no 'pictures'; list it there, with 'file', 'by' and 'licence'.", STRAY]),
    "no licence": ("[{file: square.svg, by: A}]", [f"{FRONT}: error: pictures, number 1: found no field 'licence'; allowed: the fields {FIELDS}; add 'licence'."]),
    "no maker": ("[{file: square.svg, licence: A}]", [f"{FRONT}: error: pictures, number 1: found no field 'by'; allowed: the fields {FIELDS}; add 'by'."]),
    "another spelling": ("[{file: square.svg, by: A, license: B}]", [
        f"{FRONT}: error: pictures, number 1: found the field 'license'; allowed: the fields {FIELDS}; write 'licence' if that is meant."]),
    "a name alone": ("[square.svg]", [f"{FRONT}: error: pictures, number 1: found a text ('square.svg'); allowed: a group of fields; write its fields below it, indented, or in {{...}}."]),
    "no list": ("square.svg", [f"{FRONT}: error: pictures: found a text ('square.svg'); allowed: a list; write [...] around it, or each entry on a line of its own behind '- '."]),
    "twice": (f"[{ENTRY}, {ENTRY}]", [f"{FRONT}: error: pictures, number 2, file: found the picture 'square.svg' a second time; allowed: one entry for each picture; take one of them out; the reading may show it several times."]),
    "a strange name": (f"[{ENTRY}, {{file: The Square.SVG, by: A, licence: B}}]", [f"{FRONT}: error: pictures, number 2, file: found 'The Square.SVG'; allowed: lower-case letters, digits and single hyphens between them, then .svg or .png; name the file so, and put it beside the lesson."]),
    "another folder": (f"[{ENTRY}, {{file: ../a.svg, by: A, licence: B}}]", [f"{FRONT}: error: pictures, number 2, file: found '../a.svg'; allowed: lower-case letters, digits and single hyphens between them, then .svg or .png; name the file so, and put it beside the lesson."]),
    "no such file": (f"[{ENTRY}, {{file: squares.svg, by: A, licence: B}}]", [f"{FRONT}: error: pictures, number 2, file: found no file lessons/squares.svg; allowed: a file beside the lesson; write 'square.svg' if that is meant."]),
    "no file like it": (f"[{ENTRY}, {{file: map.png, by: A, licence: B}}]", [f"{FRONT}: error: pictures, number 2, file: found no file lessons/map.png; allowed: a file beside the lesson; put it there, or take the entry out."]),
}  # fmt: skip


@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_wrong_with_an_entry(tmp_path: Path, name: str) -> None:
    entries, expected = ENTRIES[name]
    assert lines(tmp_path, pictured(entries)) == expected


def test_all_that_is_wrong_with_files_is_said_at_once(tmp_path: Path) -> None:
    drawing = SVG.replace("<text", '<script/>\n<text onload="a()"')
    lesson = pictured(ALL, f"{SQUARE}\n\n{PHOTO}")
    content = library(tmp_path, lesson, square_svg=drawing, square_png=drawing)
    drawn = "shapes, text, gradients and patterns: what is drawn, and nothing that acts"
    assert [str(problem) for problem in content.errors] == [
        "lessons/square.png:1: error: picture: found an SVG under the name of a PNG; allowed: an SVG or a PNG, each with the ending that says so; save the picture anew in one of these forms.",
        f"lessons/square.svg:3: error: picture: found the element <script>; allowed: {drawn}; take it out, or save the drawing as a plain SVG.",
        f"lessons/square.svg:4: error: picture: found the attribute 'onload', which acts; allowed: {drawn}; take it out.",
    ]  # fmt: skip
    lesson_read = content.lessons["01-three-claims"]
    assert lesson_read.pictures == ()
    assert [part.file for part in lesson_read.parts if isinstance(part, PlacedPicture)] == [
        "square.svg",
        "square.png",
    ]


def test_picture_that_no_lesson_lists_is_a_warning(tmp_path: Path) -> None:
    assert lines(tmp_path, LESSON) == [STRAY]


def test_picture_is_not_called_stray_where_a_lesson_cannot_be_read(tmp_path: Path) -> None:
    said = lines(tmp_path, pictured().replace("---\ntitle", "title", 1), square_svg=SVG)
    assert said == [
        f"{LES}:1: error: front matter: found no lines between --- and ---; allowed: front matter at the top of the file, between two lines ---; begin the file with it (docs/authoring.md)."
    ]  # fmt: skip


def test_picture_of_another_kind_is_a_file_that_is_not_read(tmp_path: Path) -> None:
    assert lines(tmp_path, square_jpg=b"\xff\xd8\xff") == [
        "lessons/square.jpg:1: warning: file: found a file that the kit does not read; allowed: in lessons/ NAME.md, NAME.teacher.md, NAME.leave.md, articles.yaml, glossary.md and pictures (.svg, .png), in small letters at the end; rename it, or put it elsewhere."
    ]  # fmt: skip


def test_what_is_wrong_with_a_picture_of_two_lessons_is_said_once(tmp_path: Path) -> None:
    folder = write_pictured(tmp_path, square_svg="")
    second = pictured().replace("number: 1", "number: 2")
    (folder / "lessons/02-again.md").write_text(second, encoding="utf-8")
    broken = [str(one) for one in load_library(folder).errors]
    assert broken == [
        "lessons/square.svg:1: error: picture: found text that is no XML; allowed: an SVG; save the drawing anew (no element found)."
    ]  # fmt: skip


def test_two_lessons_may_show_one_picture(tmp_path: Path) -> None:
    folder = write_pictured(tmp_path)
    second = pictured().replace("number: 1", "number: 2")
    (folder / "lessons/02-again.md").write_text(second, encoding="utf-8")
    content = load_library(folder)
    assert content.errors == []
    assert [len(lesson.pictures) for lesson in content.lessons.values()] == [1, 1]


def test_teacher_page_has_no_pictures(tmp_path: Path) -> None:
    folder = write_pictured(tmp_path)
    notes = folder / "lessons/01-three-claims.teacher.md"
    notes.write_text(f"{notes.read_text('utf-8')}\n{SQUARE}\n", encoding="utf-8")
    assert [str(one) for one in load_library(folder).errors] == [
        "lessons/01-three-claims.teacher.md:12: error: text: found the picture '![The square from above](square.svg \"Th…', which the kit does not show; allowed: words and tables; say in words what is on it, or take it out."
    ]  # fmt: skip
