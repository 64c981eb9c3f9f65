"""The article's entry in the draft's list of articles, under the draft's own id."""

from kit.classroom.authoring.drafting.source import with_source
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import ARTICLES

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
