from pathlib import Path

import pytest

from kit.drafting.reading import read, what_to_ask
from kit.drafting.reading.asking import Asked
from tests.support.lined_articles import lined_article

TEXTS = sorted((Path(__file__).parents[1] / "gold" / "development").glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_spread_of_ten_to_twelve_claims(path: Path) -> None:
    article = lined_article(path.read_text("utf-8"))
    findings = read(article)
    asked = what_to_ask(article, findings)
    indices = [claim.index for claim in asked]
    assert 10 <= len(asked) <= 12
    assert indices == sorted(set(indices))
    assert len({claim.reason for claim in asked}) >= 3


def test_each_kind_of_speaker_comes_before_a_second_of_one() -> None:
    article = lined_article(
        "Title\n\nThe mayor said that the bridge was shut.\nThe mayor said that the bridge was dear.\n"
        "The union said that the bridge was needed now.\nToo short."
    )
    assert what_to_ask(article, read(article), count=2) == (
        Asked(0, "office", "The mayor"),
        Asked(2, "body", "The union"),
    )
