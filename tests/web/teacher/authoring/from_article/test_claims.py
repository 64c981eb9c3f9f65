"""Sentences are taken and let go; two windows keep what both did; the article stays inside."""

import io
import zipfile
from uuid import UUID

import pytest

from kit.classroom.authoring.drafts import OwnDraft
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import ARTICLES
from tests.web.conftest import text_of
from tests.web.teacher.authoring.from_article.conftest import Steps


def boxes(steps: Steps) -> list[str]:
    """The places of all boxes, in reading order."""
    return steps.shown("claims").split('name="box" value="')[1].partition('"')[0].split()


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
    # No box of that page has these words: ticking others does not take them away.
    steps.press("claims", "save", taking="1", box=keys, take=keys[4:5])
    assert len(steps.items) == 2
    steps.press("claims", f"gone:{item_id}", taking="1", box=keys, take=keys[4:5])
    assert [item["id"] for item in steps.items] != [item_id]
    assert len(steps.items) == 1


@pytest.mark.long
def test_a_clash_keeps_words_and_ticks_on_the_page_beside_what_is_saved(steps: Steps) -> None:
    keys = boxes(steps)
    steps.press("claims", "save", taking="1", box=keys, take=keys[:1])
    name = f"words/{steps.items[0]['id']}/claim"
    version = steps.version("claims")
    steps.press("claims", "save", **{name: "Mine."})
    typed = {name: "Other words.", "taking": "1", "box": keys, "take": keys[:3]}
    reply = steps.press("claims", "save", version=version, **typed)
    assert reply.status_code == 409
    assert (
        "Another window changed the same claim meanwhile, so nothing of this page is kept yet. "
        "What you typed and ticked stands here; where something else is saved now, it stands below "
        "it. Save once more, and yours takes its place; or keep yours beside it."
    ) in text_of(reply)
    assert ">\nOther words.</textarea>" in reply.text
    assert "Saved now: Mine." in text_of(reply)
    assert reply.text.count(" checked>") == 3
    assert [item["claim"] for item in steps.items] == ["Mine."]
    script = steps.press("claims", "", version=version, as_script=True, **{name: "Other."})
    assert (script.status_code, script.json) == (409, {"changed": True})
    # Saved once more, mine takes its place.
    steps.press("claims", "save", **typed)
    assert steps.items[0]["claim"] == "Other words."
    assert len(steps.items) == 3


@pytest.mark.long
def test_mine_is_kept_as_a_copy_with_its_article_and_the_others_stays(steps: Steps) -> None:
    keys, item_id = boxes(steps), steps.take_twelve()[0]
    name, version = f"words/{item_id}/claim", steps.version("claims")
    taken = [mark.key for mark in steps.page.taken.values()]
    steps.press("claims", "save", **{name: "Mine."})
    typed = {name: "Other words.", "taking": "1", "box": keys, "take": taken[:2]}
    steps.press("claims", "save", version=version, **typed)
    once = "01a22b56-8980-79eb-a387-e5307c7aa3cc"
    for _time in range(2):
        reply = steps.press("claims", "mine", version=version, once=once, **typed)
        assert reply.headers["Location"] == f"/teacher/own/{once}/claims"
    assert steps.items[0]["claim"] == "Mine."
    assert len(steps.items) == 12
    copy = Steps(steps.site, steps.teacher, OwnDraft(steps.own.teacher_id, UUID(once)))
    assert copy.items[0]["claim"] == "Other words."
    assert [mark.key for mark in copy.page.taken.values()] == taken[:2]
    page = copy.shown("claims")
    assert "Kept as a draft of its own: this one. The other one is in the list." in page
    assert page.count(" checked>") == 2
    # Its list of articles names its own, once.
    content_id = copy.page.writing.draft.content_id
    assert {item["from"]["article"] for item in copy.items} == {content_id}
    assert [one["id"] for one in plain_fields(copy.page.writing.texts[ARTICLES])["articles"]] == [
        content_id
    ]


@pytest.mark.long
def test_words_of_a_claim_that_another_window_let_go_stay_and_take_it_again(steps: Steps) -> None:
    keys = boxes(steps)
    steps.press("claims", "save", taking="1", box=keys, take=keys[:2])
    item_id, version = steps.items[0]["id"], steps.version("claims")
    steps.press("claims", "save", taking="1", box=keys, take=keys[1:2])
    typed = {f"words/{item_id}/claim": "Mine.", "taking": "1", "box": keys, "take": keys[:2]}
    reply = steps.press("claims", "save", version=version, **typed)
    assert reply.status_code == 409
    assert ">\nMine.</textarea>" in reply.text
    assert "Saved now: nothing" in text_of(reply)
    assert len(steps.items) == 1
    steps.press("claims", "save", **typed)
    assert (steps.items[0]["id"], steps.items[0]["claim"]) == (item_id, "Mine.")
    assert len(steps.items) == 2


def test_a_part_of_a_sentence_takes_its_place_and_keeps_key_and_words(steps: Steps) -> None:
    keys = boxes(steps)
    steps.press("claims", "save", taking="1", box=keys, take=keys[1:2])
    item_id = steps.items[0]["id"]
    block, start, end = map(int, keys[1].split(":"))
    part = f"{block}:{end - len('the closure was a precaution.')}:{end}"
    steps.press(
        "claims", "save", taking="1", box=[*keys, part], take=[part],
        **{f"words/{item_id}/context/after": "Ours."},
    )  # fmt: skip
    (item,) = steps.items
    assert (item["id"], item["claim"], item["from"]["wording"], item["context"]["after"]) == (
        item_id, "the closure was a precaution.", "quoted", "Ours.",
    )  # fmt: skip
    # It is a box of its own below its sentence, which lets it go.
    assert part in boxes(steps)
    steps.press("claims", "save", taking="1", box=boxes(steps), take=[])
    assert steps.items == []
    # Beside its sentence it is a claim of its own.
    steps.press("claims", "save", taking="1", box=[*keys, part], take=[part, keys[1]])
    assert len(steps.items) == 2
    assert start < end


def test_a_claim_shortened_in_its_field_is_quoted_and_greys_the_rest(steps: Steps) -> None:
    keys = boxes(steps)
    steps.press("claims", "save", taking="1", box=keys, take=keys[1:2])
    item_id = steps.items[0]["id"]
    steps.press("claims", "save", **{f"words/{item_id}/claim": "the closure was a precaution."})
    (item,) = steps.items
    assert item["from"]["wording"] == "quoted"
    assert item["context"] == {"before": "The council's spokesperson, Ines Aydin, said"}


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
