"""Sheets of paper, entered by keyboard: thirty students without a device, keys counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.people import classrooms
from kit.classroom.people.students import students_of
from kit.classroom.reports.results import results
from tests.browser.conftest import LAPTOP, PHONE, People
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support import papers
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
    room = make_room(ground.store, names=(), now=datetime.now(UTC), library=many_claims(ITEMS))
    classrooms.add_roster(room.store, room.classroom_id, NAMES, room.now)
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


@pytest.mark.long
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
    expect(page.locator("main")).to_contain_text("30 students are here by sheets of paper.")
    expect(page.locator(".mast")).to_contain_text("30 handed in")
    page.get_by_role("link", name="Progress, closing").click()
    expect(page.locator("main")).to_contain_text("30 of 30 have handed in.")
    assert teacher.complaints == []


def read_sheets(scene: Scene) -> dict[str | None, tuple[list[str], str]]:
    """By name, what the kit holds of each sheet, and what it is to its student's results."""
    room = scene.room
    names = {one.id: one.name for one in students_of(room.store, room.classroom_id)}
    return {
        names.get(view.record.student_id) if view.record.student_id else None: (
            list(view.reading.typed), view.standing,
        )
        for view in papers.paper(room).sheets
    }  # fmt: skip


@pytest.mark.long
def test_wrong_keys_are_told_and_a_mistake_is_mended_by_arrow_and_key(
    scene: Scene, people: People
) -> None:
    teacher = people(PHONE, color_scheme="dark")
    page = teacher.page
    hand = opened(scene, page)
    said, count = page.locator("#said"), page.locator("#sheet-count")
    hand.keys(*"zz")
    expect(said).to_have_text(
        "Nobody in this class fits “zz”. Look at the class on the sheet; or empty this field and "
        "press Enter: then it is a sheet without a name."
    )
    hand.keys("Backspace", "Backspace", *"ad")
    expect(said).to_have_text("3 students fit: type another letter, or choose with the arrows.")
    # Answers do not run on into the name while two are meant.
    hand.keys("1")
    expect(page.locator("#who")).to_have_value("ad")
    hand.keys(*"ad", "ArrowDown", "ArrowDown", "Enter")
    expect(page.locator("#who")).to_have_value("Adam Novak")
    hand.keys("1", "2", "9")
    expect(said).to_have_text("“9” is no answer to 3. Allowed: 1 2 3, Space for none.")
    hand.keys("x", "3", "Space", "1")
    expect(count).to_have_text("4 read, 16 open: 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 …")
    hand.keys(
        "ArrowLeft", "ArrowLeft", "2", "Backspace", "ArrowLeft", "ArrowLeft", "ArrowLeft", "3"
    )
    saved(page)
    assert read_sheets(scene)["Adam Novak"] == (["1", "3", "3", "2", *[""] * 16], "half")
    teacher.check()
    hand.keys("Enter")
    expect(page.locator("#who")).to_be_focused()
    saved(page)
    # The last one is opened again by one key.
    hand.keys("ArrowUp")
    expect(page.locator("#who")).to_have_value("Adam Novak")
    expect(page.locator("#sheet-title")).to_have_text("Sheet 1")
    assert read_sheets(scene)["Adam Novak"][1] == "counts"


@pytest.mark.long
def test_version_is_one_key_more_and_stays_for_the_next_sheet(scene: Scene, people: People) -> None:
    page = people(LAPTOP).page
    hand = opened(scene, page)
    hand.keys("/", "b", "Enter", *"mia", *"123", "Enter", *"be", "2")
    expect(page.get_by_label("Version or code")).to_have_value("B")
    saved(page)
    codes = {view.name: view.record.printed_code for view in papers.paper(scene.room).sheets}
    assert codes["Mia Brandt"] == "B"


@pytest.mark.long
def test_sheet_without_a_name_is_claimed_later(scene: Scene, people: People) -> None:
    page = people(LAPTOP).page
    hand = opened(scene, page)
    hand.keys("Enter", *"3123", "Enter")
    saved(page)
    row = page.locator("#sheets > li").first
    expect(row).to_contain_text("Sheet 1 no name yet 4 answers read, 16 open:")
    row.get_by_role("link", name="Say whose it is, or mend it").click()
    expect(page.locator("#who")).to_be_focused()
    hand.keys(*"vera", "Enter", "Enter")
    saved(page)
    assert read_sheets(scene) == {"Vera Blum": (["3", "1", "2", "3", *[""] * 16], "counts")}


def test_sheets_wait_in_the_browser_while_the_network_is_gone(scene: Scene, people: People) -> None:
    teacher = people(LAPTOP)
    page = teacher.page
    hand = opened(scene, page)
    hand.keys(*"mia", *"12")
    saved(page)
    teacher.context.set_offline(True)
    hand.keys(*"3123", "Enter", *"nils", *"222", "Enter", *"olga", *"1")
    expect(page.locator("#save-state")).to_contain_text("sheets waiting in this browser: ")
    assert set(read_sheets(scene)) == {"Mia Brandt"}
    # The window is closed, and the page opened again once the kit is there.
    teacher.context.set_offline(False)
    page.goto(paper(scene))
    saved(page)
    assert read_sheets(scene) == {
        "Mia Brandt": (["1", "2", "3", "1", "2", "3", *[""] * 14], "counts"),
        "Nils Ek": (["2", "2", "2", *[""] * 17], "counts"),
        "Olga Popova": (["1", *[""] * 19], "half"),
    }
    assert page.evaluate("Object.keys(localStorage).filter(key => /paper/.test(key))") == []


@pytest.mark.long
def test_two_windows_do_not_overwrite_each_other(scene: Scene, people: People) -> None:
    first, second = people(LAPTOP), people(LAPTOP)
    ones, twos = opened(scene, first.page), opened(scene, second.page)
    ones.keys(*"mia", *"1231", "Enter")
    twos.keys(*"nils", *"3", "Enter")
    saved(first.page)
    saved(second.page)
    assert {name: one[1] for name, one in read_sheets(scene).items()} == {
        "Mia Brandt": "counts", "Nils Ek": "counts",
    }  # fmt: skip
    # Both mend Mia's.
    second.page.reload()
    for person, hand, key in ((second, twos, "2"), (first, ones, "3")):
        row = person.page.locator("#sheets > li", has_text="Mia Brandt")
        row.get_by_role("link", name="Mend it").click()
        hand.keys(key)
        if person is second:
            saved(person.page)
    both = first.page.locator("#both")
    expect(both).to_contain_text("Ms Gray has changed sheet 1 since you read it")
    expect(both).to_contain_text("Theirs: Mia Brandt, A: 2 2 3 1 - ")
    expect(both).to_contain_text("Typed here: Mia Brandt, A: 3 2 3 1 - ")
    first.check()
    assert read_sheets(scene)["Mia Brandt"][0][0] == "2"
    both.get_by_role("button", name="Keep what was typed here").click()
    saved(first.page)
    assert read_sheets(scene)["Mia Brandt"][0][0] == "3"


@pytest.mark.long
def test_without_scripts_it_is_a_form_and_lines(scene: Scene, people: People) -> None:
    teacher = people(PHONE, java_script_enabled=False)
    page = teacher.page
    sign_in_teacher(page, scene.url)
    page.goto(paper(scene))
    page.get_by_label("Whose sheet", exact=True).select_option("Mia Brandt")
    for place, key in enumerate("123", 1):
        page.get_by_label(f"Answer {place}", exact=True).fill(key)
    page.get_by_role("button", name="Save this sheet").click()
    expect(page.locator("main")).to_contain_text("Saved. What was read of it stands below.")
    page.get_by_text("Type or paste a line for each sheet").click()
    page.get_by_label("One line for each sheet").fill("nils: 1 2 - 3\nZoe: 1")
    page.get_by_role("button", name="Enter these sheets").click()
    expect(page.locator("main")).to_contain_text("Line 1: Nobody in this class is called “Zoe”.")
    expect(page.get_by_label("One line for each sheet")).to_have_value("Zoe: 1")
    teacher.check()
    assert {name: one[1] for name, one in read_sheets(scene).items()} == {
        "Mia Brandt": "counts", "Nils Ek": "counts",
    }  # fmt: skip
