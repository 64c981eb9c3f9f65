"""What a kit says, request by request, to whoever must not know the key yet."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from werkzeug.test import TestResponse

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import classrooms
from kit.content.library import Library
from kit.items import ITEM_TYPES
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.support.held_exercises import answers
from tests.support.room import Room, make_teacher
from tests.support.twins import Still
from tests.web.conftest import Site, Visitor, let_in, site_of

#: A request, its status, its headers in their order, and its body.
Told = tuple[str, str, list[tuple[str, str]], bytes]
#: All that differs by itself: the number of the request, which counts over the whole process; and
#: until when a cookie lasts, which the library takes from the computer's clock.
NUMBER = "X-Request-Id"
EXPIRES = re.compile(r"Expires=[^;]+; ")


@dataclass
class Noted(Visitor):
    """A visitor whose replies are kept, byte by byte."""

    told: list[Told] = field(default_factory=list)
    clock: Still = field(default_factory=Still)

    def _seen(self, reply: TestResponse) -> TestResponse:
        reply = super()._seen(reply)
        self.clock.go(seconds=1)
        number = reply.headers.get(NUMBER, "")
        headers = [
            (name, EXPIRES.sub("", value)) for name, value in reply.headers if name != NUMBER
        ]
        body = reply.get_data()
        if number:
            body = body.replace(number.encode(), b"NUMBER")
        what = f"{reply.request.method} {reply.request.full_path}"
        self.told.append((what, reply.status, headers, body))
        if reply.request.method == "GET":
            self._ask_again(reply)
        return reply

    def _ask_again(self, reply: TestResponse) -> None:
        """Name the tag that came: whether 304 or the whole is the answer may tell no more."""
        tag = reply.headers.get("ETag")
        if tag is not None and "If-None-Match" not in reply.request.headers:
            for known in (tag, '"another"'):
                head = {**self.headers, "If-None-Match": known}
                self.get(reply.request.full_path, headers=head)


@dataclass
class Telling:
    """A kit and all that it has told, to whomever."""

    site: Site
    library: Library
    clock: Still
    told: list[Told] = field(default_factory=list)

    def visitor(self, address: str = "127.0.0.1") -> Noted:
        """Somebody with a browser."""
        client = let_in(self.site.app.test_client())
        return Noted(client, address, told=self.told, clock=self.clock)

    def student(self, name: str) -> Noted:
        """Somebody who joins."""
        visitor = self.visitor()
        visitor.get(f"/join/{self.site.room.code}")
        visitor.post(f"/join/{self.site.room.code}", name=name)
        visitor.token = ""
        return visitor

    def give(self, exercise_id: str, rules: Rules) -> UUID:
        """Give an exercise to the class."""
        self.clock.go(seconds=1)
        room = self.site.room
        return assignments.give(
            room.store, self.library, room.classroom_id, exercise_id, rules, self.clock.moment
        )


def begin(store: Store, folder: Path, library: Library, clock: Still) -> Telling:
    """A kit with a class, which goes by the clock."""
    now, names = clock.moment, ("Mia", "Ben")
    teacher_id = make_teacher(store, now=now)
    classroom_id = classrooms.create_classroom(store, teacher_id, "9B", now)
    code = classrooms.join_code_of(store, classroom_id)
    assert code is not None
    room = Room(store, library, teacher_id, classroom_id, code.code, new_id(), now=now)
    for name in names:
        room.join(name)
    site = site_of(room, folder)
    site.app.extensions["kit"].clock = clock.of_kit()
    return Telling(site, library, clock)


def forms_of(library: Library, exercise_id: str) -> list[dict[str, str]]:
    """An answer to each item as its form posts it, by the keys of this library, every other wrong."""
    exercise = library.exercises[exercise_id]
    form_data = ITEM_TYPES[exercise.type].form_data
    return [
        {
            f"{one.item_id}.revision": "1",
            **{f"{one.item_id}.{name}": text for name, text in form_data(one.value).items()},
        }
        for one in answers(exercise, library, 2)
    ]


def look_around(visitor: Noted, task: UUID, item: str) -> None:
    """Every page of a task, and those that are not to be had yet."""
    work = f"/work/{task}"
    visitor.get("/work/so-far")
    for way in (
        *("", "/lesson", "/claims", "/hand-in", "/feedback", f"/contest/{item}"),
        *("/contest/none", "/write", "/handed-in", "/articles/a"),
    ):
        visitor.get(f"{work}{way}")


def attempt_of(visitor: Noted, task: UUID) -> str:
    """Begin, or begin again; the attempt's id."""
    visitor.post(f"/work/{task}/start")
    return visitor.get(f"/work/{task}/claims").text.split("/claims/")[1].split('"')[0]


def work_through(
    visitor: Noted, task: UUID, forms: list[dict[str, str]], *, hands_in: bool
) -> None:
    """A student's way through a task: well and badly sent, by the script and without it."""
    item = next(iter(forms[0])).partition(".")[0]
    for _attempt in range(2 if hands_in else 1):
        attempt = attempt_of(visitor, task)
        save = f"/work/{task}/claims/{attempt}"
        for form in forms[:2]:
            visitor.post(save, as_script=True, **form)
        # Once more, behind, beyond all numbers, of no exercise, and all at once by the page.
        visitor.post(save, as_script=True, **forms[0])
        visitor.post(save, as_script=True, **{**forms[0], f"{item}.revision": "999999"})
        visitor.post(save, as_script=True, **{"nothing.label": "sourced"})
        every: dict[str, Any] = {}
        for form in forms:
            every |= form
        visitor.post(save, **every)
        visitor.get(f"/work/{task}/held/{attempt}")
        look_around(visitor, task, item)
        visitor.post(f"/work/{task}/contest/{item}", as_script=True, choice="official")
        if hands_in:
            for _time in range(2):
                visitor.post(f"/work/{task}/hand-in/{attempt}")
            visitor.post(save, as_script=True, **forms[0])
            look_around(visitor, task, item)
