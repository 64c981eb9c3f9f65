"""A live session as its teacher and students see it."""

import re
from dataclasses import dataclass
from uuid import UUID

import pytest

from kit.classroom.live import session
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import follow

#: From the first question to its key.
WAY = ("vote", "closed", "discuss", "vote-again", "closed-again", "reveal")


@dataclass
class Lesson:
    """A teacher who teaches live, and who takes part."""

    site: Site
    teacher: Visitor
    task: UUID

    @property
    def control(self) -> str:
        return f"{self.site.classroom}/live/{self.task}"

    @property
    def page(self) -> str:
        return f"/work/{self.task}/live/"

    def step(self) -> int:
        room = self.site.room
        return session.live_of(room.store, room.classroom_id, self.task).session.step

    def move(self, what: str, step: int | None = None) -> str:
        """Press a button of the control page; the page that follows."""
        move = f"{self.step() if step is None else step} {what}"
        self.teacher.post(f"{self.control}/move", move=move)
        return text_of(self.teacher.get(self.control))

    def join(self, name: str) -> Visitor:
        student = self.site.student(name)
        student.get(f"/work/{self.task}")
        assert student.post(f"/work/{self.task}/start").location == self.page
        return student

    def vote_path(self, student: Visitor) -> str:
        """Where the form on the page is sent."""
        action = re.search(r'id="claims"[^>]* action="([^"]+)"', student.get(self.page).text)
        assert action
        return action[1]

    def vote(self, student: Visitor, label: str, ballot: int, *, as_script: bool = False) -> str:
        """By the form on the page; what the kit says to it."""
        fields = {"plan.label": label, "plan.ballot": str(ballot)}
        reply = student.post(self.vote_path(student), **fields, as_script=as_script)
        return reply.text if as_script else text_of(student.get(reply.location))


def pairing_path(lesson: Lesson) -> str:
    page = follow(lesson.teacher, lesson.teacher.post(f"{lesson.control}/pair")).text
    link = re.search(r"http://192\.0\.2\.20:8000(/remote/pair/[\w/-]+)", page)
    assert link
    return link[1]


@pytest.fixture
def lesson(any_site: Site) -> Lesson:
    """A live session before its first question."""
    teacher = any_site.teacher()
    reply = teacher.post(f"{any_site.classroom}/live/start/three-claims", again="1")
    task = reply.location.rpartition("/")[2]
    return Lesson(any_site, teacher, UUID(task))
