"""Scripts in every text that a person can type: none runs on any page that shows it.

In a real browser, with the content policy and, by leaving its header out, without it. With the
policy nothing is refused by it either: a text never becomes markup in the first place.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser

from kit.settings import read_settings
from kit.store.engine import Store, open_store
from kit.web import create_app
from tests.attacks.hooked import hooked
from tests.attacks.payloads import MIX, PORTIONS
from tests.attacks.poisoning import poison, poisoned_library, unlisted
from tests.support.databases import new_sqlite
from tests.support.pages import addresses, lobby_pages, student_pages, teacher_pages
from tests.support.room import PASSWORD
from tests.support.shipped import shipped_library
from tests.support.showcase import TEACHER, Showcase, make_showcase
from tests.web.conftest import SECRET, Visitor, compiled_templates, let_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

#: All pages in so many parts; two of them each day, one with the content policy and one without.
PARTS = 6
DAILY = ((True, 0), (False, 3))
#: Of the pages on which the payload is looked for as words, one of so many.
EACH_SEEN = 4
REST = [
    pytest.param(policy, part, marks=pytest.mark.long)
    for policy in (True, False)
    for part in range(PARTS)
    if (policy, part) not in DAILY
]


@dataclass
class Poisoned:
    """A class in the middle of a term, each text of it with a payload; who was signed in before."""

    app: Flask
    made: Showcase
    store: Store
    teacher: Visitor
    colleague: Visitor
    student: Visitor
    nobody: Visitor

    def paths(self, pages: list[tuple[str, dict[str, Any]]]) -> list[str]:
        return addresses(self.app, pages)


@contextmanager
def poisoned(payload: str) -> Iterator[Poisoned]:
    """Such a class; with an empty payload one as it is."""
    folder = Path(tempfile.mkdtemp(prefix="whose-words-poisoned-"))
    database = new_sqlite(folder)
    store = open_store(database)
    library = poisoned_library(shipped_library(), payload) if payload else shipped_library()
    made = make_showcase(store, library, datetime.now(UTC))
    settings = read_settings({"data": str(folder / "data"), "database_url": database}, {})
    app = create_app(settings, store, library, SECRET)
    app.jinja_env.bytecode_cache = compiled_templates()
    visitors = [Visitor(let_in(app.test_client())) for _ in range(4)]
    for visitor, name in zip(visitors, (TEACHER, "Ms Teal"), strict=False):
        reply = visitor.post("/teacher/sign-in", name=name, password=PASSWORD)
        assert reply.status_code == 303
    back = f"/join/{made.code}/back"
    assert visitors[2].post(back, personal_code=made.personal_codes["Mia"]).status_code == 303
    assert not payload or poison(store, payload) > 100
    yield Poisoned(app, made, store, *visitors)
    store.close()


@pytest.fixture(scope="module")
def mixed() -> Iterator[Poisoned]:
    with poisoned(MIX) as scene:
        yield scene


def crawled(
    browser: Browser, scene: Poisoned, *, policy: bool, each: slice
) -> dict[str, list[str]]:
    """What is strange on the pages of the teacher, a student and who is not signed in."""
    found: dict[str, list[str]] = {}
    parts = (
        (scene.teacher, teacher_pages(scene.made)),
        (scene.student, student_pages(scene.made)),
        (scene.nobody, lobby_pages(scene.made)),
    )
    for visitor, pages in parts:
        with hooked(browser, visitor, policy=policy) as watched:
            for path in scene.paths(pages)[each]:
                watched.look(path)
            found |= watched.found
    return found


def test_every_column_of_text_is_poisoned_or_said_to_be_ours() -> None:
    """A new one fails here until it is listed."""
    assert unlisted() == {}


@pytest.mark.long
@pytest.mark.parametrize(("policy", "part"), [*DAILY, *REST])
def test_no_script_runs_on_any_page(
    browser: Browser, mixed: Poisoned, policy: bool, part: int
) -> None:
    """One text that breaks out of every place, in each text."""
    assert crawled(browser, mixed, policy=policy, each=slice(part, None, PARTS)) == {}


def test_each_portion_fits_behind_the_longest_passage() -> None:
    """Else the class cannot be made, and the long test below would say nothing of the payloads."""
    passages = [
        len(getattr(item, "passage", None) or "")
        for exercise in shipped_library().exercises.values()
        for item in exercise.items
    ]
    assert max(passages) + 1 + max(len(portion) for portion in PORTIONS) <= 2000


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("number", range(len(PORTIONS)))
def test_none_of_the_whole_list_runs(browser: Browser, number: int) -> None:
    """Each payload of the list in each text, without the policy."""
    with poisoned(PORTIONS[number]) as scene:
        assert crawled(browser, scene, policy=False, each=slice(None)) == {}


@pytest.mark.long
def test_payload_is_there_to_be_seen(mixed: Poisoned) -> None:
    """Else the tests above would prove nothing: as words it stands on the pages."""
    there = 0
    shown = ((mixed.teacher, teacher_pages), (mixed.student, student_pages))
    for visitor, pages in shown:
        for path in mixed.paths(pages(mixed.made))[::EACH_SEEN]:
            there += bool(re.search(r"__xss\(90[23]\)", visitor.get(path).text))
    assert there > 60 / EACH_SEEN
