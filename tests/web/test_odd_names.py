"""Ids that dictionaries, forms and objects have as names of their own: every page, by plain forms."""

import re
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from kit.store.engine import Store
from tests.support import odd_names
from tests.web.conftest import Site, Visitor, make_site
from tests.web.reading import as_it_stands, begin, follow

#: How Python and JavaScript show what an object has under such a name.
METHODS = re.compile(r"(built-in|bound) method|&lt;function|object at 0x|\[object |function Object")
DOWNLOADS = (
    "answers.csv", "items.csv", "labels.csv", "canvas.csv", "moodle.csv", "results.json",
)  # fmt: skip


def read(reply: TestResponse) -> str:
    assert reply.status_code == 200, reply.text
    found = METHODS.search(reply.text)
    assert not found, reply.text[found.start() - 200 : found.end()]
    ids = re.findall(r'\sid="([^"]*)"', reply.text)
    assert sorted(set(ids)) == sorted(ids), "an id stands twice"
    return reply.text


def read_all(visitor: Visitor, *paths: str) -> None:
    for path in paths:
        read(visitor.get(path))


def as_student(site: Site, name: str) -> None:
    """Somebody answers, looks it over, hands in and reads the key."""
    sam = site.student("Sam")
    attempt, page = begin(site, sam)
    read(page)
    path = f"{site.work}/claims/{attempt}"
    page = follow(sam, sam.post(path, **{**as_it_stands(page), **odd_names.FIELDS[name]}))
    for field, value in odd_names.FIELDS[name].items():
        assert field in read(page)
        assert value in page.text
    read(sam.get(f"{site.work}/hand-in"))
    follow(sam, sam.post(f"{site.work}/hand-in/{attempt}"))
    read_all(sam, site.work, f"{site.work}/feedback")


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", odd_names.TYPES)
def test_pages_of_odd_names(sqlite_store: Store, tmp_path: Path, name: str) -> None:
    site = make_site(sqlite_store, tmp_path, odd_names.odd_library())
    odd_names.give(site.room, name)
    site.student("Idle")
    as_student(site, name)
    teacher, base = site.teacher(), site.assignment
    read_all(teacher, f"/teacher/exercises/{odd_names.exercise_id(name)}", site.classroom, base)
    read_all(teacher, f"{base}/results", f"{base}/results?attempt=first", f"{base}/key")
    for item in odd_names.item_ids(name):
        read_all(teacher, f"{base}/items/{item}", f"{base}/items/{item}/decide")
        if name == "rewrite":
            read(teacher.get(f"{base}/marking/{item}"))
    row = re.search(rf'href="({base}/students/[^"]*)"', teacher.get(f"{base}/results").text)
    assert row
    read(teacher.get(row[1]))
    for file in DOWNLOADS:
        reply = teacher.get(f"{base}/{file}")
        assert reply.status_code in {200, 404, 409}, file
        assert not METHODS.search(reply.text)
