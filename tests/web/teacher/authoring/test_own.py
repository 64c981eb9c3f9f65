"""*Your own*: begun, listed, copied, given to a class and taken to its results."""

import re
from typing import Any

import pytest

from tests.support.room import make_teacher
from tests.web.conftest import Site, Visitor, text_of

_DRAFT = re.compile(r"/teacher/own/([0-9a-f-]{36})")


def begin(teacher: Visitor, kind: str = "classify", title: str = "The bridge") -> str:
    """The address of a new draft's page."""
    reply = teacher.post("/teacher/own/new", kind=kind, title=title)
    assert reply.status_code == 303, reply.text
    assert reply.location is not None
    # It is written at once, by its fields.
    editor = "/lesson" if kind == "lesson" else "/edit/"
    assert reply.location.endswith(editor)
    return str(reply.location).removesuffix(editor)


def text_in(page: str, name: str) -> str:
    """What stands in the box of a text, as a browser reads it."""
    found = re.search(rf'<textarea[^>]* name="{name}"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    assert found is not None, name
    words = found.group(1)
    for sign, code in (
        ('"', "&#34;"),
        ("'", "&#39;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("&", "&amp;"),
    ):
        words = words.replace(code, sign)
    return words


def publish(teacher: Visitor, draft: str, on_version: str = "1") -> None:
    reply = teacher.post(f"{draft}/publish", on_version=on_version)
    assert reply.status_code == 303, text_of(reply)


def content_id_of(teacher: Visitor, draft: str) -> str:
    found = re.search(r"^id: (\S+)$", text_in(teacher.get(draft).text, "exercise"), re.MULTILINE)
    assert found is not None
    return found.group(1)


def test_each_type_and_a_lesson_are_begun_and_listed(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert "There is none yet." in text_of(teacher.get("/teacher/own"))
    for kind in (
        "classify",
        "highlight",
        "attribute",
        "compare",
        "figures",
        "order",
        "rewrite",
        "lesson",
    ):
        page = teacher.get(begin(teacher, kind, f"My {kind}"))
        assert "Nothing keeps it from being published." in text_of(page)
        assert f"My {kind}" in text_of(teacher.get("/teacher/own"))


@pytest.mark.parametrize(
    ("kind", "own"),
    [("classify", ["/edit/"]), ("lesson", ["/lesson", "/lesson/teacher", "/lesson/pictures"])],
)
def test_each_page_of_a_draft_has_the_way_to_all_others_once(
    any_site: Site, kind: str, own: list[str]
) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher, kind)
    pages = ["", *own[:1], "/check", "/preview", "/classes", "/share"]
    pages += ["/lend", "/readers", "/print"] if kind == "classify" else ["/lend"]
    for page in {*pages, *own}:
        html = teacher.get(f"{draft}{page}").text
        rows = re.findall(
            r'<nav[^>]* aria-label="The pages of this draft">(.*?)</nav>', html, re.DOTALL
        )
        assert len(rows) == 1, page
        there = {*pages} - ({own[0]} if page in own else {page})
        assert set(re.findall(r'href="([^"]+)"', rows[0])) == {f"{draft}{one}" for one in there}


def test_what_is_missing_is_said_and_what_was_typed_stays(any_site: Site) -> None:
    reply = any_site.teacher().post("/teacher/own/new", kind="figures", title=" ")
    assert reply.status_code == 400
    assert "Type a title." in text_of(reply)
    assert '<option selected value="figures">' in reply.text


def test_copy_of_the_course_is_begun_from_its_page(any_site: Site) -> None:
    teacher = any_site.teacher()
    lesson = teacher.get("/teacher/lessons/01-three-claims").text
    assert 'href="/teacher/own/copy?of=three-claims"' in lesson
    page = teacher.get("/teacher/own/copy?of=three-claims").text
    assert 'value="Three claims (copy)"' in page
    reply = teacher.post("/teacher/own/copy", of="three-claims", title="Mine")
    assert str(reply.location).endswith("/edit/")
    draft = str(reply.location).removesuffix("/edit/")
    assert 'title: "Mine"' in text_in(teacher.get(draft).text, "exercise")
    again = teacher.post(f"{draft}/copy", title="Mine")
    assert "Mine (copy)" in text_of(teacher.get(str(again.location)))
    assert teacher.post("/teacher/own/copy", of="none", title="Mine").status_code == 400


def test_own_exercise_is_given_taken_and_shown_in_the_results(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    publish(teacher, draft)
    content_id = content_id_of(teacher, draft)
    lessons = text_of(teacher.get(f"{any_site.classroom}/lessons"))
    assert "Your own Your own exercises" in lessons
    assert "The bridge" in lessons
    assert teacher.get(f"{any_site.classroom}/give/{content_id}/rules").status_code == 200
    reply = teacher.post(f"{any_site.classroom}/give/{content_id}")
    assignment = str(reply.location)
    student = any_site.student("Sam")
    work = f"/work/{assignment.rsplit('/', 1)[1]}"
    student.post(f"{work}/start")
    page = student.get(f"{work}/claims")
    assert "plant forty trees" in text_of(page)
    form = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    radios = re.findall(r'<input[^>]* type="radio"[^>]* name="([^"]+)"', page.text)
    attempt = page.text.split("/claims/")[1].split('"')[0]
    form.pop("csrf_token", None)
    answers: dict[str, Any] = {**form, **dict.fromkeys(radios, "sourced")}
    student.post(f"{work}/claims/{attempt}", **answers)
    student.post(f"{work}/claims/{attempt}/hand-in")
    for path in ("results", "key"):
        shown = teacher.get(f"{assignment}/{path}")
        assert shown.status_code == 200, path
        assert "ships" not in text_of(shown), path
    assert "The bridge" in text_of(teacher.get(f"{assignment}/results"))
    live = teacher.post(f"{any_site.classroom}/live/start/{content_id}", again="1")
    assert live.status_code == 303
    assert "Claim 1" in text_of(teacher.get(str(live.location)))
    assert teacher.get(f"/teacher/exercises/{content_id}").status_code == 200


def test_another_teacher_meets_nothing_of_it(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft, lesson = begin(teacher), begin(teacher, "lesson", "Our lesson")
    publish(teacher, draft)
    publish(teacher, lesson)
    assert "Our lesson" in text_of(teacher.get("/teacher/"))
    content_id = content_id_of(teacher, draft)
    make_teacher(any_site.room.store, "Mr Brown")
    brown = any_site.teacher("Mr Brown")
    for path in (
        draft,
        f"{draft}/delete",
        f"/teacher/exercises/{content_id}",
        f"{any_site.classroom}/give/{content_id}/rules",
    ):
        assert brown.get(path).status_code == 404, path
    for page in ("/teacher/", "/teacher/own", "/teacher/own/copy"):
        words = text_of(brown.get(page))
        assert "The bridge" not in words, page
        assert "Our lesson" not in words, page
