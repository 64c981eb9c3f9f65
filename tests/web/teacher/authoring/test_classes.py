"""A draft that classes have, published again: what differs is shown, and asked what it is to be."""

import re
from dataclasses import dataclass
from uuid import UUID

from tests.support.room import make_teacher
from tests.web.conftest import Site, Visitor, text_of
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
        fields = {name: text.replace(old, new)}
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
    fields = {"on_version": version, "instead": "1", "title": "The bridge"}
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
    fields = {"on_version": version, "reason": "The mayor said it.", own.choice: own.key_version()}
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
    reply = own.teacher.post(own.page, **{"on_version": version, "reason": " ", own.choice: chosen})
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
    fields = {"reason": "The mayor said it.", own.choice: chosen}
    reply = own.teacher.post(own.page, on_version=version, **fields)
    assert reply.status_code == 409
    assert "“The bridge” was changed elsewhere" in text_of(reply)
    reply = own.teacher.post(own.page, on_version=newer, **fields)
    assert reply.status_code == 409
    assert "The key of 9B cannot be corrected from here any more" in text_of(reply)
    assert "changed since" in text_of(own.teacher.get(own.draft))
    strange = {"class-x": "1" * 64, f"class-{UUID(int=3)}": "2" * 64}
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
