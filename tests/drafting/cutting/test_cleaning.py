"""What is taken out of the lines of a text, under which name, and that it can be put back."""

import pytest

from kit.drafting.article import RemovalKind
from kit.drafting.cutting.cleaning import clean


def texts(text: str, *put_back: str) -> list[str]:
    return [line.text for line in clean(text, put_back).lines]


def removals(text: str, *put_back: str) -> list[tuple[str, RemovalKind, int, str]]:
    return [
        (removal.name, removal.kind, removal.line, removal.text)
        for removal in clean(text, put_back).removals
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share this article", RemovalKind.NAVIGATION),
        ("Home > News > Local", RemovalKind.NAVIGATION),
        ("Sign up for our weekly newsletter", RemovalKind.NAVIGATION),
        ("© 2026 The Ledger", RemovalKind.NAVIGATION),
        ("Subscribe", RemovalKind.NAVIGATION),
        ("Read also: Mayor sinks", RemovalKind.READ_ALSO),
        ("▸ Read next: The fruit that nobody eats.", RemovalKind.READ_ALSO),
        ("Related: Weir dry", RemovalKind.READ_ALSO),
        ("Page 3 of 7", RemovalKind.PAGE_NUMBER),
        ("- 12 -", RemovalKind.PAGE_NUMBER),
        ("12", RemovalKind.PAGE_NUMBER),
    ],
)
def test_line_is_taken_out_and_can_be_put_back(line: str, kind: RemovalKind) -> None:
    text = f"The lock is shut.\n\n{line}\n\nNobody knows why."
    name = f"{kind.value.replace(' ', '-')}-3"
    assert removals(text) == [(name, kind, 3, line)]
    assert texts(text) == ["The lock is shut.", "Nobody knows why."]
    assert texts(text, name) == ["The lock is shut.", line, "Nobody knows why."]
    assert removals(text, name) == []


@pytest.mark.parametrize(
    "line",
    ["Share prices fell.", "Read more slowly, she said.", "Related firms paid less.",
     "More on the left than on the right agreed.", "Home and away", "It was 12."],
)  # fmt: skip
def test_line_of_the_article_stays(line: str) -> None:
    assert removals(f"The lock is shut.\n\n{line}") == []


def test_word_that_ends_a_paragraph_stays() -> None:
    assert texts("The ferry that was to go at noon did not go to the place where we\nlive") == [
        "The ferry that was to go at noon did not go to the place where we", "live",
    ]  # fmt: skip


def test_numbers_of_a_table_or_of_paragraphs_are_no_pages() -> None:
    assert removals("Seats\n\n14\n\n9\n\n31") == []
    numbered = "".join(f"{number}\n\nNobody knows why it was shut.\n\n" for number in (1, 2, 3))
    assert removals(numbered) == []


def test_running_title_goes_with_the_number_of_its_page() -> None:
    text = "It was shut and\n\nThe Ledger\n1\n\nnobody knew.\n\nWe ask\n\nThe Ledger\n2\n\nwhy."
    assert texts(text) == ["It was shut and", "nobody knew.", "We ask", "why."]
    assert [line.after_blank for line in clean(text).lines] == [True, False, True, False]


def test_odd_signs_are_mended() -> None:
    text = "The of\ufb01\xadcer said\u2009no.\nNobody knew."
    assert texts(text) == ["The officer said no.", "Nobody knew."]
    assert removals(text) == [
        ("odd-signs-1", RemovalKind.ODD_SIGNS, 1, "of\ufb01\xadcer, said\u2009no."),
    ]  # fmt: skip
    assert texts(text, "odd-signs-1")[0] == "The of\ufb01\xadcer said no."


def test_soft_hyphen_at_a_lines_end_parts_a_word() -> None:
    cleaned = clean("The govern\xad\nment fell.")
    assert [line.text for line in cleaned.lines] == ["The govern-", "ment fell."]
    assert set(cleaned.softened) == {1}


def test_names_stay_when_others_are_put_back() -> None:
    text = "Share\n\nThe lock is shut.\n\nRead also: Weir dry\n\n7\n\nNobody knows."
    names = [name for name, *_ in removals(text)]
    assert names == ["navigation-1", "read-also-5", "page-number-7"]
    assert [name for name, *_ in removals(text, "read-also-5", "nothing-9")] == [
        "navigation-1", "page-number-7",
    ]  # fmt: skip
