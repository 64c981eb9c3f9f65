"""Pictures of a lesson: added, described, taken out; and a copied lesson with them, read in class."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from kit.content.library import load_library
from kit.content.own.beginnings import first_page
from kit.store.engine import Store
from tests.support.pictured_lesson import write_pictured
from tests.support.pictures import SVG, png
from tests.web.conftest import Site, Visitor, make_site, text_of
from tests.web.teacher.authoring.lesson.test_pages import (
    Form,
    copy_of,
    lesson_of,
    source_of,
    version_of,
)
from tests.web.teacher.authoring.test_own import begin, publish, text_in

WORDS = {
    "alternative": "A square [with a tree]",
    "caption": 'The "square" in 2026.',
    "by": "Ann Ash",
    "licence": "CC BY 4.0",
    "after": "end",
}


def add(
    teacher: Visitor, editor: str, name: str, content: bytes | str, version: str = "1", **more: str
) -> Any:
    raw = content.encode() if isinstance(content, str) else content
    form: dict[str, Any] = {**WORDS, **more, "file": (BytesIO(raw), name)}
    return teacher.post(f"{editor}/pictures", on_version=version, **form)


def test_added_picture_is_named_listed_placed_and_shown(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    reply = add(teacher, editor, "My Square (final).SVG", SVG)
    assert reply.status_code == 303, text_of(reply)
    page = teacher.get(f"{editor}/pictures")
    assert "The picture stands in the reading now." in text_of(page)
    text = source_of(teacher, editor)
    assert "  - {file: 100-my-square-final.svg, by: Ann Ash, licence: CC BY 4.0}\n" in text
    figure = '![A square (with a tree)](100-my-square-final.svg "The "square" in 2026.")'
    assert text.endswith(f"\n\n{figure}\n")
    addresses = set(re.findall(r'src="(/teacher/own/[^"]+)"', page.text))
    assert len(addresses) == 1
    picture = teacher.get(addresses.pop())
    assert (picture.status_code, picture.data) == (200, SVG.encode())
    assert picture.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert "<figcaption>" in teacher.get(editor).text
    assert "Nothing keeps it from being published." in text_of(
        teacher.get(editor.removesuffix("/lesson"))
    )


def test_form_sent_twice_adds_the_picture_once_and_is_answered_alike(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    first, second = (add(teacher, editor, "square.svg", SVG) for _press in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert second.location == first.location
    assert source_of(teacher, editor).count("(100-square.svg") == 1
    assert version_of(teacher, editor) == "2"


def test_other_file_of_the_same_name_is_another_picture(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    add(teacher, editor, "square.svg", SVG)
    add(teacher, editor, "square.svg", SVG.replace("The square", "Another"), "2", after="0")
    add(teacher, editor, "again.svg", SVG, "3")
    text = source_of(teacher, editor)
    assert re.findall(r"file: ([^\s,]+)", text) == ["100-square.svg", "100-square-2.svg"]
    assert text.index("(100-square-2.svg") < text.index("## A heading")
    assert text.count("(100-square.svg") == 2


def test_what_is_wrong_is_said_and_the_words_stay(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    reply = add(teacher, editor, "photo.jpg", b"\xff\xd8\xff" + b"x" * 90)
    assert reply.status_code == 400
    assert (
        "photo.jpg is not taken: found a JPEG; allowed: an SVG or a PNG, each with the ending that "
        "says so; save the picture anew in one of these forms." in text_of(reply)
    )
    assert 'value="Ann Ash"' in reply.text
    reply = add(teacher, editor, "evil.svg", SVG.replace("<rect", "<script/><rect"))
    assert "evil.svg is not taken: found " in text_of(reply)
    reply = add(teacher, editor, "large.png", b"\x89PNG\r\n\x1a\n" + b"x" * 500_000)
    assert "large.png is not taken: found 500001 bytes; allowed: at most 500000 bytes" in text_of(
        reply
    )
    reply = teacher.post(f"{editor}/pictures", on_version="1", after="end")
    for words in ("Choose a file: an SVG, or a PNG.", "Say who made it.", "Write a caption"):
        assert words in text_of(reply)
    assert version_of(teacher, editor) == "1"


def test_words_of_a_picture_are_changed_where_they_stand(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    add(teacher, editor, "square.png", png(40, 30))
    said = Form({
        "place/0/alternative": "A tree", "place/0/caption": "A tree in May.",
        "entry/0/by": "Ben: Birch", "entry/0/licence": "CC0",
    })  # fmt: skip
    teacher.post(f"{editor}/pictures/words", on_version="2", **said)
    text = source_of(teacher, editor)
    assert '![A tree](100-square.png "A tree in May.")' in text
    assert '{file: 100-square.png, by: "Ben: Birch", licence: CC0}' in text
    reply = teacher.post(f"{editor}/pictures/words", as_script=True, on_version="3", **said)
    assert reply.get_json() == {"version": 3}
    reply = teacher.post(
        f"{editor}/pictures/words", on_version="1", **Form({**said, "entry/0/by": "C"})
    )
    assert reply.status_code == 409
    assert 'value="C"' in reply.text


def test_taken_out_after_it_is_said_where_it_stands_and_undone(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    add(teacher, editor, "square.svg", SVG)
    before = source_of(teacher, editor)
    asks = teacher.post(f"{editor}/pictures/words", on_version="2", do="ask:100-square.svg")
    words = text_of(teacher.get(str(asks.location)))
    assert "100-square.svg still stands in the reading:" in words
    assert "below the heading “What you can rely on”" in words
    teacher.post(f"{editor}/pictures/remove", on_version="2", file="100-square.svg")
    page = text_of(teacher.get(f"{editor}/pictures"))
    assert "100-square.svg is taken out. Older versions keep it." in page
    assert "square" not in source_of(teacher, editor)
    draft = text_of(teacher.get(editor.removesuffix("/lesson")))
    assert "a picture that no lesson lists" not in draft
    teacher.post(f"{editor}/pictures/words", on_version="3", do="undo")
    assert source_of(teacher, editor) == before
    assert "<figcaption>" in teacher.get(editor).text


def test_another_teacher_gets_no_picture(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    add(teacher, editor, "square.svg", SVG)
    found = re.search(r'src="(/teacher/own/[^"]+)"', teacher.get(f"{editor}/pictures").text)
    assert found is not None
    assert any_site.stranger().get(found[1]).status_code != 200
    assert teacher.get(found[1].replace("100-square", "none")).status_code == 404


def given_lesson(site: Site, teacher: Visitor, lesson: str) -> str:
    """What a student reads of an own lesson, once an own exercise names it and is given."""
    publish(teacher, lesson, version_of(teacher, f"{lesson}/lesson"))
    found = re.search(r"/teacher/lessons/(10\d-[a-z0-9-]+)", teacher.get("/teacher/").text)
    assert found is not None
    draft = begin(teacher)
    exercise = text_in(teacher.get(draft).text, "exercise")
    named = exercise.replace("type:", f"lesson: {found[1]}\ntype:", 1)
    teacher.post(f"{draft}/save", on_version="1", exercise=named)
    publish(teacher, draft, "2")
    name = re.search(r"^id: (\S+)$", named, re.MULTILINE)
    assert name is not None
    reply = teacher.post(f"{site.classroom}/give/{name[1]}")
    assert reply.status_code == 303, text_of(reply)
    work = f"/work/{str(reply.location).rsplit('/', 1)[1]}"
    student = site.student("Sam")
    page = student.get(f"{work}/lesson")
    for address in re.findall(r'<img src="([^"]+)"', page.text):
        assert student.get(address).status_code == 200
    return page.text


def test_lesson_with_a_picture_is_read_by_a_student(site: Site) -> None:
    teacher = site.teacher()
    editor = lesson_of(teacher)
    add(teacher, editor, "square.svg", SVG)
    page = given_lesson(site, teacher, editor.removesuffix("/lesson"))
    assert 'alt="A square (with a tree)"' in page
    assert "100-square.svg" in page
    assert "Picture: Ann Ash, CC BY 4.0" in page


@pytest.mark.long
def test_copied_lesson_with_its_picture_and_task_is_read_by_a_student(
    any_store: Store, tmp_path: Path
) -> None:
    folder = write_pictured(tmp_path / "course")
    leave = first_page("leave.md")
    (folder / "lessons" / "01-three-claims.leave.md").write_text(leave, "utf-8")
    site = make_site(any_store, tmp_path, load_library(folder))
    teacher = site.teacher()
    editor = copy_of(teacher, "01-three-claims")
    assert "square.svg" in teacher.get(f"{editor}/pictures").text
    assert "Leave the page · 5 minutes" in text_of(teacher.get(f"{editor}/leave"))
    page = given_lesson(site, teacher, editor.removesuffix("/lesson"))
    assert 'alt="The square from above"' in page
    assert 'id="leave"' in page
