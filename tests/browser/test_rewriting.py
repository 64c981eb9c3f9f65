"""Rewriting and its marking in real browsers: hints as one writes, nothing lost, keys alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.people.accounts import sessions
from tests.browser.conftest import PHONE, People, Person, join
from tests.browser.scenes import sign_in_teacher
from tests.support.ground import Ground
from tests.support.rewriting import give_straight, hand_in, mark, rewriting_library, screen
from tests.support.room import Room, make_room
from tests.support.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
PASTED = "x" * 50_000
TOO_LONG = (
    "This is too long to be saved: 50000 characters; at most 4000 are taken. Shorten it: all that "
    "you wrote is still in the box."
)
REFUSED_BY_THE_KIT = (
    "Failed to load resource: the server responded with a status of 400 (Bad Request)"
)


@pytest.fixture
def running(ground: Ground) -> Iterator[tuple[Served, Room]]:
    """The kit with sentences to rewrite given to a class."""
    room = make_room(ground.store, now=datetime.now(UTC), library=rewriting_library())
    give_straight(room)
    with ground.kit() as served:
        yield served, room


def begin(person: Person, served: Served, room: Room, name: str) -> Page:
    """Join, and begin to write."""
    join(person, served.url, room.code, name)
    page = person.page
    page.get_by_role("link", name="Say it straight").click()
    page.get_by_role("button", name="Begin the exercise").click()
    # The script that counts and hints comes after the one that shows one sentence at a time.
    page.wait_for_url("**/claims")
    if person.scripts:
        expect(page.locator("html.scripted")).to_have_count(1)
    return page


def sign_in(person: Person, served: Served) -> Page:
    page = person.page
    sign_in_teacher(page, served.url)
    return page


def marking(served: Served, room: Room, item: str = "square") -> str:
    place = f"/teacher/classrooms/{room.classroom_id}/assignments/{room.assignment_id}"
    return f"{served.url}{place}/marking/{item}"


def at(page: Page, words: str) -> None:
    """This answer is there, and the keys are."""
    expect(page.locator(".lead")).to_have_text(words)
    expect(page.locator("html.scripted")).to_have_count(1)


@pytest.mark.long
def test_hints_and_counter_follow_the_writer(running: tuple[Served, Room], people: People) -> None:
    served, room = running
    sam = people(PHONE)
    page = begin(sam, served, room, "Sam")
    sam.check()
    box, counter = page.get_by_label("Your version").first, page.locator("#count-square")
    said = page.locator("#item-square [data-said]")
    box.press_sequentially("The shameful council ", delay=5)
    expect(counter).to_have_text("3 of 12 words")
    rows = page.locator("#item-square [data-hints] li")
    expect(rows).to_have_text(
        ["shameful loaded wordIt brings a verdict or a feeling along with the thing."]
    )
    assert page.locator("#item-square [data-none]").is_hidden()
    # Said aloud once the writer pauses, not at each key.
    assert said.text_content() == ""
    expect(said).to_have_text("3 of 12 words. Words to look at: shameful.", timeout=6000)
    box.press_sequentially("claimed it. ")
    expect(rows.nth(1)).to_contain_text("claimed reporting verb")
    box.fill("word " * 14)
    expect(counter).to_have_text("14 of 12 words: 2 too many")
    expect(rows).to_have_count(0)
    expect(page.locator("#save-state")).to_have_text("saved")
    sam.check()
    page.reload()
    expect(box).to_have_value("word " * 14)
    expect(counter).to_have_text("14 of 12 words: 2 too many")
    # The page goes on with what is not written yet; it has the screen, and its own box.
    page.get_by_role("navigation", name="Steps").get_by_role("link", name="2").click()
    second = page.locator("#item-bridge textarea")
    second.press_sequentially("1 2 3")
    expect(second).to_have_value("1 2 3")
    sam.check()
    assert sam.complaints == []


@pytest.mark.long
def test_fifty_kilobytes_are_kept_on_the_page_and_over_a_reload(
    running: tuple[Served, Room], people: People
) -> None:
    served, room = running
    sam = people()
    page = begin(sam, served, room, "Sam")
    box = page.locator("#item-square textarea")
    box.fill("Saved before.")
    expect(page.locator("#save-state")).to_have_text("saved")
    box.fill(PASTED)
    problem = page.locator("#item-square [data-problem]")
    expect(problem).to_have_text(TOO_LONG)
    expect(page.locator("#save-state")).to_have_text(TOO_LONG)
    expect(box).to_have_value(PASTED)
    sam.check()
    page.reload()
    expect(box).to_have_value(PASTED)
    expect(page.locator("#save-state")).to_have_text(TOO_LONG)
    # Handing in is not reached with it, and nothing goes from the box.
    with page.expect_navigation():
        page.get_by_role("button", name="Look it over and hand in").click()
    expect(page.locator("#item-square .invalid-feedback").first).to_have_text(TOO_LONG)
    expect(page.locator("#item-square textarea")).to_have_value(PASTED)
    # The last look says so, once, and stands still.
    page.goto(f"{served.url}/work/{room.assignment_id}/hand-in")
    refused = page.locator("#refused")
    expect(refused).to_contain_text("was not taken and will not be handed in: " + TOO_LONG)
    expect(page.locator("ol.review")).to_contain_text("Saved before.")
    sam.check()
    page.goto(f"{served.url}/work/{room.assignment_id}/claims#item-square")
    expect(page.locator("#item-square textarea")).to_have_value(PASTED)
    page.locator("#item-square textarea").fill("Short enough.")
    expect(page.locator("#save-state")).to_have_text("saved")
    page.reload()
    expect(page.locator("#item-square textarea")).to_have_value("Short enough.")
    page.get_by_role("button", name="Look it over and hand in").click()
    expect(page.locator("ol.review")).to_contain_text("Short enough.")
    expect(page.locator("#refused")).to_be_hidden()
    assert [line for line in sam.complaints if line != REFUSED_BY_THE_KIT] == []


def test_without_scripts_count_and_hints_come_with_saving(
    running: tuple[Served, Room], people: People
) -> None:
    served, room = running
    ben = people(PHONE, java_script_enabled=False)
    page = begin(ben, served, room, "Sam")
    page.locator("#text-square").fill("The shameful council.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".flash")).to_have_text("Saved.")
    expect(page.locator("#count-square")).to_have_text("3 of 12 words")
    expect(page.locator("#item-square [data-hints] li")).to_contain_text("shameful")
    ben.check()
    page.locator("#text-square").fill(PASTED)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".invalid-feedback")).to_have_text(TOO_LONG)
    expect(page.locator("#text-square")).to_have_value(PASTED)
    ben.check()
    page.reload()
    expect(page.locator("#text-square")).to_have_value(PASTED)


@pytest.mark.long
def test_a_class_is_marked_by_keys_alone(running: tuple[Served, Room], people: People) -> None:
    served, room = running
    texts = {
        "Mia": "The council voted.",
        "Ben": "Shameful still.",
        "Ada": "According to the minutes.",
    }
    ids = {name: hand_in(room, name, square=text, bridge=text) for name, text in texts.items()}
    teacher = people()
    page = sign_in(teacher, served)
    page.goto(marking(served, room))
    keys, state = page.keyboard, page.locator("#save-state")
    comment = page.get_by_label("Comment for the student")
    at(page, "Answer 1 of 3 · 3 left")
    teacher.check()
    keys.press("3")
    expect(state).to_have_text("saved")
    expect(page.get_by_role("radio", name="Said straight")).to_be_checked()
    at(page, "Answer 1 of 3 · 2 left")
    keys.press("c")
    expect(comment).to_be_focused()
    keys.type("Nicely put: p, n and 1.")
    keys.press("Escape")
    keys.press("n")
    at(page, "Answer 2 of 3 · 2 left")
    keys.press("1")
    # A used comment by its letter, once however often it is pressed.
    keys.press("a")
    keys.press("a")
    expect(comment).to_have_value("Nicely put: p, n and 1.")
    keys.press("2")
    keys.press("Enter")
    at(page, "Answer 3 of 3 · one left")
    keys.press("p")
    at(page, "Answer 2 of 3 · one left")
    expect(page.get_by_role("radio", name="Half way")).to_be_checked()
    expect(comment).to_have_value("Nicely put: p, n and 1.")
    keys.press("u")
    at(page, "Answer 3 of 3 · one left")
    keys.press("1")
    at(page, "Answer 3 of 3 · all marked")
    teacher.check()
    answers = {each.number: each.answer for each in screen(room).answers}
    assert {each.attempt_id for each in answers.values()} == set(ids.values())
    assert [(answers[n].level, answers[n].comment) for n in (1, 2, 3)] == [
        ("good", "Nicely put: p, n and 1."),
        ("half-way", "Nicely put: p, n and 1."),
        ("loaded", None),
    ]
    for name in texts:
        assert name not in page.inner_text("main")
    # Whoever speaks to the computer turns the keys off (WCAG 2.1.4).
    page.get_by_label("Use the keyboard").uncheck()
    page.locator("h1").click()
    keys.press("3")
    expect(page.get_by_role("radio", name="Still loaded")).to_be_checked()
    page.reload()
    expect(page.get_by_label("Use the keyboard")).not_to_be_checked()
    assert teacher.complaints == []


@pytest.mark.long
def test_mark_waits_while_the_kit_cannot_be_reached(
    running: tuple[Served, Room], people: People
) -> None:
    served, room = running
    for name in ("Mia", "Ben"):
        hand_in(room, name, square=name)
    teacher = people()
    page = sign_in(teacher, served)
    page.goto(marking(served, room))
    teacher.context.set_offline(True)
    page.keyboard.press("3")
    state = page.locator("#save-state")
    expect(state).to_have_text("not saved: the kit cannot be reached; it is tried again")
    page.keyboard.press("n")
    page.wait_for_timeout(300)
    expect(page.locator(".lead")).to_contain_text("Answer 1 of 2")
    teacher.context.set_offline(False)
    expect(state).to_have_text("saved", timeout=15000)
    assert screen(room).left == 1


@pytest.mark.long
def test_second_window_is_told_what_it_replaces(
    running: tuple[Served, Room], people: People
) -> None:
    served, room = running
    mia = hand_in(room, "Mia", square="x")
    teacher = people()
    page = sign_in(teacher, served)
    page.goto(marking(served, room))
    mark(room, mia, "good", "From the first window.")
    page.get_by_label("Still loaded").check()
    expect(page.locator("#mark-notice")).to_have_text(
        "Another window had marked this answer meanwhile: “Said straight”, comment: “From the "
        "first window.”. What you gave here stands now."
    )
    expect(page.locator("#save-state")).to_have_text("saved")
    teacher.check()


@pytest.mark.long
def test_marking_without_scripts_on_a_small_screen(
    running: tuple[Served, Room], people: People
) -> None:
    served, room = running
    for name in ("Mia", "Ben"):
        hand_in(room, name, square=f"{name} wrote a long {'very ' * 30} sentence.")
    teacher = people({"width": 320, "height": 640}, java_script_enabled=False)
    page = sign_in(teacher, served)
    page.goto(marking(served, room))
    teacher.check()
    page.get_by_label("Half way").check()
    page.get_by_label("Comment for the student").fill("Who says so?")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.locator(".lead")).to_have_text("Answer 2 of 2 · one left")
    expect(page.locator(".flash")).to_have_text("Saved.")
    page.get_by_label("Said straight").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".lead")).to_have_text("Answer 2 of 2 · all marked")
    teacher.check()


@pytest.mark.long
def test_mark_chosen_while_signed_out_is_saved_by_itself_after_signing_in(
    running: tuple[Served, Room], people: People
) -> None:
    served, room = running
    hand_in(room, "Mia", square="The council decided.")
    teacher = people()
    page = sign_in(teacher, served)
    page.goto(marking(served, room))
    at(page, "Answer 1 of 1 · one left")
    sessions.sign_out_everywhere(room.store, room.teacher_id)
    page.keyboard.press("1")
    expect(page.locator("#save-state")).to_have_text(
        "You are signed out, and this is not stored yet. Keep this page open and sign in on "
        "another tab: then it is stored by itself."
    )
    other = teacher.context.new_page()
    sign_in(replace(teacher, page=other), served)
    expect(page.locator("#save-state")).to_have_text("saved", timeout=40_000)
    assert screen(room).left == 0


@pytest.mark.long
def test_keys_lead_from_item_to_item_and_say_so(
    running: tuple[Served, Room], people: People
) -> None:
    served, room = running
    hand_in(room, "Mia", square="The council voted.", bridge="The mayor said so.")
    teacher = people()
    page = sign_in(teacher, served)
    page.goto(marking(served, room))
    keys, state = page.keyboard, page.locator("#save-state")
    at(page, "Answer 1 of 1 · one left")
    keys.press("n")
    expect(state).to_have_text("This answer has no level yet.")
    keys.press("3")
    at(page, "Answer 1 of 1 · all marked")
    keys.press("n")
    expect(page.locator("h1")).to_have_text("Mark item 2")
    came = page.locator("#came")
    expect(came).to_have_text("Item 1 is all marked. This is item 2.")
    expect(came).to_be_focused()
    teacher.check()
    keys.press("2")
    at(page, "Answer 1 of 1 · all marked")
    page.reload()
    at(page, "Answer 1 of 1 · all marked")
    keys.press("n")
    expect(state).to_have_text("This was the last answer: no other item waits for marks.")
    assert teacher.complaints == []


@pytest.mark.long
def test_used_comment_is_put_in_unless_it_stands_there_whole(
    running: tuple[Served, Room], people: People
) -> None:
    served, room = running
    mia = hand_in(room, "Mia", square="x")
    hand_in(room, "Ben", square="y")
    mark(room, mia, "good", "good.")
    teacher = people()
    page = sign_in(teacher, served)
    page.goto(marking(served, room))
    comment = page.get_by_label("Comment for the student")
    comment.fill("Not so good.")
    page.get_by_role("button", name="good.").click()
    expect(comment).to_have_value("Not so good.\ngood.")
    page.get_by_role("button", name="good.").click()
    expect(page.locator("#save-state")).to_have_text("This comment is in the box already.")
    expect(comment).to_have_value("Not so good.\ngood.")
    comment.fill("Read on. good. Really.")
    page.get_by_role("button", name="good.").click()
    expect(comment).to_have_value("Read on. good. Really.")


@pytest.mark.long
def test_rewriting_by_touch(running: tuple[Served, Room], people: People) -> None:
    served, room = running
    sam = people(PHONE, has_touch=True, is_mobile=True)
    page = begin(sam, served, room, "Sam")
    box = page.locator("#item-square textarea")
    box.tap()
    expect(box).to_be_focused()
    page.keyboard.type("The shameful council.")
    expect(page.locator("#count-square")).to_have_text("3 of 12 words")
    expect(page.locator("#save-state")).to_have_text("saved")
    page.get_by_role("navigation", name="Steps").get_by_role("link", name="2").tap()
    expect(page.locator("#item-bridge textarea")).to_be_visible()
    sam.check()
    assert sam.complaints == []


@pytest.mark.long
def test_box_is_reached_by_tab_and_left_by_it(running: tuple[Served, Room], people: People) -> None:
    served, room = running
    sam = people()
    page = begin(sam, served, room, "Sam")
    box = page.locator("#item-square textarea")
    for _press in range(40):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    expect(box).to_be_focused()
    page.keyboard.type("The council voted.")
    page.keyboard.press("Tab")
    expect(box).not_to_be_focused()
    expect(box).to_have_value("The council voted.")
    expect(page.locator("#save-state")).to_have_text("saved")
    page.reload()
    expect(box).to_have_value("The council voted.")
    assert sam.complaints == []
