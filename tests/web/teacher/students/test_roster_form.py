"""A roster's form: a file becomes the text in the box, and a choice is yes, no, or the list's."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from kit.web.teacher.students.roster_form import RosterForm
from tests.web.conftest import Site


def form_of(app: Flask, **fields: Any) -> RosterForm:
    with app.test_request_context(method="POST", data=fields):
        form = RosterForm(meta={"csrf": False})
        form.validate()
        if not form.errors:
            form.take_file()
        return form


@pytest.mark.parametrize(
    ("raw", "text", "guessed"),
    [
        ("Zoé\r\nNoa".encode(), "Zoé\nNoa", False),
        ("Zoé".encode("cp1252"), "Zoé", True),
        ("\ufeffZoé".encode("utf-16-le"), "Zoé", False),
    ],
)
def test_file_becomes_the_text_in_the_box(
    any_site: Site, raw: bytes, text: str, guessed: bool
) -> None:
    form = form_of(any_site.app, file=(BytesIO(raw), "class.csv"))
    assert (form.errors, form.names.data, form.guessed) == ({}, text, guessed)


@pytest.mark.parametrize(("typed", "turn"), [("yes", True), ("no", False), ("", None), ("x", None)])
def test_turning_is_wanted_or_not_or_left_to_the_list(
    any_site: Site, typed: str, turn: bool | None
) -> None:
    assert form_of(any_site.app, names="Zoe", turn=typed).wants_turning() is turn
