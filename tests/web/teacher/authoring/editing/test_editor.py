"""The editor without scripts: nothing typed is lost, whatever button is pressed."""

import html
import re
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import ARTICLES, EXERCISE, KEY
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


@pytest.mark.long
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
    assert desk.done[-1] == "Claim 1 duplicated"


def test_new_item_is_shown_and_named_by_its_words(desk: Desk) -> None:
    reply = press(desk, desk.path, f"add:{EXERCISE}/items")
    assert reply.location == f"{desk.path}items/new-1"
    page = text_of(desk.teacher.get(reply.location))
    assert page.count("Still empty: to be filled in before it can be given.") == 5
    label = f"{KEY}/items/new-1/label"
    reply = press(
        desk,
        reply.location,
        "save",
        **{f"{EXERCISE}/items/3/claim": "It rained.", label: "sourced"},
    )
    assert reply.location == f"{desk.path}items/rained"
    assert plain_fields(desk.texts[KEY])["items"]["rained"] == {
        "label": "sourced",
        "cues": [],
    }


def test_cut_without_its_sign_is_refused_and_what_was_typed_is_kept(desk: Desk) -> None:
    path, do = f"{desk.path}items/vote", f"split:{EXERCISE}/items/0"
    reply = press(desk, path, do, **{CLAIM: "One. Two."})
    assert reply.status_code == 409
    assert "put the sign | where the text is to be cut" in text_of(reply)
    assert claims(desk)[0] == "One. Two."
    reply = press(desk, path, do, **{CLAIM: "One. | Two."})
    assert (reply.status_code, claims(desk)[:2]) == (303, ["One.", "Two."])


def stale_press(desk: Desk, path: str, do: str, **theirs: str) -> dict[str, str]:
    """What a page would post that was opened before another window pressed a button."""
    values = posted(desk.teacher.get(path))
    press(desk, path, do, **theirs)
    return values


def test_same_words_changed_elsewhere_are_not_overwritten(desk: Desk) -> None:
    path = f"{desk.path}items/vote"
    values = stale_press(desk, path, "save", **{CLAIM: "Theirs."})
    reply = post(desk, path, {**values, "do": "save", CLAIM: "Mine."})
    assert reply.status_code == 409
    page = text_of(reply)
    assert "Another window, or somebody else, has saved other words here meanwhile." in page
    assert "Saved now: Theirs." in page
    assert posted(reply)[CLAIM] == "Mine."
    assert claims(desk)[0] == "Theirs."
    kept = post(desk, path, {**posted(reply), "do": "mine"})
    beside = desk.beside(UUID(str(kept.location).split("/")[3]))
    assert plain_fields(beside[EXERCISE])["items"][0]["claim"] == "Mine."
    assert claims(desk)[0] == "Theirs."
    reply = post(desk, path, {**posted(reply), "do": "save"})
    assert (reply.status_code, claims(desk)[0]) == (303, "Mine.")


def test_other_words_changed_elsewhere_are_both_kept_and_told(desk: Desk) -> None:
    path, why = f"{desk.path}items/vote", f"{KEY}/items/vote/why"
    values = stale_press(desk, path, f"down:{EXERCISE}/items/0", **{why: "Step 3: theirs."})
    reply = post(desk, path, {**values, "do": "save", CLAIM: "Mine."})
    assert (reply.status_code, reply.location) == (303, path)
    page = desk.teacher.get(path)
    words = "Another window has changed other parts of this draft; both are kept."
    assert words in text_of(page)
    assert claims(desk)[1] == "Mine."
    assert plain_fields(desk.texts[KEY])["items"]["vote"]["why"] == "Step 3: theirs."


def test_button_of_an_older_page_does_nothing_to_another_item(desk: Desk) -> None:
    path = f"{desk.path}items/vote"
    values = stale_press(desk, path, f"down:{EXERCISE}/items/0")
    reply = post(desk, path, {**values, "do": f"drop:{EXERCISE}/items/0", CLAIM: "Mine."})
    assert reply.status_code == 409
    assert "The rest could not be done here" in text_of(reply)
    assert len(claims(desk)) == 3
    assert claims(desk)[1] == "Mine."


def test_item_that_another_window_dropped_is_put_back_or_kept_beside(desk: Desk) -> None:
    path = f"{desk.path}items/vote"
    values = stale_press(desk, path, f"drop:{EXERCISE}/items/0")
    reply = post(desk, path, {**values, "do": "save", CLAIM: "Mine."})
    assert reply.status_code == 409
    assert "Another window has dropped this one meanwhile." in text_of(reply)
    shown = posted(reply)
    assert shown[CLAIM] == "Mine."
    kept = post(desk, path, {**shown, "do": "mine"})
    beside = desk.beside(UUID(str(kept.location).split("/")[3]))
    assert plain_fields(beside[EXERCISE])["items"][0]["claim"] == "Mine."
    assert len(claims(desk)) == 2
    reply = post(desk, path, {**shown, "do": "put-back"})
    assert (reply.status_code, reply.location) == (303, path)
    assert claims(desk)[2] == "Mine."
    assert plain_fields(desk.texts[KEY])["items"]["vote"]["cues"] == ["voted", "praised"]


def test_step_back_and_on_keeps_what_was_just_typed(desk: Desk) -> None:
    path = f"{desk.path}items/vote"
    press(desk, path, "undo", **{CLAIM: "Typed."})
    assert claims(desk)[0] == "The council voted, and the mayor praised it."
    page = text_of(desk.teacher.get(path))
    assert "Redo Claim 1" in page
    press(desk, path, "redo")
    assert claims(desk)[0] == "Typed."
    press(desk, path, "redo")
    page = text_of(desk.teacher.get(path))
    assert "There is nothing to redo in “The bridge”: this is its newest version." in page


def test_button_pressed_twice_does_it_once(desk: Desk) -> None:
    path = f"{desk.path}items/vote"
    for do in (f"add:{EXERCISE}/items", f"drop:{EXERCISE}/items/0", "undo", "paste"):
        desk.put(SMALL)
        lines = "It rained." if do == "paste" else ""
        values = {**posted(desk.teacher.get(path)), "do": do, "lines": lines}
        replies = [post(desk, path, values) for _time in range(2)]
        counts = {"add": 4, "drop": 2, "undo": len(claims(desk)), "paste": 4}
        assert len(claims(desk)) == counts[do.partition(":")[0]], do
        assert replies[0].location == replies[1].location
    assert [one for one in claims(desk) if one == "It rained."] == ["It rained."]


@pytest.mark.long
def test_script_saves_and_hears_of_a_change_elsewhere(desk: Desk) -> None:
    path = f"{desk.path}items/vote"
    values = {**posted(desk.teacher.get(path)), CLAIM: "By script."}
    as_before = claims(desk)[0]
    version = desk.version
    reply = post(desk, path, values, as_script=True)
    assert reply.get_json() == {"version": version + 1, "elsewhere": False}
    # The same again, since its reply was lost.
    reply = post(desk, path, values, as_script=True)
    assert reply.get_json() == {"version": version + 1, "elsewhere": False}
    again = {**values, CLAIM: as_before, f"{KEY}/items/vote/why": "Why."}
    reply = post(desk, path, again, as_script=True)
    assert reply.get_json() == {"version": version + 2, "elsewhere": True}
    reply = post(desk, path, {**values, CLAIM: "Other."}, as_script=True)
    assert (reply.status_code, reply.get_json()) == (409, {"changed": True})
    reply = post(desk, path, {**values, CLAIM: "x" * 130_000}, as_script=True)
    assert reply.status_code == 409


def test_too_long_a_text_is_told_and_stays_in_its_box(desk: Desk) -> None:
    path = f"{desk.path}items/vote"
    reply = press(desk, path, "save", **{CLAIM: "x" * 130_000})
    assert reply.status_code == 400
    assert "120000 are the most" in text_of(reply)
    assert posted(reply)[CLAIM] == "x" * 130_000


def test_pasted_claims_follow_the_article_and_the_first_is_shown(desk: Desk) -> None:
    article = f"{ARTICLES}/articles/0"
    typed = {
        f"{article}/outlet": "The Courier",
        f"{article}/date": "14 October 2026",
        f"{article}/paragraphs": "13",
        "lines": "¶3 The road is closed.\r\nNobody was hurt.",
    }
    reply = press(desk, desk.path, "save", **typed)
    assert reply.location == f"{desk.path}items/road-closed"
    items = plain_fields(desk.texts[EXERCISE])["items"]
    assert [one["from"] for one in items[3:]] == [
        {"article": "courier-14-october-2026", "paragraph": 3},
        {"report": "The Courier, 14 October 2026"},
    ]
    assert plain_fields(desk.texts[KEY])["items"]["nobody-hurt"] == {"cues": []}
    assert desk.done[-1] == "2 claims pasted"
    page = desk.teacher.get(reply.location)
    assert ">The Courier, 14 October 2026</option>" in " ".join(page.text.split())


def test_key_is_hidden_with_the_names_and_stays(desk: Desk) -> None:
    path = f"{desk.path}items/vote"
    desk.teacher.post("/teacher/hide", hide="1", back=path)
    page = desk.teacher.get(path)
    assert "Step 3: a vote." not in page.text
    key = desk.texts[KEY]
    press(desk, path, "save", **{CLAIM: "Typed."})
    assert (claims(desk)[0], desk.texts[KEY]) == ("Typed.", key)
    desk.put({**SMALL, KEY: "exercise: bridge\n items: Step 3: a vote.\n"})
    assert "Step 3: a vote." not in desk.teacher.get(desk.path).text


def test_lesson_is_not_edited_here(desk: Desk) -> None:
    lesson = desk.teacher.post("/teacher/own/new", kind="lesson", title="Mine").location
    lesson = str(lesson).removesuffix("/lesson")
    assert desk.teacher.get(f"{lesson}/edit/").status_code == 404


def test_text_that_is_no_yaml_is_shown_whole_and_mended(desk: Desk) -> None:
    desk.put({**SMALL, KEY: "- no group\n"})
    page = desk.teacher.get(desk.path)
    assert "key.yaml, line 1:" in text_of(page)
    form = {f"whole/{name}": text for name, text in SMALL.items()}
    reply = post(desk, desk.path, {"on_version": str(desk.version), "do": "save", **form})
    assert (reply.status_code, desk.texts) == (303, SMALL)


def test_what_is_not_there_is_not_found(desk: Desk) -> None:
    assert desk.teacher.get(f"{desk.path}items/nothing").status_code == 404
    assert desk.teacher.post(desk.path, on_version="x").status_code == 400
    stranger = f"/teacher/own/{'0' * 8}-0000-0000-0000-000000000009/edit/"
    assert desk.teacher.get(stranger).status_code == 404
