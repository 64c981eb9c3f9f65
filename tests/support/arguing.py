"""Arguing with a key, and deciding about it, by the forms of the pages."""

from typing import Any

from kit.classroom.assignments import assignments
from tests.support.room import RIGHT
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import (
    as_it_stands,
    begin,
    flashes,
    follow,
)


def handed_in(site: Site, name: str = "Sam", **picks: str) -> Visitor:
    visitor = site.student(name)
    attempt, page = begin(site, visitor)
    visitor.post(f"{site.work}/claims/{attempt}", **as_it_stands(page, **{**RIGHT, **picks}))
    visitor.post(f"{site.work}/hand-in/{attempt}")
    return visitor


def argue(site: Site, visitor: Visitor, **more: str) -> None:
    form: dict[str, Any] = {
        "part": "",
        "choice": "sourced",
        "argument": "“On Monday” is a date.",
        **more,
    }
    reply = visitor.post(f"{site.work}/contest/plan", **form)
    assert flashes(follow(visitor, reply))[-1:] == ["Sent. Your teacher's answer will stand here."]


def decide(site: Site, teacher: Visitor, ruling: str, choice: str = "sourced", **more: str) -> None:
    item = more.pop("item", "plan")
    form: dict[str, Any] = {
        "ruling": ruling, "part": "", "choice": choice, "reason": "Well argued.",
        "on_version": version(site), **more,
    }  # fmt: skip
    reply = teacher.post(f"{site.assignment}/items/{item}/decide", **form)
    assert reply.status_code == 303, text_of(reply)


def version(site: Site) -> str:
    room = site.room
    record = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
    return record.key_version
