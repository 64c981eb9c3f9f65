"""A page of a lesson by its fields: what is not edited stays to the letter."""

import pytest

from kit.content.own.checked import check_texts
from kit.content.own.editing.field_shapes import Kind, Option
from kit.content.own.editing.operations import NoSuchPlace
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.lessons.page_fields import (
    element_operated,
    page_fields,
    page_typed,
    with_body,
    with_page_problems,
)
from kit.content.own.sources import source_of
from kit.content.own.texts import LEAVE, LESSON, NOTES, DraftKind
from tests.support.room import tiny_library
from tests.support.shipped import shipped_library

TEXT = """\
---
# Ours.
title: "The weir"   # for now
number: 100
minutes: 45
teaches: [figures, official]
summary:
  - One.
  - Two.
  - Three.
discussion: Who says so?
---


The council met.

## A heading
"""


@pytest.mark.parametrize("lesson_id", shipped_library().lessons)
def test_shipped_pages_come_back_as_they_were_shown(lesson_id: str) -> None:
    source = source_of(shipped_library(), DraftKind.LESSON, lesson_id)
    assert source is not None
    for file in (LESSON, NOTES, LEAVE):
        text = source.texts[file]
        page = page_fields(file, text)
        typed = {leaf.name: leaf.typed for field in page.head for leaf in field.leaves}
        typed[page.body_name] = page.body.replace("\n", "\r\n")
        assert page_typed(file, text, typed) == text


def test_one_field_is_changed_and_comments_stay() -> None:
    changed = page_typed(LESSON, TEXT, {"lesson.md/minutes": "30"})
    assert changed == TEXT.replace("minutes: 45", "minutes: 30")
    body = page_typed(LESSON, TEXT, {"lesson.md/body": "The council\r\nmet.\r\n\r\n"})
    assert body == TEXT.split("The council", maxsplit=1)[0] + "The council\nmet.\n"
    assert with_body(TEXT, "") == TEXT.split("\nThe council", maxsplit=1)[0] + "\n"


def test_number_and_pictures_are_not_typed_and_stay() -> None:
    names = [field.shape.name for field in page_fields(LESSON, TEXT).head]
    assert names == ["title", "minutes", "articles", "teaches", "summary", "discussion"]
    assert page_typed(LESSON, TEXT, {"lesson.md/number": "7"}) == TEXT


def test_choices_keep_the_order_that_they_were_written_in() -> None:
    in_order_of_form = {"lesson.md/teaches": "official\nfigures"}
    assert page_typed(LESSON, TEXT, in_order_of_form) == TEXT
    more = page_typed(LESSON, TEXT, {"lesson.md/teaches": "sourced\nofficial\nfigures"})
    assert "teaches: [figures, official, sourced]" in more


def test_articles_are_chosen_and_one_that_is_not_there_stays_a_choice() -> None:
    text = TEXT.replace("minutes: 45", "minutes: 45\narticles: [gone]")
    field = page_fields(LESSON, text, [Option("a", "The Post")]).field_of("articles")
    assert field.kind is Kind.CHOICES
    assert [one.value for one in field.choices] == ["a", "gone"]
    assert "articles: [gone, a]" in page_typed(LESSON, text, {"lesson.md/articles": "a\ngone"})


def test_page_without_front_matter_gets_one() -> None:
    assert page_typed(LESSON, "Words.\n", {"lesson.md/title": "T"}) == (
        "---\ntitle: T\n---\n\nWords.\n"
    )
    assert page_typed(NOTES, "", {"teacher.md/body": "## Aims"}) == "## Aims\n"


def test_what_cannot_be_taken_apart_is_refused_with_its_line() -> None:
    for text, line in (("---\ntitle: T\n", 1), ("---\nonly words\n---\n", 2)):
        with pytest.raises(UnreadableText) as refused:
            page_fields(LESSON, text)
        assert refused.value.problem.line == line


def test_links_are_added_moved_and_dropped() -> None:
    text = "---\nminutes: 5\nlinks:\n  - {url: https://a.org, name: A}\n---\nTask.\n"
    added = element_operated(LEAVE, text, "add:leave.md/links")
    typed = {"leave.md/links/1/url": "https://b.org", "leave.md/links/1/name": "B"}
    two = page_typed(LEAVE, added, typed)
    assert [one["name"] for one in page_fields(LEAVE, two).values["links"]] == ["A", "B"]
    moved = element_operated(LEAVE, two, "up:leave.md/links/1")
    assert [one["name"] for one in page_fields(LEAVE, moved).values["links"]] == ["B", "A"]
    assert element_operated(LEAVE, moved, "down:leave.md/links/1") == moved
    dropped = element_operated(LEAVE, moved, "drop:leave.md/links/0")
    assert [one["name"] for one in page_fields(LEAVE, dropped).values["links"]] == ["A"]
    for operation in ("drop:leave.md/links/9", "add:leave.md/minutes", "turn:leave.md/links/0"):
        with pytest.raises(NoSuchPlace):
            element_operated(LEAVE, text, operation)


def test_problems_stand_at_their_field_or_with_their_line() -> None:
    text = TEXT.replace("minutes: 45", "minutes: 0").replace("met.", "met. [[offical: x]]")
    checked = check_texts(DraftKind.LESSON, "100-weir", {LESSON: text}, tiny_library())
    problems = [one for one in checked.library.problems if one.path.name == "100-weir.md"]
    page = with_page_problems(page_fields(LESSON, text), text, problems)
    assert [one.found for one in page.field_of("minutes").problems] == ["0"]
    [below] = page.body_problems
    assert (below.line, below.opening) == (1, "The council met. [[offical: x]]")
    assert page.problems == ()
