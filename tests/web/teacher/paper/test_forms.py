"""The forms of sheets: what they take, and what they say of the rest."""

from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from kit.classroom.paper.entering import KEYS_MOST
from kit.classroom.paper.reading import COMMENT_MOST
from kit.store.ids import new_id
from kit.web.teacher.paper.forms import LinesForm, SheetForm
from tests.web.conftest import Site

CHANGED = "This page was changed on its way. Load it again; what you entered is kept."


def filled(site: Site, **typed: Any) -> SheetForm:
    with site.app.test_request_context("/", method="POST"):
        form = SheetForm(MultiDict(typed), meta={"csrf": False})
        form.validate()
        [str(text) for texts in form.errors.values() for text in texts]
        return form


def test_sheet_is_read_as_the_page_sends_it(any_site: Site) -> None:
    sheet, student = new_id(), new_id()
    form = filled(
        any_site, sheet=str(sheet), base="3", revision="4", writer="w", student=str(student),
        code=" b ", key=["1", "", "2"], done="1", **{"comment-2": "Clear.", "comment-x": "no"},
    )  # fmt: skip
    posted = form.posted()
    assert form.sheet_id == sheet
    assert (posted.base, posted.revision, posted.writer) == (3, 4, "w")
    assert (posted.student_id, posted.code, posted.typed) == (student, "B", ("1", "", "2"))
    assert (posted.comments, posted.done) == ({"2": "Clear."}, True)


@pytest.mark.parametrize(
    "typed",
    [
        {"base": "x"},
        {"revision": "-1"},
        {"student": "x"},
        {"key": ["1"] * (KEYS_MOST + 1)},
        {"key": ["1" * 201]},
        {"writer": "w" * 65},
    ],
)
def test_what_no_page_sends_is_refused(any_site: Site, typed: dict[str, Any]) -> None:
    with any_site.app.test_request_context("/"):
        form = filled(any_site, **typed)
        assert [str(text) for texts in form.errors.values() for text in texts] == [CHANGED]


def test_long_comment_stays_in_its_box(any_site: Site) -> None:
    with any_site.app.test_request_context("/"):
        form = filled(any_site, **{"comment-1": "x" * (COMMENT_MOST + 1)})
        assert form.errors["comments"] == [
            (
                "A comment has 1001 characters; at most 1000 are kept. Shorten it: all of it is still "
                "in the box."
            )
        ]


def test_lines_are_taken_with_the_version_for_those_without(any_site: Site) -> None:
    once = new_id()
    with any_site.app.test_request_context("/", method="POST"):
        form = LinesForm(
            MultiDict({"once": str(once), "code": "B", "lines": "Mia: 1"}), meta={"csrf": False}
        )
        assert form.validate()
        assert (form.posted().text, form.posted().code, form.posted().once) == ("Mia: 1", "B", once)
