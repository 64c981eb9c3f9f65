"""The words of an article stay on the pages that show them: in no file, on no paper, in no log.

Two articles with words that stand nowhere else: a teacher's copy, which the class may read whole,
and the one that a draft was made from, of which twelve sentences were taken, none of the marked.
`kit export` reads a folder of content and no database, so it cannot hold any.
"""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import text

from kit.settings import read_settings
from kit.store.engine import Store
from kit.web import create_app
from tests.support.copies import ORIGINAL_MARK, paragraph
from tests.support.from_articles import ARTICLE, begun_by, twelve_taken
from tests.support.pages import addresses, student_pages, teacher_pages
from tests.support.room import PASSWORD
from tests.support.shipped import shipped_library
from tests.support.showcase import TEACHER, Showcase, make_showcase
from tests.web.access_rows import ROWS
from tests.web.conftest import SECRET, Visitor, compiled_templates, let_in
from tests.web.test_originals import unpacked

pytestmark = pytest.mark.slow

#: Stands in each sentence of a draft's article that nobody takes.
TAKEN_NEVER = "zarzuela"
MARKS = (ORIGINAL_MARK, TAKEN_NEVER)
#: The pages that show a copy: all of it to its teacher, paragraphs beside claims, the whole to the
#: class that may read it.
OF_COPY = {
    "articles.paragraphs", "articles.show", "classrooms.lesson", "keys.decide", "outcomes.item",
    "outcomes.student", "student.feedback", "whole_article.show",
}  # fmt: skip
#: The pages that show the article of a draft, to its teacher alone.
OF_DRAFT = {"from_article.article", "from_article.claims"}


@dataclass
class Shown:
    """The kit with the showcase's class, its teacher and a student."""

    app: Flask
    store: Store
    made: Showcase
    teacher: Visitor
    mia: Visitor


@pytest.fixture
def shown(sqlite_store: Store, tmp_path: Path) -> Shown:
    made = make_showcase(sqlite_store, shipped_library(), datetime.now(UTC))
    marked = f"Ask the {TAKEN_NEVER}. A {TAKEN_NEVER} was heard. Never mind the {TAKEN_NEVER}."
    own = begun_by(sqlite_store, made.teacher_id, datetime.now(UTC), f"{ARTICLE}\n{marked}\n")
    made.claim = twelve_taken(sqlite_store, own, datetime.now(UTC))[1]
    made.from_article = own.draft_id
    settings = read_settings({"data": str(tmp_path), "address": "192.0.2.20"}, {})
    app = create_app(settings, sqlite_store, shipped_library(), SECRET)
    app.jinja_env.bytecode_cache = compiled_templates()
    teacher, mia = Visitor(let_in(app.test_client())), Visitor(let_in(app.test_client()))
    reply = teacher.post("/teacher/sign-in", name=TEACHER, password=PASSWORD)
    assert reply.status_code == 303
    back = mia.post(f"/join/{made.code}/back", personal_code=made.personal_codes["Mia"])
    assert back.status_code == 303, back.text
    teacher.token = mia.token = ""
    return Shown(app, sqlite_store, made, teacher, mia)


def on_paper(page: str) -> str:
    """A page as it is printed: without what no paper gets."""
    tree = LexborHTMLParser(page)
    for node in tree.css(".no-print"):
        node.decompose()
    return tree.html or ""


def seen(shown: Shown, visitor: Visitor, pages: list[tuple[str, dict[str, Any]]]) -> set[str]:
    """The endpoints among these whose pages hold a marked word; of a copy none comes on paper."""
    holding = set()
    for (endpoint, _values), address in zip(pages, addresses(shown.app, pages), strict=True):
        reply = visitor.get(address)
        assert reply.status_code < 500, address
        if any(mark in reply.text for mark in MARKS):
            holding.add(endpoint)
            if endpoint not in OF_DRAFT:
                assert not any(mark in on_paper(reply.text) for mark in MARKS), address
    return holding


@pytest.mark.long
@pytest.mark.timeout(240)
def test_pages_that_hold_words_of_an_article_are_those_and_no_others(shown: Shown) -> None:
    of_student = seen(shown, shown.mia, student_pages(shown.made))
    of_teacher = seen(shown, shown.teacher, teacher_pages(shown.made))
    assert of_student | of_teacher <= OF_COPY | OF_DRAFT
    assert of_student <= {"student.feedback", "whole_article.show"}
    # The words are there to be seen.
    assert "whole_article.show" in of_student
    assert {"articles.show", *OF_DRAFT} <= of_teacher


def files_of(shown: Shown) -> list[str]:
    """The addresses of all files that leave the kit, of exercises that name the copy's article."""
    room = {"classroom_id": shown.made.classroom_id}
    downloads = [row.split()[1] for row in ROWS if row.startswith("GET downloads.")]
    tasks = ("shown", "two-reports-side-by-side", "live-key")
    pages: list[tuple[str, dict[str, Any]]] = [
        (endpoint, {**room, "assignment_id": shown.made.tasks[task]})
        for endpoint in downloads
        for task in tasks
    ]
    pages.append(("classrooms.export", room))
    for draft_id in (shown.made.draft, shown.made.from_article):
        pages += [
            ("authoring.share_file", {"draft_id": draft_id, "ending": ending})
            for ending in ("zip", "txt")
        ]
    course = {"content_id": "two-reports-side-by-side", "ending": "zip"}
    return addresses(shown.app, [*pages, ("authoring.share_course_file", course)])


@pytest.mark.long
def test_no_file_that_leaves_the_kit_holds_one(shown: Shown) -> None:
    read = 0
    for address in files_of(shown):
        reply = shown.teacher.get(address)
        assert reply.status_code < 500, address
        read += reply.status_code == 200
        content = unpacked(reply.data)
        assert not any(mark.encode() in content for mark in MARKS), address
    assert read > 20
    [draft] = [
        one for one in files_of(shown) if f"{shown.made.from_article}" in one and "zip" in one
    ]
    # What was taken of it does leave, as the exercise that it is.
    assert b"claim:" in unpacked(shown.teacher.get(draft).data)


@pytest.mark.long
def test_no_line_of_the_log_holds_one_whatever_breaks(
    shown: Shown, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    form: dict[str, Any] = {
        "of": "c Le Figaro",
        "text": "\n\n".join(map(paragraph, range(1, 9))),
    }
    assert shown.teacher.post("/teacher/own/articles/attach", **form).status_code == 303
    with shown.store.writing() as connection:
        connection.execute(text("ALTER TABLE article_copy RENAME TO gone"))
        connection.execute(text("ALTER TABLE draft_article RENAME TO gone_too"))
    assert shown.teacher.post("/teacher/own/articles/attach", **form).status_code >= 500
    begun: dict[str, Any] = {"text": form["text"], "title": "The bridge"}
    assert shown.teacher.post("/teacher/own/from-article", **begun).status_code >= 400
    assert caplog.text
    assert not any(mark in caplog.text for mark in MARKS)
