"""The sheet of an article."""

import csv
import io

from kit.exchange.drafted.sheet import drafted_sheet
from tests.support.drafted import PROPOSAL, SAID, article, claim_of


def test_sheet_has_a_row_for_each_claim() -> None:
    text = drafted_sheet(article(), [claim_of(SAID, proposal=PROPOSAL), claim_of()])
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows == [
        ["id", "paragraph", "claim", "found", "proposal", "rule", "sure"],
        [
            "she-said-so", "1", "She said so",
            "Who speaks? speech: “She said”, by Ines Aydin (office, ¶1)",
            "official", "office-speaks", "yes",
        ],
        ["she-said-so", "1", "She said so", "", "", "", ""],
    ]  # fmt: skip
