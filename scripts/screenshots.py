"""The pictures of README and documents, or with `--every FOLDER` all pages, to look at.

A believable class over the shipped lessons (tests/support/showcase.py), and for the results the
made-up one (tests/support/made_up.py), in real Chromium.
"""

import argparse
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.browser import launch_options
from tests.support.made_up import Demo, demo_served
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
from tests.support.showcase import OTHER_TYPES, Showcase
from tests.support.sized_classes import sizes_served

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1280, "height": 800}
#: On a phone, what the picture begins with.
BELOW = {
    "claim-phone": "section.claim",
    "passage-phone": ".palette",
    "feedback-phone-dark": "section.claim:has(.outcome.wrong)",
}
#: For the documents' figures: no more than one looks at.
FIGURE = {"width": 1160, "height": 600}
SMALL = {"width": 1160, "height": 480}
SIZES = (5, 24, 200)
#: Exercises: one that asks how sure students are, and one that two classes had.
ASKED, BOTH_HAD = "from-figure-to-verdict", "form-a"
#: Whose work is shown, and the item: one that most took for another label.
STUDENT = "Eszter"
MISREAD = ("whose-words", "rockets-denial")


def new_page(browser: Browser, viewport: Any, *, dark: bool = False) -> Page:
    """A browser of its own."""
    scheme: Any = "dark" if dark else "light"
    options: dict[str, Any] = {"color_scheme": scheme, "reduced_motion": "reduce"}
    return browser.new_context(viewport=viewport, device_scale_factor=1, **options).new_page()


def readme_pictures(browser: Browser, served: Served, app: Flask, made: Showcase) -> None:
    """A student's claim and feedback, the join page, the results."""
    PICTURES.mkdir(exist_ok=True)
    task = {"classroom_id": made.classroom_id, "assignment_id": made.tasks["shown"]}
    working = {"assignment_id": made.tasks["working"]}
    for_students = [
        ("claim-phone", ("student.claims", working), PHONE, False),
        (
            "passage-phone",
            ("student.claims", {"assignment_id": made.tasks[f"{OTHER_TYPES[0]} begun"]}),
            PHONE,
            False,
        ),
        (
            "feedback-phone-dark",
            ("student.feedback", {"assignment_id": made.tasks["shown"]}),
            PHONE,
            True,
        ),
    ]
    for_teachers = [
        ("join-page", ("classrooms.join_page", {"classroom_id": made.classroom_id}), LAPTOP, False),
        ("results", ("outcomes.results", task), LAPTOP, False),
    ]
    for pictures, who in ((for_students, "Mia"), (for_teachers, None)):
        for name, page_of, viewport, dark in pictures:
            page = new_page(browser, viewport, dark=dark)
            if who is None:
                sign_in_teacher(page, served)
            else:
                sign_in_student(page, served, made, who)
            page.goto(served.url + addresses(app, [page_of])[0])
            if name in BELOW:
                # Past what is read once; the page itself keeps it clear of its head.
                page.locator(BELOW[name]).locator("visible=true").first.evaluate(
                    "(shown) => { shown.scrollIntoView(); scrollBy(0, -8); }"
                )
            page.screenshot(path=PICTURES / f"{name}.png")
            page.context.close()


def results_pictures(browser: Browser, demo: Demo) -> None:
    """The made-up class: what is open, results, an item, before and after, a student's work."""
    page = new_page(browser, FIGURE)
    sign_in_teacher(page, demo.served)
    page.goto(demo.room)
    page.screenshot(path=PICTURES / "now.png")
    task = demo.task(MISREAD[0])
    pictures = (
        ("results-class", f"{task}/results", ".cols"),
        ("results-item", f"{task}/items/{MISREAD[1]}", "h2"),
        ("results-text", f"{task}/text", "h1"),
        ("before-and-after", f"{demo.room}/before-and-after", "h1"),
    )
    for name, address, first in pictures:
        page.goto(address)
        _from(page, first, name)
    page.goto(f"{demo.task(ASKED)}/results")
    page.locator(".closer > summary").click()
    _from(page, "h3:has(+ .calibration)", "results-certainty")
    _two_classes(page, demo)
    page.goto(f"{demo.room}/students")
    page.get_by_role("link", name=f"The work of {STUDENT}", exact=True).press("Enter")
    page.wait_for_url("**/work")
    _from(page, "h1", "work-through-time")
    page.context.close()


def _two_classes(page: Page, demo: Demo) -> None:
    """The made-up class and the one beside it, on the exercise that both had."""
    page.goto(f"{demo.served.url}/teacher/compare")
    for name, address in (
        ("One class", demo.task(BOTH_HAD)),
        ("The other class", demo.other),
    ):
        ids = "/".join(re.findall(r"/([0-9a-f-]{36})", address))
        page.get_by_label(name, exact=True).select_option(ids)
    page.get_by_role("button", name="Compare the two").click()
    page.wait_for_url("**/compare/two?*")
    _from(page, "h1", "two-classes")


def sizes_pictures(browser: Browser, folder: Path) -> None:
    """The same page of a small class, a usual one, and the largest that the kit takes."""
    with sizes_served(folder, SIZES) as (served, addresses_of):
        page = new_page(browser, SMALL)
        sign_in_teacher(page, served)
        for size, address in addresses_of.items():
            page.goto(f"{address}/results")
            page.screenshot(path=PICTURES / f"class-of-{size}.png")
        page.context.close()


def _from(page: Page, first: str, name: str) -> None:
    """A picture of the window, with that element on top of it."""
    page.evaluate("(first) => document.querySelector(`main ${first}`).scrollIntoView()", first)
    page.evaluate("scrollBy(0, -16)")
    page.screenshot(path=PICTURES / f"{name}.png")


def every_page(browser: Browser, served: Served, app: Flask, made: Showcase, folder: Path) -> None:
    """All pages in full, on a phone and a laptop, light and dark."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for viewport in (PHONE, LAPTOP):
        for dark in (False, True):
            form = f"{viewport['width']}-{'dark' if dark else 'light'}"
            visits = (
                (lobby_pages(made), None),
                (student_pages(made), "Mia"),
                (teacher_pages(made), "teacher"),
            )
            for pages, who in visits:
                page = new_page(browser, viewport, dark=dark)
                if who == "teacher":
                    sign_in_teacher(page, served)
                elif who is not None:
                    sign_in_student(page, served, made, who)
                paths = addresses(app, pages)
                for number, ((endpoint, _values), path) in enumerate(
                    zip(pages, paths, strict=True)
                ):
                    page.goto(served.url + path)
                    page.screenshot(path=folder / f"{endpoint}-{number}-{form}.png", full_page=True)
                page.context.close()


def main() -> None:
    """Take them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--every", type=Path, help="all pages into this folder, which is emptied")
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        showcase_served(Path(name)) as (served, app, made),
        sync_playwright() as playwright,
    ):
        options = launch_options()
        if options is None:
            parser.error("no browser: install Chromium (Debian: apt install chromium)")
        browser = playwright.chromium.launch(**options)
        if arguments.every:
            every_page(browser, served, app, made, arguments.every)
        else:
            readme_pictures(browser, served, app, made)
            made_up, sizes = Path(name) / "made-up", Path(name) / "sizes"
            made_up.mkdir()
            with demo_served(made_up) as demo:
                results_pictures(browser, demo)
            sizes.mkdir()
            sizes_pictures(browser, sizes)
        browser.close()


if __name__ == "__main__":
    main()
