"""Addresses and numbers that may reach a person."""

import pytest

from kit.drafting.cutting.personal import PersonalKind, personal_data


@pytest.mark.parametrize(
    "address", ["desk@example.org", "ann.ash+news@mail.example.co.uk", "a_b@example.museum"]
)
def test_address_is_pointed_out_with_its_place(address: str) -> None:
    text = f"Write to {address}."
    [datum] = personal_data(text)
    assert (datum.kind, datum.text, datum.span.of(text)) == (PersonalKind.EMAIL, address, address)


@pytest.mark.parametrize(
    "number",
    ["+44 20 7946 0123", "020 7946 0123", "(020) 7946 0123", "202-555-0123", "0171/5550123",
     "(202) 555-0123"],
)  # fmt: skip
def test_telephone_number_is_pointed_out(number: str) -> None:
    [datum] = personal_data(f"She left {number} with us.")
    assert (datum.kind, datum.text) == (PersonalKind.TELEPHONE, number)


def test_number_is_one_where_the_text_says_so() -> None:
    assert [datum.text for datum in personal_data("Ring 555 0123, not 555 0199.")] == ["555 0123"]


@pytest.mark.parametrize(
    "text",
    ["In 1932-1933 it was so.", "On 2026-05-03 and 03.05.2026.", "It cost 1 200 000 crowns.",
     "£3,400,000 and 200,000 men", "at 9.30 on 4 May", "pp. 120-135", "@handle and a@b",
     "1 2 3 4 5 6 7 8", ""],
)  # fmt: skip
def test_dates_and_sums_reach_nobody(text: str) -> None:
    assert personal_data(text) == ()


def test_order_is_that_of_the_text() -> None:
    text = "Tel. 020 7946 0123, desk@example.org, +49 30 5550123"
    assert [datum.text for datum in personal_data(text)] == [
        "020 7946 0123", "desk@example.org", "+49 30 5550123",
    ]  # fmt: skip
