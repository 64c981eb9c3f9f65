import pytest

from kit.drafting.reading import read
from tests.support.lined_articles import lined_article
from tests.support.processor import seconds_for
from tests.support.reading import rows
from tests.support.running import ENDLESS


def test_words_of_judgement_are_looked_for_outside_of_quotations() -> None:
    (row,) = rows("The plan is a disgrace and must go.")
    assert [span.of(row.unit.text) for span in row.loaded] == ["disgrace"]
    assert [span.of(row.unit.text) for span in row.demands] == ["must"]
    (quoted,) = rows("“The plan is a disgrace and must go,” said the mayor.")
    assert (quoted.loaded, quoted.demands) == ((), ())


def test_dates_figures_hedges_and_what_the_writer_saw_are_found() -> None:
    (row,) = rows("On Monday I counted 40 boats, reportedly from Velmar.")
    texts = {
        name: [span.of(row.unit.text) for span in getattr(row, name)]
        for name in ("dates", "figures", "hedges", "saw")
    }
    assert texts == {
        "dates": ["Monday"],
        "figures": ["40"],
        "hedges": ["reportedly"],
        "saw": ["I counted"],
    }


@pytest.mark.sampled(8)
@pytest.mark.parametrize("sign", ENDLESS)
def test_no_text_runs_away(sign: str) -> None:
    article = lined_article("Title\n\n" + sign * (20_000 // len(sign)))
    assert seconds_for(lambda _taking: read(article), 3) < 3
