"""A draft that classes have, published again: what differs is shown, and asked what it is to be."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kit.classroom.authoring.drafts import drafts_of
from kit.settings import read_settings
from kit.store.engine import Store, open_store
from kit.web import create_app
from tests.support.room import make_teacher
from tests.web.conftest import SECRET, Site, Visitor, text_of
from tests.web.teacher.authoring.test_own import begin, content_id_of, publish, text_in


@dataclass
class GivenOwn:
    """An own exercise that 9B was given; Mia has handed in, with claim 2 official."""

    site: Site
    teacher: Visitor
    draft: str
    content_id: str
    assignment: str

    @property
    def choice(self) -> str:
        """The field of the class on the page."""
        return f"class-{self.assignment.rpartition('/')[2]}"

    @property
    def page(self) -> str:
        return f"{self.draft}/classes"

    def key_version(self) -> str:
        html = self.teacher.get(self.page).text
        found = re.search(rf'name="{self.choice}" value="([0-9a-f]{{64}})"', html)
        assert found is not None
        return found.group(1)

    def type_over(self, name: str, old: str, new: str) -> str:
        """The version that it is then."""
        html = self.teacher.get(self.draft).text
        text = text_in(html, name)
        assert old in text
        fields: dict[str, Any] = {name: text.replace(old, new)}
        self.teacher.post(f"{self.draft}/save", on_version=version_in(html), **fields)
        return version_in(self.teacher.get(self.draft).text)


def version_in(page: str) -> str:
    found = re.search(r'name="on_version"[^>]*value="(\d+)"', page)
    assert found is not None
    return found.group(1)


def given_own(site: Site) -> GivenOwn:
    teacher = site.teacher()
    draft = begin(teacher)
    publish(teacher, draft)
    content_id = content_id_of(teacher, draft)
    location = teacher.post(f"{site.classroom}/give/{content_id}").location
    assert location is not None
    site.room.assignment_id = UUID(location.rpartition("/")[2])
    site.room.start("Mia")
    site.room.save("Mia", 1, **{"claim-1": "sourced", "claim-2": "official"})
    site.room.submit("Mia")
    return GivenOwn(site, teacher, draft, content_id, location)


def test_published_again_it_asks_first_and_shows_what_differs(any_site: Site) -> None:
    own = given_own(any_site)
    words = text_of(own.teacher.get(own.page))
    assert "Each class has it as it stands here." in words
    assert "1 handed in" in words or "one handed in" in words
    version = own.type_over("key", "label: editorial", "label: official")
    page = own.teacher.get(own.draft).text
    assert f'href="{own.page}"' in page
    assert f'action="{own.draft}/publish"' not in page
    reply = own.teacher.post(f"{own.draft}/publish", on_version=version)
    assert (reply.status_code, reply.location) == (303, own.page)
    words = text_of(own.teacher.get(own.page))
    assert "The text is the same; the key differs:" in words
    assert "Claim 2: Nothing better has happened to the town for years." in words
    assert "Label So far: Editorial interpretation Now: Official statement" in words
    assert (
        "A correction of its key: one of 2 marks changes. Its history keeps the old key." in words
    )


def test_a_second_version_is_published_beside_and_offers_its_undo(any_site: Site) -> None:
    own = given_own(any_site)
    version = own.type_over("exercise", "forty trees", "fifty trees")
    words = text_of(own.teacher.get(own.page))
    assert "The text differs, so it is another version:" in words
    assert (
        "9B keeps its text; its key is the same. Give it the new version beside it if you like."
    ) in words
    fields: dict[str, Any] = {"on_version": version, "instead": "1", "title": "The bridge"}
    assert own.teacher.post(own.page, **fields).location == own.draft
    words = text_of(own.teacher.get(own.draft))
    assert "“The bridge” is published: you can give it to your classes." in words
    assert "Undo" in words
    lesson = text_of(own.teacher.get(f"/teacher/exercises/{own.content_id}"))
    assert "fifty trees" in lesson
    item = text_of(own.teacher.get(f"{own.assignment}/items/claim-1"))
    assert "forty trees" in item
    own.type_over("key", "label: editorial", "label: official")
    assert (
        "9B keeps its text and its key: it answered other words than those that the key is for now."
    ) in text_of(own.teacher.get(own.page))


def test_a_key_corrected_reaches_feedback_results_and_history(any_site: Site) -> None:
    own = given_own(any_site)
    version = own.type_over("key", "label: editorial", "label: official")
    fields: dict[str, Any] = {
        "on_version": version,
        "reason": "The mayor said it.",
        own.choice: own.key_version(),
    }
    reply = own.teacher.post(own.page, **fields)
    assert (reply.status_code, reply.location) == (303, own.page)
    words = text_of(own.teacher.get(own.page))
    assert (
        "The key of 9B is corrected: one mark has changed. The old one is kept in its history."
    ) in words
    assert "Each class has it as it stands here." in words
    history = text_of(own.teacher.get(f"{own.assignment}/key"))
    assert "The mayor said it." in history
    assert "a newer key was put in its place as a whole" in history


def test_a_correction_without_a_reason_keeps_what_was_chosen(any_site: Site) -> None:
    own = given_own(any_site)
    version = own.type_over("key", "label: editorial", "label: official")
    chosen = own.key_version()
    fields: dict[str, Any] = {"on_version": version, "reason": " ", own.choice: chosen}
    reply = own.teacher.post(own.page, **fields)
    assert reply.status_code == 400
    assert "Give a reason: students read it, and the history of the key keeps it." in text_of(reply)
    field = re.search(rf'<input[^>]*value="{chosen}"[^>]*>', reply.text)
    assert field is not None
    assert "checked" in field.group(0)
    assert "changed since" in text_of(own.teacher.get(own.draft))


def test_a_page_that_is_behind_is_refused_and_nothing_is_done(any_site: Site) -> None:
    own = given_own(any_site)
    version = own.type_over("key", "label: editorial", "label: official")
    chosen = own.key_version()
    newer = own.type_over("exercise", "forty trees", "fifty trees")
    fields: dict[str, Any] = {"reason": "The mayor said it.", own.choice: chosen}
    reply = own.teacher.post(own.page, on_version=version, **fields)
    assert reply.status_code == 409
    assert "“The bridge” was changed elsewhere" in text_of(reply)
    reply = own.teacher.post(own.page, on_version=newer, **fields)
    assert reply.status_code == 409
    assert "The key of 9B cannot be corrected from here any more" in text_of(reply)
    assert "changed since" in text_of(own.teacher.get(own.draft))
    strange: dict[str, Any] = {"class-x": "1" * 64, f"class-{UUID(int=3)}": "2" * 64}
    assert own.teacher.post(own.page, on_version=newer, reason="So.", **strange).status_code == 404


def test_what_is_wrong_is_said_before_anything_is_held_against_it(any_site: Site) -> None:
    own = given_own(any_site)
    version = own.type_over("exercise", "three-way", "four-way")
    words = text_of(own.teacher.get(own.page))
    assert "Something in it is wrong as it stands" in words
    reply = own.teacher.post(own.page, on_version=version)
    assert reply.status_code == 409
    assert "“The bridge” cannot be published yet" in text_of(reply)


def test_what_the_key_says_is_hidden_with_it(any_site: Site) -> None:
    own = given_own(any_site)
    own.type_over("key", "label: editorial", "label: official")
    own.teacher.post("/teacher/hide")
    words = text_of(own.teacher.get(own.page))
    assert "Official statement" not in words
    assert "What differs in the key is hidden with the key." in words


def test_it_is_given_from_its_own_page_in_one_step(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    assert "Give it to 9B" not in text_of(teacher.get(draft))
    publish(teacher, draft)
    page = teacher.get(draft)
    content_id = content_id_of(teacher, draft)
    assert "Give it to 9B" in text_of(page)
    link = f"{any_site.classroom}/give/{content_id}/rules"
    assert f'href="{link}"' in page.text
    assert "The bridge" in text_of(teacher.get(link))
    teacher.post(f"{any_site.classroom}/give/{content_id}")
    assert "Give it to 9B again…" in text_of(teacher.get(draft))


def test_another_teacher_has_no_such_page(any_site: Site) -> None:
    own = given_own(any_site)
    make_teacher(any_site.room.store, "Mr Brown")
    other = any_site.teacher("Mr Brown")
    assert other.get(own.page).status_code == 404
    assert other.post(own.page, on_version="1").status_code == 404


@pytest.mark.long
def test_offered_no_longer_the_class_goes_on_and_its_teacher_is_told(any_site: Site) -> None:
    own = given_own(any_site)
    goes_on = (
        "The class goes on with it as it was given: text, key, answers, feedback and results stay. "
        "It cannot be given anew."
    )
    for act, words in (
        ("unpublish", "You offer this exercise no longer."),
        ("archive", "You have archived this exercise."),
        ("delete", "This exercise is not offered any more: it was deleted, or left out of the"),
    ):
        assert own.teacher.post(f"{own.draft}/{act}", published="1").status_code == 303
        for page in (f"{own.assignment}/results", f"{own.assignment}/key"):
            said = text_of(own.teacher.get(page))
            assert words in said
            assert goes_on in said
        lessons = text_of(own.teacher.get(f"{any_site.classroom}/lessons"))
        assert "Given, and not offered any more" in lessons
        assert "The bridge : given" in lessons
    any_site.room.join("Tom")
    any_site.room.start("Tom")
    any_site.room.save("Tom", 1, **{"claim-1": "sourced", "claim-2": "editorial"})
    any_site.room.submit("Tom")
    results = text_of(own.teacher.get(f"{own.assignment}/results"))
    assert "Mia" in results
    assert "Tom" in results


def test_two_versions_of_one_name_have_their_days_in_the_students_list(any_site: Site) -> None:
    own = given_own(any_site)
    student = any_site.student("Wanjiru")
    assert "given " not in text_of(student.get("/work/"))
    version = own.type_over("exercise", "forty trees", "fifty trees")
    own.teacher.post(own.page, on_version=version, instead="1", title="The bridge")
    own.teacher.post(
        f"{any_site.classroom}/give/{own.content_id}/rules",
        attempts="1",
        feedback="on-submission",
        certainty="off",
    )
    words = text_of(student.get("/work/"))
    assert words.count("The bridge given ") == 2


def test_its_page_in_the_course_leads_to_where_it_is_written(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    publish(teacher, draft)
    content_id = content_id_of(teacher, draft)
    page = teacher.get(f"/teacher/exercises/{content_id}").text
    link = f"/teacher/own?of={content_id}"
    assert f'href="{link}"' in page
    assert teacher.get(link).location == draft
    assert teacher.get("/teacher/own?of=none").status_code == 200


@pytest.mark.long
def test_another_app_on_the_same_database_offers_it_at_once(
    any_store: Store, any_site: Site, tmp_path: Path
) -> None:
    settings = read_settings({"data": str(tmp_path), "address": "192.0.2.20"}, {})
    url = any_store.engine.url.render_as_string(hide_password=False)
    second = open_store(url)
    app = create_app(settings, second, any_site.room.library, SECRET)
    there = Site(app, any_site.room).teacher()
    here = any_site.teacher()
    draft = begin(here)
    publish(here, draft)
    content_id = content_id_of(here, draft)
    page = f"/teacher/exercises/{content_id}"
    assert there.get(page).status_code == 200
    assert "The bridge" in text_of(there.get(f"{any_site.classroom}/lessons"))
    given = there.post(f"{any_site.classroom}/give/{content_id}").location
    assert given is not None
    assert here.get(given).status_code == 200
    here.post(f"{draft}/unpublish", published="1")
    assert there.get(page).status_code == 404
    second.close()


def test_own_ones_are_listed_wherever_the_course_is_and_only_to_their_teacher(
    any_site: Site,
) -> None:
    teacher = any_site.teacher()
    lesson = begin(teacher, "lesson", "Our lesson")
    publish(teacher, lesson)
    lesson_id = next(
        one.content_id for one in drafts_of(any_site.room.store, any_site.room.teacher_id)
    )
    drafts = [begin(teacher, "classify", name) for name in ("One bridge", "Two bridges")]
    for draft in drafts:
        text = text_in(teacher.get(draft).text, "exercise")
        text = text.replace("type:", f"lesson: {lesson_id}\ntype:", 1)
        teacher.post(f"{draft}/save", on_version="1", exercise=text)
        publish(teacher, draft, "2")
    unpublished = begin(teacher, "classify", "A draft of mine")
    room = any_site.classroom
    given = teacher.post(f"{room}/give/{content_id_of(teacher, drafts[0])}").location
    mia = any_site.room.people["Mia"].student_id
    pages = (
        "/teacher/",
        f"{room}/lessons",
        f"/teacher/lessons/{lesson_id}",
        f"{room}/students/{mia}/instead",
    )
    for page in pages:
        words = text_of(teacher.get(page))
        assert "Two bridges" in words, page
        assert "A draft of mine" not in words, page
    assert "Your own" in text_of(teacher.get(f"{room}/lessons"))
    live = teacher.post(f"{room}/live/start/{content_id_of(teacher, drafts[1])}").location
    assert live is not None
    assert "Two bridges" in text_of(teacher.get(live))
    assert given is not None
    make_teacher(any_site.room.store, "Mr Brown")
    other = any_site.teacher("Mr Brown")
    words = text_of(other.get("/teacher/"))
    assert "bridge" not in words
    for draft in (*drafts, unpublished, lesson):
        assert other.get(draft).status_code == 404


def test_a_lesson_is_given_with_its_exercise_and_says_so_where_it_has_none(any_site: Site) -> None:
    teacher = any_site.teacher()
    lesson = begin(teacher, "lesson", "Our lesson")
    publish(teacher, lesson)
    [draft] = drafts_of(any_site.room.store, any_site.room.teacher_id)
    assert (
        "A lesson is given with its exercise, and it has none yet. Write an exercise, and name this "
        f"lesson in it: {draft.content_id}."
    ) in text_of(teacher.get(lesson))
    exercise = begin(teacher)
    text = text_in(teacher.get(exercise).text, "exercise")
    text = text.replace("type:", f"lesson: {draft.content_id}\ntype:", 1)
    teacher.post(f"{exercise}/save", on_version="1", exercise=text)
    publish(teacher, exercise, "2")
    words = text_of(teacher.get(lesson))
    assert "The bridge Give it to 9B" in words
    # Its exercise waits for it, and says so, while it is put away.
    teacher.post(f"{lesson}/archive")
    assert "It does not fit the course any more, so it is not offered" in text_of(
        teacher.get(exercise)
    )
