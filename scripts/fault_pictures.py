"""What a teacher and a student see in each fault, as pictures in a folder, to look at.

A class works before a real kit, the cause happens (tests/support/mornings), and Chromium looks: on
a phone and a laptop, light and dark. As root on Linux, where disks can be mounted; what this
machine cannot have is said and left out.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.browser import launch_options
from tests.support.mornings.causes import CAUSES, Cause, disk_for, why_not
from tests.support.mornings.scene import Scene, class_at_work
from tests.support.room import PASSWORD
from tests.support.serving import entrance

PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1280, "height": 800}


def pages_of(browser: Browser) -> dict[str, Page]:
    """A page of each kind, by its name."""
    kinds: dict[str, tuple[Any, Any]] = {
        "360-light": (PHONE, "light"),
        "360-dark": (PHONE, "dark"),
        "1280-light": (LAPTOP, "light"),
        "1280-dark": (LAPTOP, "dark"),
    }
    return {
        name: browser.new_context(
            viewport=size, color_scheme=scheme, reduced_motion="reduce"
        ).new_page()
        for name, (size, scheme) in kinds.items()
    }


def sign_in(page: Page, scene: Scene) -> None:
    """Ms Gray."""
    page.goto(entrance(scene.served.url))
    page.get_by_label("Your name").fill("Ms Gray")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


def begin(page: Page, scene: Scene, name: str) -> None:
    """A student before the first claim."""
    page.goto(f"{scene.served.url}/join/{scene.room.code}")
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join").click()
    page.goto(f"{scene.served.url}/work/{scene.room.assignment_id}")
    page.get_by_role("button", name="Begin the exercise").click()
    page.wait_for_url("**/claims")
    page.wait_for_load_state("load")


def take(browser: Browser, cause: Cause, folder: Path) -> None:
    """All pictures of one cause."""
    with (
        tempfile.TemporaryDirectory() as name,
        disk_for(cause, Path(name)) as disk,
        class_at_work(disk / "data") as scene,
    ):
        teachers, students = pages_of(browser), pages_of(browser)
        for kind, page in teachers.items():
            sign_in(page, scene)
            begin(students[kind], scene, f"Zoe {kind}")
        with cause.happens(scene):
            if not cause.on:
                scene.save()
            for kind, page in students.items():
                page.locator("#item-plan label.pen-official").click()
                page.wait_for_timeout(1500)
                page.screenshot(path=folder / f"{cause.name}-student-{kind}.png")
            for kind, page in teachers.items():
                for what in (cause.on or "start", "class", "progress"):
                    page.goto(scene.served.url + scene.pages()[what])
                    path = folder / f"{cause.name}-teacher-{what}-{kind}.png"
                    page.screenshot(path=path)
        for page in (*teachers.values(), *students.values()):
            page.context.close()


def main() -> None:
    """Take them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="for the pictures; it is not emptied")
    parser.add_argument("causes", nargs="*", help="names of causes; all without any")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    options = launch_options()
    if options is None:
        parser.error("no browser: install Chromium (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options)
        for cause in CAUSES:
            if arguments.causes and cause.name not in arguments.causes:
                continue
            if why_not(cause):
                print(f"{cause.name}: not here, {why_not(cause)}")
                continue
            take(browser, cause, arguments.folder)
        browser.close()


if __name__ == "__main__":
    main()
