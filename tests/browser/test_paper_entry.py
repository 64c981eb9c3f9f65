"""Sheets of paper, entered by keyboard: thirty students without a device, keys counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.reports.results import results
from tests.browser.conftest import LAPTOP, People
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.ground import Ground
from tests.support.many_claims import LABELS, many_claims
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
ITEMS = 20
NAMES = (
    "Ada Byron", "Adam Novak", "Aisha Khan", "Amelie Roth", "Bela Kun", "Ben Okafor", "Carla Ruiz",
    "Chen Wei", "Daniel Sommer", "Dunja Petrovic", "Elif Kaya", "Emil Berg", "Farid Aziz",
    "Greta Holm", "Hana Sato", "Ivo Marin", "Jana Lind", "José Álvarez", "Kofi Mensah", "Lea Weiss",
    "Mia Brandt", "Nils Ek", "Olga Popova", "Paul Adler", "Quirin Maier", "Rosa Conti", "Sam Otieno",
    "Tariq Said", "Vera Blum", "Yusuf Demir",
)  # fmt: skip


def letters_of(name: str) -> str:
    """Two or three letters with which no word of another name begins."""
    others = [word for other in NAMES if other != name for word in other.lower().split()]
    starts = [word[:count] for count in (2, 3) for word in name.lower().split()]
    return next(one for one in starts if not any(word.startswith(one) for word in others))


@dataclass
class Keyboard:
    """Presses keys, and counts them."""

    page: Page
    pressed: list[str] = field(default_factory=list)

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.pressed.append(key)
            self.page.keyboard.press(key)


@pytest.fixture
def scene(ground: Ground) -> Iterator[Scene]:
    """A class of thirty with an exercise of twenty claims; nobody has a device."""
    room = make_room(ground.store, names=NAMES, now=datetime.now(UTC), library=many_claims(ITEMS))
    scene = Scene(room, ground)
    with scene.kit():
        yield scene


def paper(scene: Scene) -> str:
    room = scene.room
    return (
        f"{scene.url}/teacher/classrooms/{room.classroom_id}/assignments/{room.assignment_id}/paper"
    )


def opened(scene: Scene, page: Page) -> Keyboard:
    sign_in_teacher(page, scene.url)
    page.goto(paper(scene))
    expect(page.get_by_label("Whose sheet: two or three letters")).to_be_focused()
    return Keyboard(page)


def saved(page: Page) -> None:
    expect(page.locator("#save-state")).to_have_text("saved")


def marks_of(number: int) -> list[str]:
    """What stands on somebody's sheet: mostly as the key, here and there another label."""
    return [str((n + (n * number % 7 == 0)) % 3 + 1) for n in range(1, ITEMS + 1)]


def test_thirty_sheets_become_thirty_results_by_21_keys_each(scene: Scene, people: People) -> None:
    teacher = people(LAPTOP)
    page = teacher.page
    hand = opened(scene, page)
    began = monotonic()
    for number, name in enumerate(NAMES):
        hand.pressed.clear()
        hand.keys(*letters_of(name))
        assert len(hand.pressed) <= 3, letters_of(name)
        hand.pressed.clear()
        hand.keys(*marks_of(number), "Enter")
        assert len(hand.pressed) == ITEMS + 1 == 21
    seconds = (monotonic() - began) / len(NAMES)
    print(f"{seconds:.2f} seconds a sheet, by a machine")
    saved(page)
    expect(page.locator("#sheets > li")).to_have_count(30)
    expect(page.locator("#sheets > li").first).to_contain_text("Yusuf Demir")
    expect(page.locator("#sheets .tag", has_text=re.compile("^counts$"))).to_have_count(30)
    teacher.check()
    sheet = results(scene.room.store, scene.room.classroom_id, scene.room.assignment_id,
                    datetime.now(UTC)).sheet  # fmt: skip
    assert {row.state for row in sheet.students} == {"handed-in"}
    by_name = {row.name: row for row in sheet.students}
    for number, name in enumerate(NAMES):
        given = [by_name[name].cells[f"c{n}"].choices[""] for n in range(1, ITEMS + 1)]
        assert given == [LABELS[int(key) - 1] for key in marks_of(number)], name
    page.get_by_role("link", name="Results", exact=True).last.click()
    expect(page.locator("main")).to_contain_text("30 of 30")
    assert teacher.complaints == []
