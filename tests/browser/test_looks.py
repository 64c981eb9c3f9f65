"""Every page in a real browser: axe finds nothing, light and dark, and nothing overflows."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import ViewportSize

from tests.browser.conftest import LAPTOP, People, Person
from tests.support.focus import unseen_focus
from tests.support.long_words import widened_by_a_long_word
from tests.support.pages import (
    addresses,
    lobby_pages,
    showcase_served,
    sign_in_student,
    sign_in_teacher,
    student_pages,
    teacher_pages,
)
from tests.support.serving import Served
from tests.support.shipped import shipped_library
from tests.support.showcase import Showcase

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
#: The narrowest screen that the kit promises to fit (WCAG 2.2, 1.4.10), and a usual phone.
NARROWEST: ViewportSize = {"width": 320, "height": 640}
#: Nobody's pages can all be looked at within the limit of one test on a slow machine.
PARTS = 6
#: Of so many pages one is looked at in forced colours, which take borders and shadows from all alike.
FORCED_EACH = 6
#: No page of their own: files, fragments of other pages, and what only redirects.
NO_PAGE = {
    "static", "join.token", "student.task_list", "classrooms.joined",
    "own_data.take", "class_list.export_student",
    "classrooms.export", "giving.progress", "downloads.answers", "downloads.items",
    "downloads.labels", "downloads.canvas", "downloads.moodle", "downloads.workbook",
    "downloads.everything", "downloads.votes", "downloads.rounds", "downloads.hands", "deals.table",
    "trail.class_file", "trail.own_file", "trail.kit_file", "administration.link_file",
    "authoring.share_file", "authoring.share_course_file", "authoring.sheet_table",
    "printing.exercise_word", "printing.draft_word", "printing.assignment_word",
    "printing.grid_word", "printing.take_home_word", "printing.reading_word",
    "printing.handout_word",
    # It leads on, to the first claim whose key is not whole.
    "from_article.keys",
    "backups.file", "backups.state",
    "watch.health", "watch.metrics", "watch.ready",
    "live.question",
    "live.session_version",
    "student.held",
    # test_pictures.py looks at them.
    "student.picture",
    "classrooms.picture",
    # test_lesson_editor.py does.
    "lesson_editor.picture",
    "live_control.state",
    "live_control.stage",
    "way_in.fresh",
    # Only a paired phone has it: test_live_room.py looks at it.
    "remote.show",
    "remote.state",
    # They follow a password: test_second_factor.py looks at them.
    "account.second_step", "second_factor.codes", "second_factor.set_up",
    # The class that is looked at is none that the kit made up: they lead away.
    "demo.remake_page",
    "demo.remove_page",
}  # fmt: skip


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Flask, Showcase]]:
    """A kit in the middle of a term, and the same app to ask for its addresses."""
    with showcase_served(tmp_path_factory.mktemp("shown")) as running:
        yield running


def look_at(
    person: Person, served: Served, paths: list[str], *, whole_in_the_dark: bool = False
) -> None:
    """Each page on a narrow phone in the light and on a laptop in the dark.

    All rules apply in one of the two, in the other those of colours. The focus is seen on every
    control, and of some pages in forced colours, too. One long word by others widens nothing.
    """
    page = person.page
    for number, path in enumerate(paths):
        page.emulate_media(color_scheme="light", reduced_motion="reduce", forced_colors="none")
        page.set_viewport_size(NARROWEST)
        page.goto(served.url + path)
        person.check(only_colours=whole_in_the_dark)
        assert unseen_focus(page) == [], f"{path}: no focus to be seen"
        assert widened_by_a_long_word(page) == [], f"{path}: one long word widens it"
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        page.set_viewport_size(LAPTOP)
        person.check(only_colours=not whole_in_the_dark)
        if number % FORCED_EACH == 0:
            page.emulate_media(forced_colors="active")
            assert unseen_focus(page) == [], f"{path}: no focus to be seen in forced colours"


def test_every_page_is_looked_at(shown: tuple[Served, Flask, Showcase]) -> None:
    _served, app, made = shown
    looked_at = {
        endpoint
        for pages in (student_pages(made), lobby_pages(made), teacher_pages(made))
        for endpoint, _values in pages
    }
    there = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    # A test form looks like the exercise of a lesson: its page is the same template.
    assert there - NO_PAGE - {"classrooms.test_form"} == looked_at


def test_pages_of_the_lobby(shown: tuple[Served, Flask, Showcase], people: People) -> None:
    served, app, made = shown
    look_at(people(), served, addresses(app, lobby_pages(made)))


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize("part", range(PARTS))
def test_pages_of_a_student(
    shown: tuple[Served, Flask, Showcase], people: People, part: int
) -> None:
    served, app, made = shown
    person = people()
    sign_in_student(person.page, served, made, "Mia")
    look_at(person, served, addresses(app, student_pages(made))[part::PARTS])


def wider_at_twice_the_text(person: Person, url: str, paths: list[str]) -> dict[str, int]:
    """By how many pixels a page goes beyond the screen where it does, on two phones.

    A masthead that stays in sight takes a fifth of the screen at most.
    """
    page, found = person.page, {}
    for path in paths:
        page.goto(url + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        for width in (360, 320):
            page.set_viewport_size({"width": width, "height": 740})
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if wide > 0:
                found[f"{path} at {width}"] = wide
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
            page.wait_for_timeout(20)
            stays = "scrollY && document.querySelector('.mast').getBoundingClientRect().bottom"
            assert page.evaluate(stays) <= 740 / 5, f"the masthead of {path} at {width}"
    return found


@pytest.mark.long
def test_no_page_of_the_lobby_is_wider_than_a_phone_at_twice_the_text(
    shown: tuple[Served, Flask, Showcase], people: People
) -> None:
    served, app, made = shown
    assert wider_at_twice_the_text(people(), served.url, addresses(app, lobby_pages(made))) == {}


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_of_a_student_is_wider_than_a_phone_at_twice_the_text(
    shown: tuple[Served, Flask, Showcase], people: People, part: int
) -> None:
    served, app, made = shown
    person = people()
    sign_in_student(person.page, served, made, "Mia")
    paths = addresses(app, student_pages(made))[part::PARTS]
    assert wider_at_twice_the_text(person, served.url, paths) == {}


@pytest.mark.long
def test_no_plain_form_is_wider_than_a_phone_at_twice_the_text(
    shown: tuple[Served, Flask, Showcase], people: People
) -> None:
    served, app, made = shown
    plain = people(java_script_enabled=False)
    sign_in_student(plain.page, served, made, "Mia")
    forms = [page for page in student_pages(made) if page[0] in {"student.claims", "live.show"}]
    assert wider_at_twice_the_text(plain, served.url, addresses(app, forms)) == {}


@pytest.mark.long
def test_tables_of_figures_have_all_columns_in_sight_on_the_narrowest_screen(
    shown: tuple[Served, Flask, Showcase], people: People
) -> None:
    served, app, made = shown
    page = people(NARROWEST).page
    sign_in_student(page, served, made, "Mia")
    begun = ("student.claims", {"assignment_id": made.tasks["do-the-figures-add-up begun"]})
    page.goto(served.url + addresses(app, [begun])[0])
    # All items at once, as without scripts; each has its table once more, in its drawer.
    page.evaluate("document.documentElement.classList.remove('scripted')")
    page.evaluate("document.querySelectorAll('[data-drawer]').forEach(d => { d.open = true })")
    widths = page.evaluate(
        "Array.from(document.querySelectorAll('.figures-table'), t => [t.scrollWidth, t.clientWidth])"
    )
    assert len(widths) == 10
    assert all(0 < needed <= there for needed, there in widths), widths


@pytest.mark.long
def test_no_lesson_is_wider_than_the_narrowest_screen(
    shown: tuple[Served, Flask, Showcase], people: People
) -> None:
    """Reading and teacher's page: an address in one of them has no place to break by itself."""
    served, app, _made = shown
    page = people(NARROWEST).page
    sign_in_teacher(page, served)
    lessons = [("classrooms.lesson", {"lesson_id": lesson}) for lesson in shipped_library().lessons]
    for path in addresses(app, lessons):
        page.goto(served.url + path)
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{path} is {wide} px wider than the screen"


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("hides", [pytest.param(False, marks=pytest.mark.long), True])
def test_pages_of_a_teacher(
    shown: tuple[Served, Flask, Showcase], people: People, *, hides: bool, part: int
) -> None:
    served, app, made = shown
    person = people()
    sign_in_teacher(person.page, served)
    if hides:
        person.page.get_by_role("button", name="Hide names and key").click()
    pages = teacher_pages(made)
    if hides:
        # One of a kind: what hides is in the templates. The last one names a student.
        pages = list({endpoint: (endpoint, values) for endpoint, values in pages}.values())
    paths = addresses(app, pages)
    look_at(person, served, paths[part::PARTS], whole_in_the_dark=hides)
    person.page.goto(served.url + paths[-1])
    words = set(re.findall(r"\w+", person.page.inner_text("main")))
    assert bool(words & set(made.people)) is not hides
