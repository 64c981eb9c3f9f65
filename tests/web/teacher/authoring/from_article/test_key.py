"""One claim's key: answers pick the pen, a begun reason counts as none, the way through all."""

from uuid import UUID

import pytest

from kit.classroom.authoring.drafts import OwnDraft
from tests.web.conftest import text_of
from tests.web.teacher.authoring.from_article.conftest import Steps


def test_answers_pick_the_pen_without_scripts_and_are_kept(steps: Steps) -> None:
    item_id, following, *_rest = steps.take_twelve()
    reply = steps.press(f"key/{item_id}", f"go:{following}", keyed="1", **{"mark/speaker": "yes"})
    assert reply.headers["Location"] == f"{steps.path}/key/{following}"
    assert steps.key[item_id]["label"] == "official"
    # Other answers pick another one, as long as no hand has.
    answers = {"mark/speaker": "no", "mark/settled": "no"}
    label = f"key.yaml/items/{item_id}/label"
    steps.press(f"key/{item_id}", "save", keyed="1", **{label: "official"}, **answers)
    assert steps.key[item_id]["label"] == "editorial"
    steps.press(f"key/{item_id}", "save", keyed="1", **{label: "voice"}, **answers)
    assert steps.key[item_id]["label"] == "voice"


@pytest.mark.long
def test_a_begun_reason_stands_on_the_page_and_counts_as_none(steps: Steps) -> None:
    item_id = steps.take_twelve()[0]
    why = f"key.yaml/items/{item_id}/why"
    steps.press(f"key/{item_id}", "save", keyed="1", **{"mark/speaker": "yes"})
    begun = steps.begun(item_id)
    official = next(one for one in begun if one.startswith("Step 1: somebody with public"))
    assert f">\n{official}</textarea>" in steps.shown(f"key/{item_id}")
    steps.press(f"key/{item_id}", "save", keyed="1", begun=begun, **{why: official})
    assert "why" not in steps.key[item_id]
    assert "“Why” is still empty." in steps.shown("check")
    assert f"/key/{item_id}#key.yaml/items/{item_id}/why" in steps.shown("check")
    own = official + " The council is one."
    steps.press(f"key/{item_id}", "save", keyed="1", begun=begun, **{why: own})
    assert steps.key[item_id]["why"] == own


def test_proposals_stand_beside_their_question_after_a_first_look_on_some(steps: Steps) -> None:
    ids = steps.take_twelve()
    pages = {item_id: steps.shown(f"key/{item_id}") for item_id in ids}
    blind = [item_id for item_id, page in pages.items() if 'name="blind"' in page]
    assert 0 < len(blind) < len(ids)
    proposes = {item_id: "The kit proposes:" in page for item_id, page in pages.items()}
    assert not any(proposes[item_id] for item_id in blind)
    # No pen is picked by it.
    assert all('value="official" checked' not in page for page in pages.values())
    for item_id in blind:
        label = f"key.yaml/items/{item_id}/label"
        steps.press(f"key/{item_id}", "save", keyed="1", blind="1", **{label: "voice"})
    # Which claims are looked at first is by chance: perhaps all those for which there is something.
    later = {item_id: "The kit proposes:" in steps.shown(f"key/{item_id}") for item_id in ids}
    assert any(later.values())
    assert [later[item_id] for item_id in ids if item_id not in blind] == [
        proposes[item_id] for item_id in ids if item_id not in blind
    ]
    first = blind[0]
    label = f"key.yaml/items/{first}/label"
    steps.press(f"key/{first}", "save", keyed="1", **{label: "official"})
    page = steps.shown(f"key/{first}")
    assert "Your first look, before the kit said anything: Outside voice." in page


def test_facts_stand_beside_the_question_with_their_paragraph(steps: Steps) -> None:
    ids = steps.take_twelve()
    told = [steps.shown(f"key/{item_id}") for item_id in ids]
    assert any("speaks for a public authority" in page for page in told)


def test_a_whole_key_has_a_full_dot_and_the_first_open_one_comes_next(steps: Steps) -> None:
    item_id, following, *rest = steps.take_twelve()
    fields = {"label": "voice", "why": "She says it.", "check": "Her letter."}
    typed = {f"key.yaml/items/{item_id}/{name}": words for name, words in fields.items()}
    steps.press(f"key/{item_id}", "save", keyed="1", **typed)
    assert "1 of 12 have a pen, a reason and a check." in steps.shown(f"key/{following}")
    there = steps.teacher.get(f"{steps.path}/key").headers["Location"]
    assert there == f"{steps.path}/key/{following}"
    last = steps.press(f"key/{rest[-1]}", "check", keyed="1")
    assert last.headers["Location"] == f"{steps.path}/check"


def test_the_key_is_hidden_with_the_names_and_stays(steps: Steps) -> None:
    item_id = steps.take_twelve()[0]
    steps.press(f"key/{item_id}", "save", keyed="1", **{"mark/speaker": "yes"})
    steps.teacher.post("/teacher/hide", hide="1")
    page = steps.shown(f"key/{item_id}")
    assert "The key is hidden. Show names and key to read and change it." in page
    assert "official" not in page.partition("<form method")[2].lower().partition("</form>")[0]
    steps.press(f"key/{item_id}", "save")
    assert steps.key[item_id]["label"] == "official"


@pytest.mark.long
def test_a_clash_keeps_the_words_and_a_claim_that_is_none_is_not_found(steps: Steps) -> None:
    item_id = steps.take_twelve()[0]
    why, version = f"key.yaml/items/{item_id}/why", steps.version(f"key/{item_id}")
    steps.press(f"key/{item_id}", "save", keyed="1", **{why: "Mine."})
    reply = steps.press(f"key/{item_id}", "save", version=version, keyed="1", **{why: "Other."})
    assert reply.status_code == 409
    assert ">\nOther.</textarea>" in reply.text
    assert "Another window changed the same claim meanwhile" in text_of(reply)
    assert "Saved now: Mine." in text_of(reply)
    mine = steps.press(f"key/{item_id}", "mine", version=version, keyed="1", **{why: "Other."})
    copy = OwnDraft(steps.own.teacher_id, UUID(mine.headers["Location"].split("/")[3]))
    key = Steps(steps.site, steps.teacher, copy).key
    assert (key[item_id]["why"], steps.key[item_id]["why"]) == ("Other.", "Mine.")
    script = steps.press(
        f"key/{item_id}", "", version=version, as_script=True, keyed="1", **{why: "Other."}
    )
    assert (script.status_code, script.json) == (409, {"changed": True})
    assert steps.teacher.get(f"{steps.path}/key/none").status_code == 404
    assert steps.teacher.post(f"{steps.path}/key/none", on_version="1").status_code == 404
    assert steps.press(f"key/{item_id}", "save", version="x").status_code == 400
