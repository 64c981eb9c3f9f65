"""A roster of thirty in the worst format, from the paste to the names that students tap."""

import unicodedata

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import LAPTOP, PHONE, People, Person, join, set_up_teacher
from tests.support.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

FIRST = [
    "Ada",
    "Ben",
    "Cléo",
    "Darío",
    "Élodie",
    "Farid",
    "Greta",
    "Hüseyin",
    "Ines",
    "Jonas",
    "Kübra",
    "Liam",
    "Maël",
    "Nadia",
    "Ömer",
    "Paula",
    "Quentin",
    "Rosa",
    "Sören",
    "Tuğba",
    "Uwe",
    "Vera",
    "Walid",
    "Xenia",
    "Yara",
    "Zoë",
    "Ann‑Marie",
    "Björn",
    "Çağla",
    "Dörte",
]
LAST = [
    "Abel",
    "Brandt",
    "Çelik",
    "Dupont",
    "Ek",
    "Farouk",
    "Gray",
    "Håkansson",
    "Iványi",
    "Jansen",
    "Koç",
    "Łukasik",
    "Müller",
    "Novák",
    "O’Neil",
    "Pérez",
    "Quint",
    "Ruiz",
    "Strauß",
    "Tran",
    "Ulrich",
    "Vogel",
    "Weiß",
    "Xu",
    "Yıldız",
    "Zuse",
    "Bauer",
    "Lund",
    "Öztürk",
    "Roth",
]


def worst() -> str:
    """As a school program exports it, a colleague opened it, and an e-mail brought it.

    A table with another table's blank columns, numbering, ids, addresses, the surname before a
    comma or in capitals by nobody's rule, blanks that are none, and two lines twice.
    """
    lines = ["sep=;", "Nr.;Name, Vorname;Kl.;ID;E-Mail;;", ""]
    for number, (first, last) in enumerate(zip(FIRST, LAST, strict=True), 1):
        name = f"{last}, {first}"
        if number % 3 == 0:
            name = unicodedata.normalize("NFD", name)
        if number % 4 == 0:
            name = f"  {last},\u00a0\u00a0{first} "
        if number % 5 == 0:
            name = f'"{name}"'
        lines.append(f"{number}.;{name};9B;S{number:04}x;s{number}@school.example;;")
    lines.append("31.;O'Neil, Ömer;9B;S0031x;s31@school.example;;")
    lines.append("32.;GRETA GRAY;9B;S0032x;s32@school.example;;")
    return "\r\n".join([*lines, ";;;;;;", ""])


def look_through(page: Page, text: str) -> None:
    """Paste a list among the students and go on to what would become of it."""
    page.get_by_role("link", name="Students", exact=True).click()
    page.get_by_text("Paste a roster", exact=True).click()
    page.get_by_label("Names, one a line").fill(text)
    page.get_by_role("button", name="Look through the names").click()
    expect(page.get_by_role("heading", name="Look through the names")).to_be_visible()


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("viewport", "scheme", "scripts"),
    [(LAPTOP, "light", True), (PHONE, "dark", True), (PHONE, "light", False)],
)
def test_roster_of_thirty_in_the_worst_format(
    served: Served, people: People, viewport: ViewportSize, scheme: str, scripts: bool
) -> None:
    teacher = people(viewport, color_scheme=scheme, java_script_enabled=scripts)
    page, code = teacher.page, set_up_teacher(teacher, served)
    page.get_by_role("link", name="Back to the class").click()
    look_through(page, worst())
    expect(page.locator(".lead")).to_have_text("30 names would be added. Nothing is added yet.")
    expect(page.get_by_text("Left out, and kept nowhere, are the columns:")).to_be_visible()
    expect(page.get_by_text("stands in this list before: added once")).to_have_count(2)
    teacher.check()
    page.get_by_role("button", name="Add 30 names").click()
    expect(page.get_by_text("30 names are added.")).to_be_visible()
    rows = page.get_by_role("rowheader")
    expect(rows).to_have_count(30)
    assert [name.strip() for name in rows.all_inner_texts()][:3] == [
        "Ada Abel",
        "Ann‑Marie Bauer",
        "Ben Brandt",
    ]
    page.get_by_label("Sort by").select_option("surname")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**sort=surname*")
    expect(rows).to_have_count(30)
    shown = [name.strip() for name in rows.all_inner_texts()]
    assert shown[:5] == ["Ada Abel", "Ann‑Marie Bauer", "Ben Brandt", "Cléo Çelik", "Darío Dupont"]
    assert shown[-2:] == ["Yara Yıldız", "Zoë Zuse"]
    page.get_by_label("Find a name").fill("oneil")
    page.get_by_label("Find a name").press("Enter")
    expect(rows).to_have_count(1)
    teacher.check()
    page.get_by_role("link", name="more about").click()
    page.get_by_label("The other student").first.select_option("Zoë Zuse")
    teacher.check()
    page.get_by_role("button", name="Merge Ömer O’Neil into…").click()
    expect(page.get_by_role("button", name="Merge Ömer O’Neil into Zoë Zuse")).to_be_visible()
    teacher.check()
    page.get_by_role("link", name="Leave them two").click()
    _take_names(served, people, teacher, code)


def _take_names(served: Served, people: People, teacher: Person, code: str) -> None:
    """Somebody types their name in their own way, somebody taps another's and gives it back."""
    student = people(PHONE)
    join(student, served.url, code, "omer o'neil")
    expect(student.page.get_by_role("heading", name="Hello omer o'neil")).to_be_visible()
    student.page.goto(f"{served.url}/work/")
    student.page.get_by_role("button", name="No: back to the names").click()
    student.page.get_by_role("button", name="Ömer O’Neil").click()
    expect(student.page.get_by_role("heading", name="Hello Ömer O’Neil")).to_be_visible()
    student.check()
    page = teacher.page
    page.goto(page.url.partition("?")[0])
    page.get_by_role("button", name="Undo: take them out").click()
    expect(page.get_by_text("29 names are out of the class again.")).to_be_visible()
    teacher.check()
    page.get_by_role("link", name="Add nothing").click()
    expect(page.get_by_role("rowheader")).to_have_count(1)
