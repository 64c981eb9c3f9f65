"""What the student's forms ask, and the clean values that they return."""

import pytest
from werkzeug.datastructures import MultiDict

from kit.classroom.keys.own_arguments import Argument
from kit.classroom.reports import student_pages
from kit.web.student.forms import ContestForm
from tests.support import choosing
from tests.web.conftest import Site


def asked(site: Site, item_id: str, part_id: str | None, **typed: str) -> ContestForm:
    room = site.room
    page = student_pages.appeal_page(
        room.store, room.people["Mia"], room.assignment_id, item_id, part_id, room.now
    )
    with site.app.test_request_context("/", method="POST", data=typed):
        form = ContestForm(MultiDict(typed), meta={"csrf": False})
        form.ask_about(page)
        form.validate()
        return form


def test_contest_form_returns_what_is_stored(site: Site) -> None:
    site.room.do_all("Mia")
    form = asked(site, "plan", None, choice=" sourced ", argument=" One\r\ntwo\x00 ")
    assert form.errors == {}
    assert form.said("plan") == Argument("plan", "", "sourced", "One\ntwo")
    assert form.argument.data == " One\r\ntwo\x00 ", "what was typed stays in the box"


@pytest.mark.parametrize(
    ("exercise", "item_id", "part_id", "message"),
    [
        ("compare", "first-day", "toll", "Choose the answer that you argue for."),
        ("figures", "toll", "sum", "Type the number that you argue for."),
    ],
)
def test_contest_form_asks_for_both(
    site: Site, exercise: str, item_id: str, part_id: str, message: str
) -> None:
    choosing.give(site.room, exercise)
    choosing.do_all(site.room, "Mia", choosing.RIGHT[exercise])
    form = asked(site, item_id, part_id, choice=" ", argument="\x00")
    assert form.errors == {
        "choice": [message],
        "argument": ["Say why: what in the text shows it? An answer alone changes no key."],
    }
