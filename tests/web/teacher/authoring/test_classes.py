"""A draft that classes have, published again: what differs is shown, and asked what it is to be."""

import re
from dataclasses import dataclass

import pytest

from tests.support.draft_texts import correct_label
from tests.web.conftest import Site, Visitor, text_of
from tests.web.teacher.authoring.test_own import begin, content_id_of, publish, text_in


@dataclass
class Given:
    """An own exercise that 9B was given, and Mia has handed in: all answers as the key has them."""

    site: Site
    teacher: Visitor
    draft: str
    content_id: str
    assignment: str

    @property
    def choice(self) -> str:
        """The field of the class on the page."""
        return f"class-{self.assignment.rpartition('/')[2]}"

    def page(self) -> str:
        return self.teacher.get(f"{self.draft}/classes").text

    def version_of_key(self) -> str:
        found = re.search(rf'name="{self.choice}" value="([0-9a-f]{{64}})"', self.page())
        assert found is not None
        return found.group(1)

    def change(self, name: str, old: str, new: str) -> str:
        """Type over a text of the draft; the version that it is then."""
        page = self.teacher.get(self.draft).text
        text, on = text_in(page, name), version_in(page)
        assert old in text
        reply = self.teacher.post(
            f"{self.draft}/save", on_version=on, **{name: text.replace(old, new)}
        )
        assert reply.status_code == 303
        return version_in(self.teacher.get(self.draft).text)

    def correct(self, on_version: str, **more: str) -> str:
        """Publish it, with the key of 9B corrected; the words of the page that follows."""
        fields = {
            "on_version": on_version,
            "reason": "Claim 1 was wrong.",
            self.choice: self.version_of_key(),
            **more,
        }
        reply = self.teacher.post(f"{self.draft}/classes", **fields)
        return text_of(self.teacher.get(reply.location) if reply.location else reply)


def version_in(page: str) -> str:
    found = re.search(r'name="on_version"[^>]*value="(\d+)"', page)
    assert found is not None
    return found.group(1)


def given(site: Site) -> Given:
    teacher = site.teacher()
    draft = begin(teacher)
    publish(teacher, draft)
    content_id = content_id_of(teacher, draft)
    location = teacher.post(f"{site.classroom}/give/{content_id}").location
    assert location is not None
    return Given(site, teacher, draft, content_id, location)


def hand_in(own: Given, name: str, **answers: str) -> Visitor:
    student = own.site.student(name)
    work = f"/work/{own.assignment.rpartition('/')[2]}"
    student.post(f"{work}/start")
    page = student.get(f"{work}/claims").text
    attempt = re.search(rf'action="({work}/claims/[0-9a-f-]+)"', page)
    assert attempt is not None
    names = re.findall(r'type="radio"[^>]*name="([^"]+)"', page)
    fields = {name: answers.get(name, "sourced") for name in dict.fromkeys(names)}
    assert student.post(attempt.group(1), **fields).status_code in {200, 303}
    assert student.post(f"{work}/submit").status_code == 303
    return student
