"""A draft, or what the course has, leaves as one file or as a text."""

import io
import json
import zipfile

import pytest
from werkzeug.test import TestResponse

from kit.content.library import Library
from kit.exchange.authoring.received import Received, read_package
from kit.exchange.authoring.text_form.read_text import read_text_form
from tests.support.brought import text_of_words
from tests.web.conftest import Site, text_of
from tests.web.teacher.authoring.test_own import begin, text_in


def parts(reply: TestResponse) -> dict[str, str]:
    assert reply.status_code == 200, text_of(reply)
    assert reply.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(reply.data)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_a_draft_leaves_as_the_files_that_a_folder_holds(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    page = teacher.get(draft)
    assert 'value="Ms Gray"' in teacher.get(f"{draft}/share").text
    reply = teacher.get(f"{draft}/share.zip?key=with&by=Ann+Ash&licence=CC+BY+4.0&source=The+Post")
    name = reply.headers["Content-Disposition"].split('"')[1]
    assert name.startswith("the-bridge-")
    content_id = name.removesuffix(".zip")
    files = parts(reply)
    slip = json.loads(files.pop("whose-words.json"))
    assert (slip["by"], slip["licence"], slip["source"], slip["key"], slip["title"]) == (
        "Ann Ash", "CC BY 4.0", "The Post", True, "The bridge",
    )  # fmt: skip
    assert files == {
        f"exercises/{content_id}.yaml": text_in(page.text, "exercise"),
        f"exercises/{content_id}.key.yaml": text_in(page.text, "key"),
    }


@pytest.mark.parametrize(("kind", "editor"), [("classify", "/edit/"), ("lesson", "/lesson")])
def test_page_has_the_way_to_the_other_pages_and_says_what_stays(
    any_site: Site, kind: str, editor: str
) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher, kind)
    page = teacher.get(f"{draft}/share")
    assert f'href="{draft}{editor}"' in page.text
    assert "Your own copies of articles are never in it, and nothing of a class." in text_of(page)


def test_without_its_key_nothing_of_the_key_leaves(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    files = parts(teacher.get(f"{draft}/share.zip?key=without"))
    assert not [name for name in files if name.endswith(".key.yaml")]
    assert json.loads(files["whose-words.json"])["key"] is False


def test_where_the_key_is_hidden_it_does_not_leave(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    teacher.post("/teacher/hide", hides="1")
    page = text_of(teacher.get(f"{draft}/share"))
    assert "Names and key are hidden now, so the file leaves without its key." in page
    assert "The text holds the key, which is hidden now. Show names and key to see it." in page
    assert "= sourced" not in page
    files = parts(teacher.get(f"{draft}/share.zip?key=with"))
    assert not [name for name in files if name.endswith(".key.yaml")]
    assert teacher.get(f"{draft}/share.txt").status_code == 409


def test_words_that_are_too_long_stay_on_the_page(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    reply = teacher.get(f"{draft}/share.zip", query_string={"by": "x" * 201})
    assert reply.status_code == 400
    assert "This is too long; 200 characters are the most." in text_of(reply)
    assert "x" * 201 in reply.text


def test_the_text_form_is_there_to_copy_and_as_a_file(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    page = teacher.get(f"{draft}/share")
    box = page.text.split("<textarea")[1].split(">\n", 1)[1].split("</textarea>")[0]
    file = teacher.get(f"{draft}/share.txt")
    assert file.mimetype == "text/plain"
    assert file.text == text_of_words(box)
    form = read_text_form(file.text, Library.empty())
    assert (form.title, len(form.claims), form.mistakes) == ("The bridge", 2, ())


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("lesson", "A lesson has no text form: only claims to label with their key have one."),
        ("figures", "The type “figures” has no text form: only claims to label (classify) have."),
    ],
)
def test_why_there_is_no_text_is_said(any_site: Site, kind: str, said: str) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher, kind)
    assert said in text_of(teacher.get(f"{draft}/share"))
    assert teacher.get(f"{draft}/share.txt").status_code == 409


def test_what_is_to_be_mended_still_leaves_as_a_file(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    teacher.post(f"{draft}/save", on_version="1", exercise="id: [")
    assert "Something in it is still to be mended" in text_of(teacher.get(f"{draft}/share"))
    files = parts(teacher.get(f"{draft}/share.zip"))
    assert "id: [" in files.values()


def test_what_the_course_has_leaves_with_its_terms(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert (
        "/teacher/own/course/three-claims/share"
        in teacher.get("/teacher/lessons/01-three-claims").text
    )
    page = teacher.get("/teacher/own/course/three-claims/share")
    assert 'value="Whose Words"' in page.text
    assert 'value="The Ardenmoor Post, 1 March 2026"' in page.text
    for content_id in ("three-claims", "01-three-claims"):
        read = read_package(
            teacher.get(f"/teacher/own/course/{content_id}/share.zip").data, Library.empty()
        )
        assert isinstance(read, Received)
        assert read.package.id == content_id
    assert teacher.get("/teacher/own/course/none/share").status_code == 404
