"""What is said of sheets, and what their script reads."""

from kit.classroom.paper.pasting import Pasted
from kit.classroom.paper.slots import Told
from kit.web.teacher.paper import words
from tests.support.papers import enter, paper, view_of
from tests.web.conftest import Site


def test_script_has_students_answers_and_sheets(any_site: Site) -> None:
    enter(any_site.room, "Mia", "21")
    with any_site.app.test_request_context("/"):
        rows = words.script_rows(paper(any_site.room), hidden=False)
        hidden = words.script_rows(paper(any_site.room), hidden=True)
    assert [one["name"] for one in rows["students"]] == ["Ada", "Ben", "Mia"]
    assert [one["name"] for one in hidden["students"]] == ["Student 1", "Student 2", "Student 3"]
    assert rows["slots"]["A"][0]["keys"] == {
        "1": "Sourced fact", "2": "Official statement", "3": "Editorial interpretation",
    }  # fmt: skip
    assert rows["sheets"][0]["typed"] == ["2", "1", "", ""]
    assert rows["sheets"][0]["slots"] is None
    assert all(rows["words"].values())


def test_sheet_of_no_text_of_the_assignment_has_its_own_answers(any_site: Site) -> None:
    record = enter(any_site.room, None, "12", "A-0000")
    with any_site.app.test_request_context("/"):
        assert words.sheet_row(view_of(any_site.room, record))["slots"] == []


def test_what_became_of_lines_is_counted(any_site: Site) -> None:
    record = enter(any_site.room, None, "12")
    with any_site.app.test_request_context("/"):
        assert words.pasted_words(Pasted([], [], [], "")) == ""
        assert words.pasted_words(Pasted([record] * 2, [record], [], "")) == (
            "2 sheets are entered. One line says what the kit holds already: nothing was changed "
            "by it."
        )
        assert words.told_text(Told("%(count)s keys", {"count": 3})) == "3 keys"
        assert words.student_label("Mia", 3, hidden=True) == "Student 3"
