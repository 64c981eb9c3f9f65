"""What a form of the editor posts, made into the lesson's texts."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.exceptions import BadRequest

from kit.content.own.texts import LEAVE, LESSON, NOTES
from kit.web.teacher.authoring.lesson.typed import Typed, typed_in

TEXTS = {LESSON: "---\ntitle: T\n---\n\nWords.\n", NOTES: "## Aims\n"}


def posted(file: str, **form: Any) -> Typed:
    with Flask(__name__).test_request_context(method="POST", data={"on_version": "3", **form}):
        return typed_in(file)


def test_fields_of_the_page_alone_are_taken() -> None:
    form: dict[str, Any] = {"lesson.md/title": "Other", "teacher.md/body": "x", "csrf_token": "y"}
    typed = posted(LESSON, **form)
    assert (typed.fields, typed.operation, typed.on_version) == (
        {"lesson.md/title": "Other"}, "save", 3,
    )  # fmt: skip
    assert typed.texts(TEXTS) == {**TEXTS, LESSON: TEXTS[LESSON].replace("T\n", "Other\n")}


def test_several_values_are_lines() -> None:
    typed = posted(LESSON, **{"lesson.md/teaches": ["", "official", "order"]})
    assert typed.fields == {"lesson.md/teaches": "official\norder"}


def test_whole_text_and_what_cannot_be_done_keep_what_was_typed() -> None:
    assert posted(LESSON, whole="a\r\nb").texts(TEXTS)[LESSON] == "a\nb"
    assert posted(LESSON, do="drop:leave.md/links/3").texts(TEXTS) == TEXTS


def test_pages_are_begun_and_taken_away() -> None:
    begun = posted(LEAVE, do="begin").texts(TEXTS)
    assert begun[LEAVE].startswith("---\nminutes: 5\n")
    assert posted(LEAVE, do="take-away").texts(begun)[LEAVE] == ""
    assert posted(NOTES, do="begin").texts(TEXTS) == TEXTS


def test_version_that_is_none_is_refused() -> None:
    with pytest.raises(BadRequest):
        posted(LESSON, on_version="x")
