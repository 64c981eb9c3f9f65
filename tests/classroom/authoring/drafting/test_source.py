"""The article's entry in the draft's list of articles, under the draft's own id."""

from kit.classroom.authoring.drafting.source import with_source, with_source_id
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import ARTICLES, EXERCISE, KEY

OTHER = "articles:\n  - id: other\n    outlet: The Echo\n    kind: report\n"


def test_entry_says_what_is_known_and_others_stay() -> None:
    about = {"outlet": "The Post", "author": "Ann Ash", "date": "", "kind": "letter", "url": ""}
    texts = with_source({ARTICLES: OTHER}, about, "mine", 6)
    assert plain_fields(texts[ARTICLES])["articles"] == [
        {"id": "mine", "paragraphs": 6, "outlet": "The Post", "kind": "letter", "note": "By Ann Ash."},
        {"id": "other", "outlet": "The Echo", "kind": "report"},
    ]  # fmt: skip
    again = with_source(texts, {"outlet": "The Echo"}, "mine", 0)
    assert plain_fields(again[ARTICLES])["articles"][0] == {
        "id": "mine", "paragraphs": 1, "note": "By Ann Ash.", "outlet": "The Echo",
    }  # fmt: skip


def test_a_copy_has_the_entry_and_its_claims_under_its_own_id() -> None:
    texts = {
        ARTICLES: "articles:\n  - id: old\n    outlet: The Post\n  - id: other\n    outlet: E\n",
        EXERCISE: "id: x\nitems:\n  - id: a\n    from: {article: old, paragraph: 2}\n"
        "  - id: b\n    from: {article: other, paragraph: 1}\n",
        KEY: "exercise: x\nitems: {}\n",
    }
    copied = with_source_id(texts, "old", "new")
    listed = plain_fields(copied[ARTICLES])["articles"]
    assert [entry["id"] for entry in listed] == ["new", "other"]
    items = plain_fields(copied[EXERCISE])["items"]
    assert [item["from"] for item in items] == [
        {"article": "new", "paragraph": 2},
        {"article": "other", "paragraph": 1},
    ]
