"""Items of each type are added, written, copied, moved, cut, joined and dropped, with scripts or without."""

import pytest
from playwright.sync_api import Page

from kit.content.own.beginnings import first_exercise, types_with_example
from kit.content.own.editing.field_tree import main_text
from kit.content.own.texts import EXERCISE
from kit.items import ITEM_TYPES
from tests.browser.authoring.desk import Writing, at_item, text_field, writing_of
from tests.browser.conftest import LAPTOP, PHONE, People
from tests.support.ground import Ground

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
UNFOLD = "all => all.forEach(one => { one.open = true; })"


def press(page: Page, do: str) -> None:
    """One of the buttons of the form, in a fold or not."""
    page.locator("details").evaluate_all(UNFOLD)
    with page.expect_navigation():
        page.locator(f'button[name="do"][value="{do}"]').first.click()


def ids(writing: Writing) -> list[str]:
    return [str(one["id"]) for one in writing.items]


def item(number: int) -> str:
    return f"{EXERCISE}/items/{number}"


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("type_name", types_with_example())
def test_items_are_moved_by_buttons_alone(ground: Ground, people: People, type_name: str) -> None:
    writing = writing_of(ground, first_exercise(type_name, "x", "The bridge"))
    first = ids(writing)[0]
    gray = people(PHONE, java_script_enabled=False)
    page = at_item(writing, gray, first)
    number = len(ids(writing))
    press(page, f"duplicate:{item(0)}")
    copy = ids(writing)[1]
    assert page.url.endswith(f"/items/{copy}")
    press(page, f"up:{item(1)}")
    assert ids(writing)[:2] == [copy, first]
    press(page, f"down:{item(0)}")
    assert ids(writing)[:2] == [first, copy]
    assert writing.key[copy] == writing.key[first]
    press(page, f"drop:{item(1)}")
    assert (len(ids(writing)), copy in writing.key) == (number, False)
    press(page, f"add:{EXERCISE}/items")
    assert ids(writing)[-1] == "new-1"
    press(page, f"drop:{item(number)}")
    assert len(ids(writing)) == number
    gray.check()


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("type_name", types_with_example())
def test_items_are_moved_by_keys_and_cut_at_the_cursor(
    ground: Ground, people: People, type_name: str
) -> None:
    writing = writing_of(ground, first_exercise(type_name, "x", "The bridge"))
    first = ids(writing)[0]
    gray = people(LAPTOP)
    page = at_item(writing, gray, first)
    press(page, f"duplicate:{item(0)}")
    copy = ids(writing)[1]
    for key, order in (("Alt+ArrowUp", [copy, first]), ("Alt+ArrowDown", [first, copy])):
        page.locator("h2").first.click()
        with page.expect_navigation():
            page.keyboard.press(key)
        assert ids(writing)[:2] == order
    for key, shown in (("Alt+ArrowLeft", first), ("Alt+ArrowRight", copy)):
        page.locator("h2").first.click()
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.url.endswith(f"/items/{shown}")
    field = main_text(ITEM_TYPES[type_name])
    if field is not None:
        text = text_field(page, f"{item(1)}/{field}")
        text.fill("It rained all day. It snowed at night.")
        text.evaluate("one => one.setSelectionRange(20, 20)")  # within “It”, so before it
        press(page, f"split:{item(1)}")
        assert [one[field] for one in writing.items[1:3]] == [
            "It rained all day.",
            "It snowed at night.",
        ]
        page.goto(writing.url(copy))
        press(page, f"join:{item(1)}")
        assert writing.items[1][field] == "It rained all day. It snowed at night."
    press(page, f"drop:{item(1)}")
    assert ids(writing)[0] == first
    gray.check()
    assert gray.complaints == []
