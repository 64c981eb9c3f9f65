"""Somebody who fills in a form of the editor as another one was filled in, field by field."""

import re
from typing import Any, NamedTuple

from playwright.sync_api import Page

ITEM = re.compile(r"^exercise\.yaml/items/\d+/")
KEY = re.compile(r"^key\.yaml/items/[^/]+/")
_READ = """() => {
  document.querySelectorAll("#editor details").forEach((fold) => (fold.open = true));
  const fields = [...document.querySelectorAll("#editor [name*='/']")];
  const shown = fields.filter((field) => !["hidden", "submit", "button"].includes(field.type));
  return shown.map((field) => [field.name, field.type, field.type === "select-one"
    ? field.selectedIndex : ["radio", "checkbox"].includes(field.type) ? field.checked : field.value]);
}"""


class Filled(NamedTuple):
    """A field of a form: its name, its type, its value, or which option is picked in it."""

    name: str
    type: str
    value: Any


def fields_of(page: Page, part: re.Pattern[str]) -> list[Filled]:
    """The fields of an item, or of its key, in the order of the page, without where they stand."""
    fields = [Filled(*one) for one in page.evaluate(_READ)]
    return [one._replace(name=part.sub("", one.name)) for one in fields if part.match(one.name)]


def fill_in(page: Page, part: re.Pattern[str], wanted: list[Filled], *, by_name: bool) -> set[str]:
    """Fill in what the page has of these fields; the names of those that it does not have.

    Fields of a part's key go by their order: its id is made by the kit, and may be another one.
    """
    shown = [Filled(*one) for one in page.evaluate(_READ)]
    here = [one for one in shown if part.match(one.name)]
    missing = set()
    counts: dict[str, int] = {}
    for number, one in enumerate(wanted):
        place = counts.get(one.name, 0)
        counts[one.name] = place + 1
        names = [field for field in here if part.sub("", field.name) == one.name]
        if by_name and place >= len(names):
            missing.add(one.name)
            continue
        field = names[place] if by_name else here[number]
        if not by_name:
            place = [each.name for each in here[:number]].count(field.name)
        put(page, field, one, place)
    return missing


def put(page: Page, field: Filled, wanted: Filled, place: int) -> None:
    """Give one field the value of another; of several of its name the one at a place."""
    box = page.locator(f"#editor [name='{field.name}']:not([type=hidden])").nth(place)
    if wanted.type == "select-one":
        box.select_option(index=wanted.value)
    elif wanted.type in {"radio", "checkbox"}:
        # Its label lies over it.
        if wanted.value and not field.value:
            box.check(force=True)
    elif field.value != wanted.value:
        box.fill(wanted.value)


def make_like(page: Page, item: list[Filled], key: list[Filled]) -> None:
    """On the page of an item without words: fill it in like another one, and then its key."""
    for _round in range(12):
        missing = fill_in(page, ITEM, item, by_name=True)
        if not missing:
            break
        page.locator(f"#editor [value='{add_of(page, missing)}']").click()
    press(page, "save")
    fill_in(page, KEY, key, by_name=False)
    press(page, "save")


def add_of(page: Page, missing: set[str]) -> str:
    """The button that adds to the list which one of the missing fields is in."""
    buttons = page.locator("#editor button[value^='add:exercise.yaml/items/']").all()
    values = [str(button.get_attribute("value")) for button in buttons]
    for value in values:
        inner = ITEM.sub("", value.removeprefix("add:")) + "/"
        if any(name.startswith(inner) for name in missing):
            return value
    raise AssertionError(missing)


def press(page: Page, do: str) -> None:
    page.locator(f"#editor button[name=do][value='{do}']").first.click()
    page.wait_for_load_state()
