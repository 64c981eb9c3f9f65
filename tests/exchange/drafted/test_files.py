"""The files of an exercise that is begun."""

from hypothesis import given
from hypothesis import strategies as st

from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import ARTICLES, EXERCISE, KEY
from kit.drafting.cutting import take_apart
from kit.exchange.drafted.claims import all_claims, drafted_claims
from kit.exchange.drafted.files import drafted_texts
from tests.support.drafted import ABOUT, PROPOSAL, SAID, article, claim_of


def test_files_hold_the_claims_and_no_label() -> None:
    claims = [claim_of(SAID, proposal=PROPOSAL)]
    texts = drafted_texts("post", "The post", article(), ABOUT, claims)
    assert plain_fields(texts[EXERCISE])["items"] == [
        {
            "id": "she-said-so",
            "claim": "She said so",
            "context": {"before": claims[0].before, "after": claims[0].after},
            "from": {"article": "post", "paragraph": 1, "wording": "quoted"},
        }
    ]
    assert plain_fields(texts[KEY])["items"] == {
        "she-said-so": {"label": None, "why": "Step 1:", "cues": [], "check": None}
    }
    assert (
        "    # ¶1. Who speaks? speech: “She said”, by Ines Aydin (office, ¶1).\n"
        "    # Proposed: official (step 1, by the rule “office-speaks”, sure); shown by “said”. "
        "Look for\n    # yourself.\n"
    ) in texts[KEY]
    assert plain_fields(texts[ARTICLES])["articles"] == [
        {
            "id": "post", "outlet": "The Post: a paper", "kind": "report", "date": "2 June 2026",
            "paragraphs": 1, "note": "By Ann Ash.",
        }
    ]  # fmt: skip
    silent = drafted_texts("post", "x", article(), ABOUT, [claim_of()])[KEY]
    assert "    # ¶1. Nothing was found: that says nothing of it.\n    label:\n    why:\n" in silent


@given(st.text(max_size=400))
def test_files_of_any_text_can_be_read(text: str) -> None:
    whole = take_apart(text)
    claims = drafted_claims(whole, [(finding, "") for finding in all_claims(whole)])
    texts = drafted_texts("x", "x", whole, ABOUT, claims)
    items = plain_fields(texts[EXERCISE]).get("items") or []
    assert [item["claim"] for item in items] == [claim.words for claim in claims]
    assert len(plain_fields(texts[KEY]).get("items") or {}) == len(claims)
