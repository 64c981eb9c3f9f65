"""A class hour, from the set-up link to the marks, in real browsers and over a real network stop."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, People, Person, join, set_up_teacher
from tests.support.serving import Served, free_port, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
ITEMS = 14
#: Of them the results take the first ten.
CORE = 10
#: Mia answers as the key wherever this is right, Ben always this, Ada always that.
MIA, BEN, ADA = "official", "sourced", "editorial"


def test_a_class_goes_the_whole_way(people: People, tmp_path: Path) -> None:
    """One with a pointer, one on a phone without JavaScript, one with the keyboard alone.

    In between the laptop gets another address: the browsers bring no cookie there.
    """
    port = free_port()
    teacher, mia = people(), people()
    ben, ada = people(PHONE, java_script_enabled=False), people()
    with serving(tmp_path / "data", port) as served:
        code = set_up_teacher(teacher, served)
        class_page = give_lesson_two(teacher)
        codes = begin(served, code, mia, ben, ada)
        assert_teacher_sees_how_far(teacher.page, {"Mia": 5, "Ben": 14, "Ada": 4})
    with serving(tmp_path / "data", port) as served:
        at = served.other_url
        come_back(mia, at, code, codes["Mia"])
        come_back(ada, at, code, codes["Ada"])
        come_back(ben, at, code, readmission_code(teacher, class_page, "Ben"))
        finish(mia, ben, ada)
        see_feedback(mia, ben, ada)
        assert_teacher_sees_results(teacher, class_page)
    for person in (teacher, mia, ben, ada):
        assert [line for line in person.complaints if "ERR_CONNECTION" not in line] == []


def give_lesson_two(teacher: Person) -> str:
    """One click; the teacher stays on the page that shows how far each is."""
    page = teacher.page
    teacher.check()
    page.get_by_role("link", name="Back to the class").click()
    teacher.check()
    class_page = page.url
    page.get_by_role("link", name="Lessons", exact=True).click()
    row = page.get_by_role("listitem").filter(has_text="Whose words?")
    row.get_by_role("heading").click()
    row.get_by_role("button", name="Start now").first.click()
    teacher.check()
    return class_page


def begin(served: Served, code: str, mia: Person, ben: Person, ada: Person) -> dict[str, str]:
    """All three join and read; Mia and Ada get some way, Ben saves all his answers."""
    codes = {}
    for person, name in ((mia, "Mia"), (ben, "Ben")):
        join(person, served.url, code, name)
        person.check()
        codes[name] = person.page.locator(".boxed .code").inner_text()
        open_claims(person)
    codes["Ada"] = join_by_keyboard(ada, served.url, code)
    for number in range(5):
        pick(mia.page, number, MIA)
    expect(mia.page.locator("#save-state")).to_have_text("saved")
    for number in range(ITEMS):
        ben.page.locator(f"input[value={BEN}]").nth(number).check()
    ben.page.get_by_role("button", name="Save").click()
    # Not by its role: until the stylesheet is there, the state that scripts show has that, too.
    expect(ben.page.locator(".flash")).to_have_text("Saved.")
    for _ in range(4):
        ada.page.keyboard.press("3")
        next_by_keyboard(ada.page)
    expect(ada.page.locator("#save-state")).to_have_text("saved")
    return codes


def open_claims(person: Person) -> None:
    """From the start page through the lesson to the claims."""
    page = person.page
    page.get_by_role("link", name="Whose words?").click()
    person.check()
    page.get_by_role("link", name="Read the lesson").click()
    person.check()
    page.get_by_role("button", name="Now the exercise").click()
    # Before its script has run it is one long form, and a claim that is clicked may go from under it.
    page.wait_for_url("**/claims")
    person.check()


def pick(page: Page, number: int, label: str) -> None:
    """Click a pen of the claim that is shown, then go on."""
    section = page.locator("section.claim").nth(number)
    section.locator(f"label.pen-{label}").click()
    if number < ITEMS - 1:
        page.get_by_role("button", name="Next").click()


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the focus is on what carries the text or name, as without a mouse."""
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "(e => (e.innerText || '').trim() || e.name || e.tagName)(document.activeElement)"
            )
        )
        if seen[-1] == wanted:
            return
    message = f"Tab does not reach {wanted!r} on {page.url}, but {seen}"
    raise AssertionError(message)


def join_by_keyboard(ada: Person, url: str, code: str) -> str:
    """Join, read, begin: Tab, letters and Enter only."""
    page = ada.page
    page.goto(url)
    tab_to(page, "code")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/join/*")
    tab_to(page, "name")
    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    page.wait_for_url("**/work/")
    personal = page.locator(".boxed .code").inner_text()
    for text, target in (
        ("Whose words?", "**/work/*-*"),
        ("Read the lesson", "**/lesson"),
        ("Now the exercise", "**/claims"),
    ):
        tab_to(page, text)
        page.keyboard.press("Enter")
        page.wait_for_url(target)
    return personal


def next_by_keyboard(page: Page) -> None:
    """From a pen to the next claim."""
    tab_to(page, "Next")
    page.keyboard.press("Enter")


def assert_teacher_sees_how_far(page: Page, answered: dict[str, int]) -> None:
    """The page refreshes itself."""
    for name, count in answered.items():
        row = page.get_by_role("row").filter(has_text=name)
        expect(row).to_contain_text(f"{count} of {ITEMS}", timeout=40_000)


def readmission_code(teacher: Person, class_page: str, name: str) -> str:
    """One click beside the student's name."""
    page = teacher.page
    page.goto(f"{class_page}/students")
    row = page.get_by_role("row").filter(has_text=name)
    row.get_by_role("button", name="Let back in").click()
    teacher.check()
    return page.locator(".code").nth(1).inner_text()


def come_back(person: Person, url: str, code: str, own_code: str) -> None:
    """On the new address, by a personal or a one-time code."""
    page = person.page
    page.goto(f"{url}/work/")
    expect(page.get_by_role("status")).to_contain_text("You are not signed in on this device now")
    page.get_by_label("Class code").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Back to my work with my code").click()
    person.check()
    page.get_by_label("Your code").fill(own_code)
    page.get_by_role("button", name="Take me back to my work").click()
    page.get_by_role("link", name="Whose words?").click()
    page.get_by_role("link", name="Go on with the exercise").click()


def finish(mia: Person, ben: Person, ada: Person) -> None:
    """Mia and Ada go on where they were; all hand in."""
    expect(mia.page.locator("section.claim.now h2")).to_have_text(f"Claim 6 of {ITEMS}")
    for number in range(5, ITEMS):
        pick(mia.page, number, MIA)
    expect(ada.page.locator("section.claim.now h2")).to_have_text(f"Claim 5 of {ITEMS}")
    for number in range(4, ITEMS):
        ada.page.keyboard.press("3")
        if number < ITEMS - 1:
            next_by_keyboard(ada.page)
    for person in (mia, ben):
        person.page.get_by_role("button", name="Look it over and hand in").click()
        expect(person.page.get_by_text("Everything is answered.")).to_be_visible()
        person.check()
        person.page.get_by_role("button", name="Hand in").click()
    for text, target in (("Look it over and hand in", "**/hand-in"), ("Hand in", "**handed_in=1")):
        tab_to(ada.page, text)
        ada.page.keyboard.press("Enter")
        ada.page.wait_for_url(target)


def see_feedback(mia: Person, ben: Person, ada: Person) -> None:
    """Each sees the key, by the default rule, at once; debatable claims show both cases."""
    for person in (mia, ben, ada):
        person.page.get_by_role("link", name="See your feedback").click()
        assert person.page.locator(".rows > li").count() == ITEMS
        assert person.page.locator("mark").count() >= ITEMS - 2
        expect(person.page.get_by_text("Careful readers could differ here.").first).to_be_attached()
        person.check()


def assert_teacher_sees_results(teacher: Person, class_page: str) -> None:
    """The grid, the file, and the switch that hides names and key."""
    page = teacher.page
    page.goto(f"{class_page}/results")
    page.get_by_role("link", name="Whose words?").last.click()
    teacher.check()
    grid = page.locator("table.grid")
    for name in ("Mia", "Ben", "Ada"):
        expect(grid.get_by_role("row").filter(has_text=name)).to_contain_text("handed in")
    with page.expect_download() as download:
        page.get_by_role("link", name="Answers (CSV)", exact=True).click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert len(rows) == 3 * CORE
    right = grid.locator(".mark-right").count()
    assert sum(row["verdict"] == "right" for row in rows) == right > 0
    page.get_by_role("button", name="Hide names and key").click()
    teacher.check()
    for name in ("Mia", "Ben", "Ada"):
        assert name not in page.locator("main").inner_text()
    page.get_by_role("button", name="Show names and key").click()
    expect(grid).to_contain_text("Mia")
