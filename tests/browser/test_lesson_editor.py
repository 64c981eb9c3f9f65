"""A lesson is written in the browser, with a picture, and read by a student of the class."""

import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring import changing, drafts, publishing
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.own_library import library_for
from kit.content.own.texts import EXERCISE
from tests.browser.conftest import LAPTOP, PHONE, People, Person, join
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.ground import Ground
from tests.support.pictures import SVG
from tests.support.room import make_room
from tests.support.shipped import shipped_library

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture
def scene(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


def begin(page: Page, scene: Scene, title: str) -> str:
    """Ms Gray at the editor of a new lesson: its address."""
    sign_in_teacher(page, scene.url)
    page.goto(f"{scene.url}/teacher/own/new")
    page.locator("[name=kind]").select_option("lesson")
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Begin").click()
    page.goto(page.url.removesuffix("/lesson") + "/lesson")
    return page.url


def saved(page: Page) -> None:
    expect(page.locator("[data-state]")).to_contain_text("Saved", timeout=40_000)


def add_picture(page: Page, folder: Path) -> None:
    """From a file, behind the first paragraph."""
    drawing = folder / "Our Square.svg"
    drawing.write_text(SVG, "utf-8")
    form = page.locator("form[enctype]")
    form.get_by_label("The file").set_input_files(drawing)
    for label, words in (
        ("What is to be seen", "A blue square"),
        ("Caption", "The square in 2026."),
        ("Made by", "Ann Ash"),
        ("Licence", "CC0"),
    ):
        form.get_by_label(label).fill(words)
    form.get_by_label("Where in the reading").select_option("0")
    form.get_by_role("button", name="Add it").click()


def read_in_class(scene: Scene, student: Person, draft: str, name: str) -> Page:
    """The lesson published, given with an exercise of its own, and open before a student."""
    store, course, now = scene.ground.store, shipped_library(), datetime.now(UTC)
    own = OwnDraft(scene.room.teacher_id, UUID(draft.split("/own/")[1].split("/", maxsplit=1)[0]))
    lesson = publishing.draft_page(store, course, own)
    assert lesson.errors == []
    publishing.publish(store, course, own, lesson.writing.draft.present, now)
    beginning = drafts.example("classify", "The bridge", "begun")
    exercise = drafts.make(store, own.teacher_id, beginning, now)
    mine = OwnDraft(own.teacher_id, exercise.id)
    text = publishing.draft_page(store, course, mine).writing.texts[EXERCISE]
    named = text.replace("type:", f"lesson: {lesson.writing.draft.content_id}\ntype:", 1)
    changing.change(store, mine, 1, {EXERCISE: named}, "lesson", now)
    publishing.publish(store, course, mine, 2, now)
    offered = library_for(store, course, own.teacher_id)
    room = scene.room.classroom_id
    assignment = assignments.give(store, offered, room, exercise.content_id, Rules(), now)
    join(student, scene.url, scene.room.code, name)
    student.page.goto(f"{scene.url}/work/{assignment}/lesson")
    return student.page


@pytest.mark.long
def test_lesson_with_a_picture_from_nothing_to_a_student(
    scene: Scene, people: People, tmp_path: Path
) -> None:
    teacher, student = people(LAPTOP), people(PHONE)
    page = teacher.page
    editor = begin(page, scene, "The square")
    box = page.locator(".lesson-text")
    box.fill("The town built a square.\n\n## What you can rely on\n\nThe plan of 2026 is public.")
    box.evaluate("box => { box.focus(); box.setSelectionRange(4, 8); }")
    page.get_by_role("button", name="Official statement").click()
    expect(box).to_have_value(re.compile(r"^The \[\[official: town\]\] built"))
    page.keyboard.press("ControlOrMeta+z")
    expect(box).to_have_value(re.compile(r"^The town built"))
    page.keyboard.press("ControlOrMeta+b")
    expect(box).to_have_value(re.compile(r"^The \*\*town\*\* built"))
    expect(page.locator("#shown strong", has_text="town")).to_be_visible()
    page.get_by_label("In three lines").fill("One.\nTwo.")
    problem = page.locator("#lesson\\.md\\/summary-help .invalid-feedback")
    expect(problem).to_contain_text("Found 2 of them")
    page.get_by_label("In three lines").fill("One.\nTwo.\nThree.")
    expect(problem).to_have_count(0)
    saved(page)
    teacher.check()
    page.get_by_role("button", name="Pictures").click()
    add_picture(page, tmp_path)
    expect(page.locator("img.thumb")).to_be_visible()
    teacher.check()
    page.get_by_role("textbox", name="Caption").first.fill("The square, drawn.")
    saved(page)
    page.get_by_role("link", name="Reading").click()
    expect(page.locator("#shown figcaption")).to_contain_text("The square, drawn.")
    expect(box).to_have_value(re.compile(r"\n\n!\[A blue square\]\(100-our-square\.svg"))
    assert page.locator("#shown img").evaluate("img => img.naturalWidth") > 0
    reading = read_in_class(scene, student, editor, "Sam")
    expect(reading.get_by_role("img", name="A blue square")).to_be_visible()
    expect(reading.get_by_text("Picture: Ann Ash, CC0")).to_be_visible()
    student.check()
    assert teacher.complaints == []


@pytest.mark.long
def test_the_same_without_scripts_on_a_phone(scene: Scene, people: People, tmp_path: Path) -> None:
    teacher, student = people(PHONE, java_script_enabled=False), people(PHONE)
    page = teacher.page
    editor = begin(page, scene, "The square")
    expect(page.get_by_role("toolbar")).to_have_count(0)
    page.get_by_text("How to write it").click()
    expect(page.get_by_text("[[voice: words]]")).to_be_visible()
    page.locator(".lesson-text").fill("A **square**.\n\n## What you can rely on\n\nThe plan.")
    page.get_by_role("button", name="Show it").click()
    expect(page.locator("#shown strong", has_text="square")).to_be_visible()
    teacher.check()
    page.get_by_label("Minutes").fill("20")
    page.get_by_role("button", name="Pictures").click()
    add_picture(page, tmp_path)
    expect(page.locator("img.thumb")).to_be_visible()
    teacher.check()
    page.locator(".editor-save").get_by_role("button", name="Undo").click()
    expect(page.locator("img.thumb")).to_have_count(0)
    page.goto(editor)
    expect(page.get_by_label("Minutes")).to_have_value("20")
    page.get_by_role("button", name="Redo").click()
    expect(page.locator("#shown figure")).to_have_count(1)
    reading = read_in_class(scene, student, editor, "Kim")
    expect(reading.get_by_role("img", name="A blue square")).to_be_visible()


@pytest.mark.long
def test_copied_shipped_lesson_is_read_with_its_pictures_and_task(
    scene: Scene, people: People
) -> None:
    teacher, student = people(LAPTOP, color_scheme="dark"), people(PHONE)
    page = teacher.page
    sign_in_teacher(page, scene.url)
    page.goto(f"{scene.url}/teacher/own/copy?of=09-the-chain")
    page.get_by_role("button", name="Make the copy").click()
    page.goto(page.url.removesuffix("/lesson") + "/lesson")
    editor = page.url
    expect(page.locator("#shown figure img")).to_have_count(3)
    teacher.check()
    page.get_by_label("Title").fill("The chain, ours")
    saved(page)
    page.get_by_role("button", name="Leave the page").click()
    expect(page.locator("#shown .leave")).to_be_visible()
    teacher.check()
    page.get_by_role("button", name="Teacher's page").click()
    expect(page.locator("#shown h2")).to_have_count(5)
    teacher.check()
    reading = read_in_class(scene, student, editor, "Lee")
    expect(reading.get_by_role("heading", name="The chain, ours")).to_be_visible()
    expect(reading.locator("figure img")).to_have_count(3)
    expect(reading.locator("#leave")).to_be_visible()
    assert teacher.complaints == []


@pytest.mark.long
def test_two_windows_are_told_of_each_other(scene: Scene, people: People) -> None:
    teacher, other = people(LAPTOP), people(PHONE)
    editor = begin(teacher.page, scene, "The square")
    sign_in_teacher(other.page, scene.url)
    other.page.goto(editor)
    teacher.page.locator(".lesson-text").fill("Typed on the laptop.")
    saved(teacher.page)
    box = other.page.locator(".lesson-text")
    box.fill("Typed on the phone.")
    expect(other.page.locator("[data-state]")).to_contain_text(
        "another window changed it", timeout=40_000
    )
    other.page.get_by_role("button", name="Save", exact=True).click()
    expect(other.page.locator("#refusal")).to_contain_text("was changed elsewhere")
    expect(box).to_have_value("Typed on the phone.")
    other.page.get_by_text("Something else is saved now", exact=True).click()
    expect(other.page.get_by_text("Typed on the laptop.", exact=True)).to_be_visible()
    other.check()
    other.page.get_by_role("button", name="Keep mine as a copy").click()
    expect(box).to_have_value("Typed on the phone.")
    teacher.page.reload()
    expect(teacher.page.locator(".lesson-text")).to_have_value("Typed on the laptop.")


@pytest.mark.long
def test_words_typed_without_the_kit_are_offered_again(scene: Scene, people: People) -> None:
    teacher = people(LAPTOP)
    editor = begin(teacher.page, scene, "The square")
    box = teacher.page.locator(".lesson-text")
    teacher.page.route("**/lesson", lambda route: route.abort())
    box.fill("Typed on the train.")
    box.blur()
    state = teacher.page.locator("[data-state]")
    expect(state).to_contain_text("the kit cannot be reached", timeout=40_000)
    teacher.page.unroute("**/lesson")
    # A page of its own, as after the browser was closed: the old one must not save meanwhile.
    teacher.page.context.set_offline(True)
    other = teacher.page.context.new_page()
    teacher.page.close()
    other.context.set_offline(False)
    other.goto(editor)
    other.get_by_role("button", name="Put them back").click()
    expect(other.locator(".lesson-text")).to_have_value("Typed on the train.")
    saved(other)
