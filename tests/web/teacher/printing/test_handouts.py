"""The pages to hand out, as they are printed and as Word files."""

import pytest

from kit.web.teacher.help.documents import HANDED_OUT
from tests.support.word_files import cells_in, opened, styled
from tests.web.conftest import Site, text_of

PRINT = "/teacher/help/print-"
TITLES = {
    "for-parents": "For parents",
    "for-data-officer": "For the school's data officer",
}


@pytest.mark.parametrize("name", HANDED_OUT)
def test_page_has_its_choices_and_lines_to_fill_in(any_site: Site, name: str) -> None:
    reply = any_site.teacher().get(f"{PRINT}{name}?paper=letter&size=large")
    assert reply.status_code == 200
    assert f"<h1>To print: {TITLES[name].replace(chr(39), '&#39;')}</h1>" in reply.text
    assert "printing/letter.css" in reply.text
    assert 'class="paper large"' in reply.text
    assert "____" in text_of(reply)


def test_links_of_the_page_lead_to_documents(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert 'href="backup"' in teacher.get(f"{PRINT}for-data-officer").text
    assert teacher.get("/teacher/help/backup").status_code == 200


def test_paper_that_is_none_is_told_and_the_page_still_there(any_site: Site) -> None:
    reply = any_site.teacher().get(f"{PRINT}for-parents?paper=a3")
    assert reply.status_code == 400
    assert "What your child learns" in reply.text


def test_no_other_document_is_handed_out(any_site: Site) -> None:
    teacher = any_site.teacher()
    for name in ("keys", "classroom", "no-such"):
        assert teacher.get(f"{PRINT}{name}").status_code == 404
        assert teacher.get(f"{PRINT}{name}.docx").status_code == 404


@pytest.mark.parametrize("name", HANDED_OUT)
def test_document_and_help_lead_to_it(any_site: Site, name: str) -> None:
    teacher = any_site.teacher()
    assert f'href="{PRINT}{name}">Print…</a>' in teacher.get(f"/teacher/help/{name}").text
    assert f'href="/teacher/help/{name}"' in teacher.get("/teacher/help/").text
    assert PRINT not in teacher.get("/teacher/help/classroom").text


@pytest.mark.parametrize("name", HANDED_OUT)
def test_a_class_leads_to_it_from_its_place(any_site: Site, name: str) -> None:
    assert f'href="{PRINT}{name}"' in any_site.teacher().get(any_site.classroom).text


def test_word_file_is_the_same_page_to_fill_in_by_keyboard(any_site: Site) -> None:
    reply = any_site.teacher().get(f"{PRINT}for-parents.docx?paper=letter")
    assert reply.headers["Content-Disposition"].startswith('attachment; filename="for-parents_')
    assert styled(reply.data, "Title") == ["For parents"]
    assert "What is kept about your child" in styled(reply.data, "Heading 1")
    assert [row[0] for row in cells_in(reply.data)][1:] == [
        "School and class",
        "Teacher, and how to reach them",
        "Who answers for students' data",
        "The class is deleted on",
    ]
    width = opened(reply.data).sections[0].page_width
    assert width is not None
    assert round(width.mm) == 216
