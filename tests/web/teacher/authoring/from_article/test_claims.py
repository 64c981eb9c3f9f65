"""Sentences are taken and let go; two windows keep what both did; the article stays inside."""

import io
import zipfile

from tests.web.conftest import text_of
from tests.web.teacher.authoring.from_article.conftest import Steps


def boxes(steps: Steps) -> list[str]:
    """The places of all boxes, in reading order."""
    page = steps.shown("claims")
    return [part.partition('"')[0] for part in page.split('name="box" value="')[1:]]


def test_ticked_boxes_become_claims_and_others_go(steps: Steps) -> None:
    keys = boxes(steps)
    steps.press("claims", "save", taking="1", box=keys, take=keys[:3])
    assert [item["claim"][:10] for item in steps.items] == [
        "The bridge",
        "The counci",
        '"We do not',
    ]
    steps.press("claims", "save", taking="1", box=keys, take=keys[2:4])
    assert [item["claim"][:10] for item in steps.items] == ['"We do not', "On page 31"]
    steps.press("claims", "undo", taking="1", box=keys, take=keys[2:4])
    assert len(steps.items) == 3


def test_two_windows_keep_what_both_took(steps: Steps) -> None:
    keys = boxes(steps)
    version = steps.version("claims")
    steps.press("claims", "save", taking="1", box=keys, take=keys[:1])
    steps.press("claims", "save", version=version, taking="1", box=keys, take=keys[1:2])
    assert len(steps.items) == 2


def test_own_words_are_told_from_printed_ones_by_themselves(steps: Steps) -> None:
    item_id = steps.take_twelve()[0]
    assert "quoted as printed" in steps.shown("claims")
    steps.press("claims", "save", **{
        f"words/{item_id}/claim": "Nobody can cross the Weir.",
        f"words/{item_id}/context/before": "Since Monday:",
    })  # fmt: skip
    item = steps.items[0]
    assert (item["claim"], item["from"]["wording"], item["context"]["before"]) == (
        "Nobody can cross the Weir.", "ours", "Since Monday:",
    )  # fmt: skip
    assert "your own words" in steps.shown("claims")


def test_a_spread_is_taken_with_reasons_and_counted_by_speakers(steps: Steps) -> None:
    assert "speaks for a public authority" in steps.shown("claims")
    steps.press("claims", "spread", taking="1")
    assert len(steps.items) == 12
    page = steps.shown("claims")
    assert "12 claims are taken" in page
    assert "public authority: 2" in page
    assert "who is this? grey the name before it" in page


def test_a_claim_is_joined_with_the_sentence_before_and_let_go_by_its_button(steps: Steps) -> None:
    keys = boxes(steps)
    steps.press("claims", "save", taking="1", box=keys, take=keys[1:2])
    item_id = steps.items[0]["id"]
    steps.press("claims", f"join:{item_id}")
    assert steps.items[0]["claim"].startswith("The bridge over the Weir has been closed")
    # No box has these words: ticking others does not take them away.
    steps.press("claims", "save", taking="1", box=keys, take=keys[4:5])
    assert len(steps.items) == 2
    steps.press("claims", f"gone:{item_id}", taking="1", box=keys, take=keys[4:5])
    assert [item["id"] for item in steps.items] != [item_id]
    assert len(steps.items) == 1


def test_a_clash_keeps_the_words_on_the_page(steps: Steps) -> None:
    item_id = steps.take_twelve()[0]
    name, version = f"words/{item_id}/claim", steps.version("claims")
    steps.press("claims", "save", **{name: "Mine."})
    reply = steps.press("claims", "save", version=version, **{name: "Other words."})
    assert reply.status_code == 409
    assert "Other words." in reply.text
    assert "Another window changed the same claim meanwhile" in text_of(reply)
    script = steps.press("claims", "", version=version, as_script=True, **{name: "Other."})
    assert (script.status_code, script.json) == (409, {"changed": True})


def test_what_was_not_taken_leaves_with_nothing(steps: Steps) -> None:
    keys = boxes(steps)
    steps.press("claims", "save", taking="1", box=keys, take=keys[:1])
    unsaid = b"same old story"
    for page in ("share", "share?key=with", "preview", "check", "edit/"):
        assert unsaid not in steps.teacher.get(f"{steps.path}/{page}").data
    reply = steps.teacher.get(f"{steps.path}/share.zip?key=with&by=A&licence=CC+BY+4.0&source=B")
    with zipfile.ZipFile(io.BytesIO(reply.data)) as file:
        assert all(unsaid not in file.read(name) for name in file.namelist())


def test_no_claim_leads_to_no_key(steps: Steps) -> None:
    reply = steps.press("claims", "go", taking="1")
    assert reply.headers["Location"] == f"{steps.path}/key"
    back = steps.teacher.get(f"{steps.path}/key")
    assert back.headers["Location"] == f"{steps.path}/claims"
    assert "No claim is taken yet. Tick some first." in steps.shown("claims")
    assert steps.press("claims", "save", version="x").status_code == 400
