from pathlib import Path

import pytest

from kit.drafting.findings import SpeakerKind
from kit.drafting.reading.forms import Form, TextForm, form_of
from tests.support.lined_articles import lined_article

TEXTS = sorted((Path(__file__).parents[1] / "gold" / "development").glob("*.txt"))
FORMS = {
    "column": Form.COLUMN,
    "press-release": Form.RELEASE,
    "notice": Form.NOTICE,
    "match-report": Form.MATCH,
    "thread": Form.THREAD,
    "police-log": Form.LOG,
}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_kind_of_text_is_known_by_its_form(path: Path) -> None:
    expected = FORMS.get(path.stem[3:], Form.REPORT)
    assert form_of(lined_article(path.read_text("utf-8"))).form is expected


def test_notice_of_an_office_is_signed_by_it() -> None:
    text = (
        "Notice: ferry stopped\n\nIssued by the Harbour Authority\n\nWe regret that it has stopped."
    )
    assert form_of(lined_article(text)) == TextForm(Form.NOTICE, SpeakerKind.OFFICE)


def test_release_of_a_company_is_signed_by_it() -> None:
    text = "New boat\n\nFOR IMMEDIATE RELEASE\n\nMedia contact: Ana Ruiz, Norden Ferries plc"
    assert form_of(lined_article(text)) == TextForm(Form.RELEASE, SpeakerKind.BODY)


def test_line_that_says_press_release_makes_one() -> None:
    text = "Flu campaign\n\nPRESS RELEASE\n\nThe Ministry of Health today launched its campaign against flu, which aims to reach 400,000."
    assert form_of(lined_article(text)) == TextForm(Form.RELEASE, SpeakerKind.OFFICE)


def test_name_in_capitals_signs() -> None:
    text = "LAKE HEALTH AUTHORITY\n\nFOR IMMEDIATE RELEASE\n\nFewer were bitten this year."
    assert form_of(lined_article(text)) == TextForm(Form.RELEASE, SpeakerKind.OFFICE)


def test_label_makes_a_column() -> None:
    text = "Opinion: our lamps\n\nA lamp is no luxury."
    assert form_of(lined_article(text)) == TextForm(Form.COLUMN)


def test_report_that_cites_a_press_release_is_none() -> None:
    text = "Bins missed\n\nIn a press release the council said that crews had been ill."
    assert form_of(lined_article(text)) == TextForm(Form.REPORT)
