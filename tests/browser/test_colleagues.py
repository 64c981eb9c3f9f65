"""Two teachers share a class: one gives, the other sees and closes; then it is handed over."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.authoring import drafts
from kit.classroom.people.accounts import teachers
from tests.browser.conftest import LAPTOP, PHONE, People, Person
from tests.browser.scenes import Scene
from tests.support.ground import Ground
from tests.support.room import PASSWORD, make_room, make_teacher
from tests.support.serving import entrance

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """Ms Gray's class, and Mr Brown, who teaches in the same kit."""
    room = make_room(ground.store, now=datetime.now(UTC))
    make_teacher(room.store, "Mr Brown", room.now)
    return Scene(room, ground)


def sign_in(person: Person, url: str, name: str) -> Page:
    """Somebody at their classes."""
    page = person.page
    page.goto(entrance(url))
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/teacher/**")
    page.goto(f"{url}/teacher/")
    return page


def look(person: Person, folder: Path, name: str) -> None:
    """The page at both widths and in both colour schemes, as a picture and by axe."""
    for scheme in ("light", "dark") if person.scripts else ():
        person.page.emulate_media(color_scheme=scheme)
        for viewport in (PHONE, LAPTOP):
            person.page.set_viewport_size(viewport)
            picture = folder / f"{name}-{scheme}-{viewport['width']}.png"
            person.page.screenshot(path=picture, full_page=True)
            person.check()
    person.page.emulate_media(color_scheme="light")


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("scripts", [True, False])
def test_shared_given_by_one_seen_by_the_other_and_handed_over(
    scene: Scene, people: People, tmp_path: Path, *, scripts: bool
) -> None:
    with scene.kit() as kit:
        gray = people(LAPTOP, java_script_enabled=scripts)
        brown = people(LAPTOP, java_script_enabled=scripts)
        hers, his = sign_in(gray, kit.url, "Ms Gray"), sign_in(brown, kit.url, "Mr Brown")
        his.get_by_role("link", name="9B").wait_for(state="detached")
        room = f"{kit.url}/teacher/classrooms/{scene.room.classroom_id}"
        hers.goto(room)
        hers.get_by_text("This class: codes, joining, name, files").click()
        hers.get_by_role("link", name="Teachers of this class, and who did what").click()
        look(gray, tmp_path, "alone")
        hers.get_by_label("Teacher", exact=True).select_option(label="Mr Brown")
        hers.get_by_role("button", name="Share the class").click()
        expect(hers.get_by_text("Mr Brown shares 9B with you now")).to_be_visible()
        look(gray, tmp_path, "shared")

        his.reload()
        expect(his.get_by_text("shared by Ms Gray")).to_be_visible()
        look(brown, tmp_path, "home")
        his.goto(f"{room}/give/whose-words/rules")
        his.get_by_role("button", name="Give it", exact=True).click()
        expect(his.get_by_text("Given. The class sees it")).to_be_visible()
        hers.goto(f"{room}/teachers")
        expect(hers.get_by_text("Mr Brown gave “")).to_be_visible()
        look(gray, tmp_path, "acts")
        his.goto(f"{room}/delete")
        expect(his.get_by_text("its owner alone deletes it")).to_be_visible()
        his.goto(f"{room}/teachers/leave")
        look(brown, tmp_path, "leave")

        hers.get_by_role("link", name="Hand the class over to Mr Brown…").click()
        look(gray, tmp_path, "hand-over")
        hers.get_by_role("button", name="Hand it over, and leave").click()
        expect(hers.get_by_text("The class is handed over")).to_be_visible()
        his.goto(f"{room}/teachers")
        expect(his.get_by_text("You own 9B.")).to_be_visible()
        expect(his.get_by_text("Ms Gray handed the class over to Mr Brown.")).to_be_visible()
        reply = hers.goto(room)
        assert reply is not None
        assert reply.status == 404


@pytest.mark.long
def test_exercise_is_lent_and_copied(scene: Scene, people: People, tmp_path: Path) -> None:
    room = scene.room
    beginning = drafts.example("classify", "The bridge", "begun")
    drafts.make(room.store, room.teacher_id, beginning, room.now)
    with scene.kit() as kit:
        gray, brown = people(LAPTOP), people(LAPTOP)
        hers, his = sign_in(gray, kit.url, "Ms Gray"), sign_in(brown, kit.url, "Mr Brown")
        hers.goto(f"{kit.url}/teacher/own")
        hers.get_by_role("link", name="The bridge").click()
        hers.get_by_role("link", name="Lend", exact=True).click()
        hers.get_by_label("Teacher", exact=True).select_option(label="Mr Brown")
        hers.get_by_role("button", name="Lend it").click()
        expect(hers.get_by_text("Lent to Mr Brown")).to_be_visible()
        look(gray, tmp_path, "lend")
        his.goto(f"{kit.url}/teacher/own")
        expect(his.get_by_text("lent by Ms Gray")).to_be_visible()
        look(brown, tmp_path, "lent")
        his.get_by_role("button", name="Copy it into your own").click()
        his.wait_for_url("**/edit/**")
        hers.get_by_role("button", name="Lend it to Mr Brown no longer").click()
        his.goto(f"{kit.url}/teacher/own")
        expect(his.get_by_text("lent by Ms Gray")).to_have_count(0)
        expect(his.get_by_role("link", name="The bridge")).to_be_visible()
    assert len(teachers.list_teachers(room.store)) == 2
