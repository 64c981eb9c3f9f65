"""The answer grid as its teacher meets it."""

import re

from tests.support.word_files import cells_in
from tests.web.conftest import Site, text_of


def grid(site: Site) -> str:
    return f"{site.assignment}/print/grid"


def test_grid_has_a_line_a_student_and_a_cell_an_answer(any_site: Site) -> None:
    reply = any_site.teacher().get(grid(any_site))
    assert reply.status_code == 200
    text = text_of(reply)
    assert "Number Name A–D 1 2 3 4" in text
    assert "Ada" in text
    assert "printing/a4.css" in reply.text
    assert "print/grid.docx" in reply.text


def test_lines_paper_and_print_are_a_choice(any_site: Site) -> None:
    html = any_site.teacher().get(f"{grid(any_site)}?lines=10&paper=letter&size=large").text
    assert html.count("no name yet") == 10
    assert "printing/letter.css" in html
    assert 'class="paper large"' in html
    assert "print/grid.docx?lines=10&amp;paper=letter&amp;size=large" in html


def test_what_is_no_choice_is_told_and_the_usual_is_shown(any_site: Site) -> None:
    reply = any_site.teacher().get(f"{grid(any_site)}?lines=many&paper=a3")
    assert reply.status_code == 400
    assert reply.text.count("no name yet") == 3
    assert "printing/a4.css" in reply.text


def test_hidden_names_leave_numbered_lines(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.post("/teacher/hide", hide="1")
    html = teacher.get(grid(any_site)).text
    assert "Ada" not in html
    assert "Names are hidden: the lines have numbers alone. Show names to print them." in html
    rows = cells_in(teacher.get(f"{grid(any_site)}.docx").data)
    assert [row[:2] for row in rows[1:3]] == [["1", ""], ["2", ""]]


def test_word_file_is_the_same_grid(any_site: Site) -> None:
    reply = any_site.teacher().get(f"{grid(any_site)}.docx?lines=0")
    assert re.search(
        r'attachment; filename="[\w-]+_Three-claims_grid_[\d-]+\.docx"',
        reply.headers["Content-Disposition"],
    )
    rows = cells_in(reply.data)
    assert rows[0] == ["", "Name", "A-D", "1", "2", "3", "4"]
    assert [row[1] for row in rows[1:]] == ["Ada", "Ben", "Mia"]
