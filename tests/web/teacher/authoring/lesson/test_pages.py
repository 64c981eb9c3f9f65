"""A lesson is written in the browser without scripts: fields, versions, two windows, a preview."""

import re
from typing import Any

from tests.web.conftest import Site, Visitor, text_of
from tests.web.teacher.authoring.test_own import begin, text_in

#: What is posted, by the names of the fields.
Form = dict[str, Any]
_FIELD = re.compile(r'name="(lesson\.md/[^"]+|leave\.md/[^"]+)"[^>]*value="([^"]*)"')


def lesson_of(teacher: Visitor, title: str = "The weir") -> str:
    """The address of a new lesson's editor."""
    return begin(teacher, "lesson", title).removesuffix("/lesson") + "/lesson"


def copy_of(teacher: Visitor, lesson_id: str) -> str:
    """The address of the editor of a copy of a lesson of the course."""
    reply = teacher.post("/teacher/own/copy", of=lesson_id, title="Mine")
    assert reply.status_code == 303
    return str(reply.location).removesuffix("/lesson") + "/lesson"


def source_of(teacher: Visitor, editor: str, name: str = "lesson") -> str:
    """The text as the file would have it."""
    return text_in(teacher.get(editor.removesuffix("/lesson")).text, name)


def version_of(teacher: Visitor, editor: str) -> str:
    found = re.search(r'name="on_version" value="(\d+)"', teacher.get(editor).text)
    assert found is not None
    return found[1]


def test_what_is_typed_is_stored_and_all_else_stays(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    before = source_of(teacher, editor)
    typed = Form({"lesson.md/title": "The weir", "lesson.md/minutes": "30"})
    body = text_in(teacher.get(editor).text, "lesson.md/body").replace("\n", "\r\n")
    reply = teacher.post(editor, on_version="1", **typed, **Form({"lesson.md/body": body}))
    assert (reply.status_code, reply.location) == (303, editor)
    assert source_of(teacher, editor) == before.replace("minutes: 45", "minutes: 30")
    assert 'value="30"' in teacher.get(editor).text


def test_saving_all_fields_of_a_shipped_lesson_changes_no_sign(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = copy_of(teacher, "01-three-claims")
    before = source_of(teacher, editor)
    page = teacher.get(editor).text
    form = Form(_FIELD.findall(page))
    form |= {
        name: text_in(page, name)
        for name in ("lesson.md/body", "lesson.md/summary", "lesson.md/discussion")
    }
    form.pop("lesson.md/teaches", None)
    form.pop("lesson.md/articles", None)
    teacher.post(editor, on_version="1", **form)
    assert version_of(teacher, editor) == "1"
    assert source_of(teacher, editor) == before


def test_chosen_topics_and_articles_are_written_in_the_front_matter(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    words = text_of(teacher.get(editor))
    assert "What came before what" in words
    teacher.post(editor, on_version="1", **Form({"lesson.md/teaches": "official\norder"}))
    assert "teaches: [official, order]" in source_of(teacher, editor)


def test_problem_stands_at_its_field_and_at_its_line(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    form = Form(
        {"lesson.md/summary": "One.\nTwo.", "lesson.md/body": "Good.\n\n[[offical: he said]]"}
    )
    teacher.post(editor, on_version="1", **form)
    page = teacher.get(editor).text
    at_field = page.split('id="lesson.md/summary-errors"')[1].split("</div>")[0]
    assert "Found 2 of them; allowed: at least 3; add what is missing." in at_field
    at_line = page.split('id="lesson.md/body-errors"')[1].split("</div>")[0]
    assert '<span data-line="3" dir="auto">“[[offical: he said]]”</span>' in at_line
    assert "a pen &#39;offical&#39;" in at_line
    # It is shown all the same, as far as it can be read.
    assert "<p>Good.</p>" in page.split('id="shown"')[1]


def test_page_beside_it_is_what_students_read(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    shown = teacher.get(editor).text.split('id="shown"')[1]
    assert '<mark class="pen pen-official">announced</mark>' in shown
    assert "<strong>To talk about:</strong> What would you ask" in shown
    assert "What the words mean" not in shown


def test_preview_stores_nothing_and_says_what_is_wrong(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    form = Form({"lesson.md/title": "Other", "lesson.md/body": "**New** words.\n\n```x"})
    reply = teacher.post(f"{editor}/preview/lesson.md", on_version="1", **form)
    assert reply.status_code == 200
    assert "<h1>Other</h1>" in reply.text
    assert "<strong>New</strong> words." in reply.text
    assert version_of(teacher, editor) == "1"
    long = Form({"lesson.md/body": "word " * 4000})
    reply = teacher.post(f"{editor}/preview/lesson.md", on_version="1", **long)
    assert re.search(
        r"Too long to show: found 2000\d characters; allowed: 15000 at most;", reply.text
    )


def test_undone_and_done_again_and_nothing_before(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    teacher.post(editor, on_version="1", **Form({"lesson.md/title": "The weir of 1890"}))
    assert "The weir of 1890" in text_of(teacher.get(editor))
    teacher.post(editor, on_version="2", do="undo", **Form({"lesson.md/title": "The weir of 1890"}))
    assert "The weir of 1890" not in text_of(teacher.get(editor))
    teacher.post(editor, on_version="1", do="redo", **Form({"lesson.md/title": "The weir"}))
    assert "The weir of 1890" in text_of(teacher.get(editor))
    teacher.post(editor, on_version="2", do="undo")
    teacher.post(editor, on_version="1", do="undo")
    assert "There is nothing to undo in “The weir” any more" in text_of(teacher.get(editor))


def test_second_window_is_told_and_loses_nothing(site: Site) -> None:
    first, second = site.teacher(), site.teacher()
    editor = lesson_of(first)
    first.post(editor, on_version="1", **Form({"lesson.md/body": "Theirs."}))
    mine = Form({"lesson.md/body": "Mine.", "lesson.md/title": "The weir"})
    as_script = second.post(editor, as_script=True, on_version="1", **mine)
    assert (as_script.status_code, as_script.get_json()) == (409, {"changed": True})
    reply = second.post(editor, on_version="1", **mine)
    assert reply.status_code == 409
    assert "was changed elsewhere: by Ms Gray at" in text_of(reply)
    assert text_in(reply.text, "lesson.md/body") == "Mine."
    assert '<pre class="text-wrap text-break" dir="auto">Theirs.</pre>' in reply.text
    kept = second.post(f"{editor}/mine/lesson.md", on_version="2", **mine)
    assert "Mine." in text_in(second.get(str(kept.location)).text, "lesson.md/body")
    assert "Theirs." in text_in(first.get(editor).text, "lesson.md/body")
    again = second.post(editor, on_version="2", **mine)
    assert again.status_code == 303
    assert text_in(first.get(editor).text, "lesson.md/body") == "Mine."


def test_script_saves_and_is_told_the_version(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    reply = teacher.post(editor, as_script=True, on_version="1", **Form({"lesson.md/body": "New."}))
    assert reply.get_json() == {"version": 2}


def test_going_to_another_page_saves_first(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    form = Form({"lesson.md/body": "New.", "do": "go:teacher.md"})
    assert teacher.post(editor, on_version="1", **form).location == f"{editor}/teacher"
    assert text_in(teacher.get(editor).text, "lesson.md/body") == "New."
    form = Form({"teacher.md/body": "## Aims\n\nTo read.", "do": "go:pictures"})
    assert (
        teacher.post(f"{editor}/teacher", on_version="2", **form).location == f"{editor}/pictures"
    )
    assert source_of(teacher, editor, "teacher") == "## Aims\n\nTo read.\n"


def test_leave_page_is_begun_its_links_moved_and_it_goes(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    leave = f"{editor}/leave"
    assert "This lesson does not lead beyond the reading." in text_of(teacher.get(leave))
    teacher.post(leave, on_version="1", do="begin")
    page = teacher.get(leave)
    assert "Leave the page · 5 minutes" in text_of(page)
    assert "Who publishes the page, and when?" in text_in(page.text, "leave.md/body")
    teacher.post(leave, on_version="2", do="add:leave.md/links")
    second = Form({"leave.md/links/1/url": "https://example.org/b", "leave.md/links/1/name": "B"})
    teacher.post(leave, on_version="3", do="up:leave.md/links/1", **second)
    assert source_of(teacher, editor, "leave").index("B") < source_of(
        teacher, editor, "leave"
    ).index("The page, who")
    teacher.post(leave, on_version="4", do="drop:leave.md/links/0")
    assert "example.org/b" not in source_of(teacher, editor, "leave")
    teacher.post(leave, on_version="5", do="take-away")
    assert "This lesson does not lead beyond the reading." in text_of(teacher.get(leave))
    assert "Nothing keeps it from being published." in text_of(
        teacher.get(editor.removesuffix("/lesson"))
    )


def test_front_matter_that_cannot_be_taken_apart_is_shown_as_text(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    draft = editor.removesuffix("/lesson")
    teacher.post(f"{draft}/save", on_version="1", lesson="---\nno fields\n---\n\nWords.\n")
    page = teacher.get(editor)
    assert "This page cannot be shown as a form" in text_of(page)
    assert text_in(page.text, "whole") == "---\nno fields\n---\n\nWords.\n"
    assert teacher.post(f"{editor}/preview/lesson.md", on_version="2").status_code == 409
    assert "pictures" in teacher.get(f"{editor}/pictures").text
    whole = "---\ntitle: Mended\n---\n\nWords.\n"
    teacher.post(editor, on_version="2", whole=whole)
    assert 'value="Mended"' in teacher.get(editor).text


def test_teachers_page_is_hidden_with_the_key(any_site: Site) -> None:
    teacher = any_site.teacher()
    editor = lesson_of(teacher)
    teacher.post("/teacher/hide", hide="1", back=editor)
    page = teacher.get(f"{editor}/teacher")
    assert "Hidden with the key." in text_of(page)
    assert "What the class can do afterwards" not in page.text
    reply = teacher.post(f"{editor}/preview/teacher.md", on_version="1")
    assert "What the class can do afterwards" not in reply.text


def test_exercise_has_no_such_page(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    for page in ("", "/teacher", "/leave", "/pictures"):
        assert teacher.get(f"{draft}/lesson{page}").status_code == 404
    assert teacher.post(f"{draft}/lesson", on_version="1").status_code == 404
