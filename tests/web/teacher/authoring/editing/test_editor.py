"""The editor without scripts: nothing typed is lost, whatever button is pressed."""

import html
import re

from werkzeug.test import TestResponse

from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import EXERCISE, KEY
from tests.support.draft_texts import SHIPPED, SMALL, shipped_texts
from tests.web.conftest import text_of
from tests.web.teacher.authoring.editing.conftest import Desk

_BOX = re.compile(
    r'<textarea[^>]* name="(?P<area>[^"]+)"[^>]*>\n?(?P<text>[^<]*)</textarea>'
    r'|<input type="(?P<type>\w+)"(?P<more>[^>]*)>'
    r'|<select[^>]* name="(?P<select>[^"]+)"[^>]*>(?P<options>.*?)</select>',
    re.DOTALL,
)


def attribute(tag: str, name: str) -> str:
    match = re.search(rf'\b{name}="([^"]*)"', tag)
    return html.unescape(match[1]) if match else ""


def posted(reply: TestResponse) -> dict[str, str]:
    """What a browser would post of a page's form; the last of several values of a name."""
    values: dict[str, str] = {}
    form = reply.text.partition("data-editor")[2].partition("</form>")[0]
    for box in _BOX.finditer(form):
        if box["area"]:
            values[html.unescape(box["area"])] = html.unescape(box["text"]).replace("\n", "\r\n")
        elif box["select"]:
            picked = re.search(r'<option value="([^"]*)" selected', box["options"])
            values[html.unescape(box["select"])] = html.unescape(picked[1]) if picked else ""
        elif box["type"] in {"text", "hidden"} or "checked" in box["more"]:
            values[attribute(box["more"], "name")] = attribute(box["more"], "value")
    values.pop("csrf_token")
    return values


def post(desk: Desk, path: str, values: dict[str, str], *, as_script: bool = False) -> TestResponse:
    """Send a form, as the plain page does or its script."""
    return desk.teacher.post(path, as_script=as_script, **values)


def press(desk: Desk, path: str, do: str, **typed: str) -> TestResponse:
    """Open a page, type, and press one of its buttons."""
    values = {**posted(desk.teacher.get(path)), **typed, "do": do}
    return post(desk, path, values)


def claims(desk: Desk) -> list[str]:
    return [one.get("claim", "") for one in plain_fields(desk.texts[EXERCISE])["items"]]


CLAIM = f"{EXERCISE}/items/0/claim"


def test_pages_opened_and_saved_change_nothing(desk: Desk) -> None:
    for name in SHIPPED[::4]:
        desk.put(shipped_texts(name))
        version = desk.version
        items = plain_fields(desk.texts[EXERCISE])["items"]
        for path in ["", *(f"items/{item['id']}" for item in items[:2])]:
            reply = press(desk, desk.path + path, "save")
            assert reply.status_code == 303
            assert (desk.texts, desk.version) == (shipped_texts(name), version)


def test_item_and_its_key_stand_side_by_side_and_are_saved_together(desk: Desk) -> None:
    page = text_of(desk.teacher.get(f"{desk.path}items/vote"))
    for words in (
        "Claim 1",
        "Where it comes from",
        "Its key",
        "Words that show it",
        "Cut in two at |",
    ):
        assert words in page
    why = f"{KEY}/items/vote/why"
    reply = press(
        desk, f"{desk.path}items/vote", "save", **{CLAIM: "It voted: yes.", why: "Step 3."}
    )
    assert (reply.status_code, reply.location) == (303, f"{desk.path}items/vote")
    assert claims(desk)[0] == "It voted: yes."
    assert plain_fields(desk.texts[KEY])["items"]["vote"]["why"] == "Step 3."
    assert "# The vote." in desk.texts[EXERCISE]


def test_each_button_saves_what_was_typed_first(desk: Desk) -> None:
    path = f"{desk.path}items/vote"
    for number, do in enumerate(
        (
            "go:eyesore",
            f"down:{EXERCISE}/items/0",
            f"add:{EXERCISE}/items",
            f"duplicate:{EXERCISE}/items/0",
        )
    ):
        desk.put(SMALL)
        reply = press(desk, path, do, **{CLAIM: f"Typed {number}."})
        assert reply.status_code == 303
        assert f"Typed {number}." in claims(desk), do
    assert desk.done[-1] == f"duplicate:{EXERCISE}/items/0"


def test_new_item_is_shown_and_named_by_its_words(desk: Desk) -> None:
    reply = press(desk, desk.path, f"add:{EXERCISE}/items")
    assert reply.location == f"{desk.path}items/new-1"
    page = text_of(desk.teacher.get(reply.location))
    assert "no field &#39;claim&#39;" in page or "no field 'claim'" in html.unescape(page)
    label = f"{KEY}/items/new-1/label"
    reply = press(
        desk,
        reply.location,
        "save",
        **{f"{EXERCISE}/items/3/claim": "It rained.", label: "sourced"},
    )
    assert reply.location == f"{desk.path}items/rained"
    assert plain_fields(desk.texts[KEY])["items"]["rained"] == {"label": "sourced"}


def test_cut_without_its_sign_is_refused_and_what_was_typed_is_kept(desk: Desk) -> None:
    path, do = f"{desk.path}items/vote", f"split:{EXERCISE}/items/0"
    reply = press(desk, path, do, **{CLAIM: "One. Two."})
    assert reply.status_code == 409
    assert "put the sign | where the text is to be cut" in text_of(reply)
    assert claims(desk)[0] == "One. Two."
    reply = press(desk, path, do, **{CLAIM: "One. | Two."})
    assert (reply.status_code, claims(desk)[:2]) == (303, ["One.", "Two."])


def test_draft_changed_elsewhere_is_not_overwritten(desk: Desk) -> None:
    path = f"{desk.path}items/vote"
    values = {**posted(desk.teacher.get(path)), "do": "save", CLAIM: "Mine."}
    press(desk, path, "save", **{CLAIM: "Theirs."})
    reply = post(desk, path, values)
    assert reply.status_code == 409
    page = text_of(reply)
    assert "This draft was changed on another device, or by somebody else" in page
    assert "Saved now: Theirs." in page
    assert posted(reply)[CLAIM] == "Mine."
    assert claims(desk)[0] == "Theirs."
    reply = post(desk, path, {**posted(reply), "do": "save"})
    assert (reply.status_code, claims(desk)[0]) == (303, "Mine.")


def test_script_saves_and_hears_of_a_change_elsewhere(desk: Desk) -> None:
    path = f"{desk.path}items/vote"
    values = {**posted(desk.teacher.get(path)), CLAIM: "By script."}
    reply = post(desk, path, values, as_script=True)
    assert reply.get_json() == {"version": 2, "at": path}
    reply = post(desk, path, values, as_script=True)
    assert (reply.status_code, reply.get_json()) == (409, {"changed": True})


def test_text_that_is_no_yaml_is_shown_whole_and_mended(desk: Desk) -> None:
    desk.put({**SMALL, KEY: "exercise: bridge\n items: x\n"})
    page = desk.teacher.get(desk.path)
    assert "key.yaml, line 2:" in text_of(page)
    form = {f"whole/{name}": text for name, text in SMALL.items()}
    reply = post(desk, desk.path, {"on_version": "1", "do": "save", **form})
    assert (reply.status_code, desk.texts) == (303, SMALL)


def test_what_is_not_there_is_not_found(desk: Desk) -> None:
    assert desk.teacher.get(f"{desk.path}items/nothing").status_code == 404
    assert desk.teacher.post(desk.path, on_version="x").status_code == 400
    stranger = f"/teacher/own/{'0' * 8}-0000-0000-0000-000000000009/edit/"
    assert desk.teacher.get(stranger).status_code == 404
