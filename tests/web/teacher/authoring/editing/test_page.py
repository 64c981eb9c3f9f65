"""What the editor's pages show: the words of fields, choices instead of ids, what is wrong."""

import re

from kit.content.own.texts import ARTICLES, EXERCISE
from tests.support.draft_texts import SMALL
from tests.web.conftest import text_of
from tests.web.teacher.authoring.editing.conftest import Desk
from tests.web.teacher.authoring.test_own import begin, content_id_of, publish, text_in

COURIER = (
    "articles:\n  - {id: courier, outlet: The Courier, kind: report, date: May, paragraphs: 9}\n"
)


def test_lesson_and_article_are_chosen_by_their_words(desk: Desk) -> None:
    desk.put({**SMALL, ARTICLES: COURIER})
    page = desk.teacher.get(desk.path).text
    assert '<option value="01-three-claims">' in page
    assert "Where it comes from: The Courier, May" in text_of(desk.teacher.get(desk.path))
    page = desk.teacher.get(f"{desk.path}items/vote").text
    assert '<option value="courier">' in page


def test_own_published_lesson_and_its_article_are_offered_too(desk: Desk) -> None:
    lesson = begin(desk.teacher, "lesson", "Our lesson")
    assert "Our lesson" not in desk.teacher.get(desk.path).text
    reading = text_in(desk.teacher.get(lesson).text, "lesson")
    named = reading.replace("# articles: [bridge]", "articles: [courier]")
    desk.teacher.post(f"{lesson}/save", on_version="1", lesson=named, articles=COURIER)
    publish(desk.teacher, lesson, "2")
    page = desk.teacher.get(desk.path).text
    assert re.search(r'<option value="100-our-lesson-\w{4}">100 · Our lesson</option>', page)
    page = desk.teacher.get(f"{desk.path}items/vote").text
    assert '<option value="courier">The Courier, May' in page


def test_partner_is_chosen_among_the_other_drafts_by_its_title(desk: Desk) -> None:
    assert 'value="bridge"' not in desk.teacher.get(desk.path).text
    other = begin(desk.teacher, title="Second form")
    other_id = content_id_of(desk.teacher, other)
    assert f'<option value="{other_id}">Second form' in desk.teacher.get(desk.path).text
    desk.teacher.post(f"{other}/archive")
    assert f'value="{other_id}"' not in desk.teacher.get(desk.path).text
    named = SMALL[EXERCISE].replace("type: classify", f"partner: {other_id}\ntype: classify")
    desk.put({**SMALL, EXERCISE: named})
    assert f'<option value="{other_id}" selected>' in desk.teacher.get(desk.path).text


def test_lesson_that_is_not_there_stays_as_it_is_named(desk: Desk) -> None:
    named = SMALL[EXERCISE].replace("type: classify", "lesson: 77-gone\ntype: classify")
    desk.put({**SMALL, EXERCISE: named})
    page = desk.teacher.get(desk.path).text
    assert '<option value="77-gone" selected>' in page


def test_what_is_still_empty_is_said_without_the_files_words(desk: Desk) -> None:
    desk.teacher.post(desk.path, on_version=str(desk.version), do=f"add:{EXERCISE}/items")
    page = text_of(desk.teacher.get(f"{desk.path}items/new-1"))
    assert "Still empty: to be filled in before it can be given." in page
    assert "allowed: the fields" not in page
    assert "to mend" in text_of(desk.teacher.get(desk.path))


def test_draft_has_the_editor_first_and_its_texts_in_a_fold(desk: Desk) -> None:
    page = desk.teacher.get(desk.path.removesuffix("/edit/"))
    words = text_of(page)
    assert words.index("Write on") < words.index("For whoever knows the files")
    assert f'href="{desk.path}"' in page.text
    assert "<details" in page.text[: page.text.index('name="exercise"')]
