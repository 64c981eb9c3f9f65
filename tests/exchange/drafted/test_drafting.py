"""An article taken apart and looked through, or refused."""

import pytest

from kit.exchange.article_files.article import ReadArticle
from kit.exchange.drafted.drafting import ArticleTooLong, NoClaim, NoFullStops, drafted
from tests.support.processor import seconds_for


@pytest.mark.parametrize(
    ("text", "reason"),
    [("Never", NoClaim), ("x " * 60_001, ArticleTooLong), ("so it goes on " * 300, NoFullStops)],
)
def test_text_without_claims_is_refused(text: str, reason: type[Exception]) -> None:
    with pytest.raises(reason):
        drafted(ReadArticle(text), every=True)


@pytest.mark.long
def test_ten_thousand_words_in_five_seconds() -> None:
    text = " ".join(f"The council said on Monday that road {n} is shut." for n in range(1000))
    assert seconds_for(lambda _taking: drafted(ReadArticle(text), every=True), 5) < 5
