"""Numbers as people type them: what each is read as, and what is said of it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.items.fields.numbers import as_decimal, canonical, read_number
from tests.support.processor import seconds_for

AS_TYPED = "It is kept as you typed it, but it earns nothing until it can be read as a number."
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=6).filter(
    lambda number: abs(number) < Decimal(10) ** 18
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        (".5", "0.5"),
        (",5", "0.5"),
        ("5.", "5"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1,2345", "1.2345"),
        ("1234,567", "1234.567"),
        ("1 234", "1234"),
        ("1\u00a0234", "1234"),
        ("1\u202f234\u2009567", "1234567"),
        ("1  234", "1234"),
        ("1'234", "1234"),
        ("1\u2019234\u2019567.5", "1234567.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567.80", "1234567.8"),
        ("12,34,567", "1234567"),
        ("1 234,567", "1234.567"),
        ("\u22125", "-5"),
        ("-5", "-5"),
        ("\u20135", "-5"),
        ("- 5", "-5"),
        ("+5", "5"),
        ("-0", "0"),
        ("-0,0", "0"),
        ("007", "7"),
        ("  12  ", "12"),
        ("12\u200e", "12"),
        ("\u0664\u066c\u0663\u0662\u0661\u066b\u0665", "4321.5"),
        ("\uff11\uff12", "12"),
        ("1\u00b75", "1.5"),
        ("9" * 30, "9" * 30),
    ],
)
def test_read_as(typed: str, number: str) -> None:
    reading = read_number(typed)
    assert reading.number == number
    assert reading.remark.message % reading.remark.facts == f"Read as {number}."


@pytest.mark.parametrize(
    ("typed", "number", "other"),
    [
        ("1,234", "1234", "1.234"),
        ("1.234", "1.234", "1234"),
        ("12,500", "12500", "12.5"),
        ("12.500", "12.5", "12500"),
        ("-1,234", "-1234", "-1.234"),
        ("\u2212999.000", "-999", "-999000"),
    ],
)
def test_what_could_be_two_numbers_is_read_by_rule_and_says_so(
    typed: str, number: str, other: str
) -> None:
    reading = read_number(typed)
    assert reading.number == number
    said = reading.remark.message % reading.remark.facts
    assert said == f"Read as {number}. If you mean {other}, write it so."
    assert read_number(other).number == other


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("12 %", "percent", "12"),
        ("12%", "%", "12"),
        ("12 per cent", "%", "12"),
        ("12 Percent", "per cent", "12"),
        ("12 people", "people", "12"),
        ("12 PEOPLE.", "people", "12"),
        ("12 people", "people killed", "12"),
        ("4 million", "million euros", "4"),
        ("$4", "$", "4"),
        ("-$4", "$", "-4"),
        ("$-4", "$", "-4"),
        ("5 000,50 €", "€", "5000.5"),
        ("3 km²", "km²", "3"),
    ],
)
def test_questions_own_unit_may_stand_beside_the_digits(typed: str, unit: str, number: str) -> None:
    assert read_number(typed, unit).number == number


@pytest.mark.parametrize(
    ("typed", "unit", "said"),
    [
        ("many", None, f"Not read as a number: there are no digits in “many”. Write digits, such as 1234 or 1234.5. {AS_TYPED}"),
        ("-", None, f"Not read as a number: there are no digits in “-”. Write digits, such as 1234 or 1234.5. {AS_TYPED}"),
        (".,", None, f"Not read as a number: there are no digits in “.,”. Write digits, such as 1234 or 1234.5. {AS_TYPED}"),
        ("½", None, f"Not read as a number: there are no digits in “½”. Write digits, such as 1234 or 1234.5. {AS_TYPED}"),
        ("x" * 50, None, f"Not read as a number: there are no digits in “{'x' * 29}…”. Write digits, such as 1234 or 1234.5. {AS_TYPED}"),
        ("about 12", None, f"Not read as a number: “about” stands beside the digits. Write one number alone, such as 1234 or 1234.5. {AS_TYPED}"),
        ("12 %", None, f"Not read as a number: “%” stands beside the digits. Write one number alone, such as 1234 or 1234.5. {AS_TYPED}"),
        ("12 %", "people", f"Not read as a number: “%” stands beside the digits. Write one number alone, such as 1234 or 1234.5. {AS_TYPED}"),
        ("4 million", "people", f"Not read as a number: “million” stands beside the digits. Write one number alone, such as 1234 or 1234.5. {AS_TYPED}"),
        ("1e5", None, f"Not read as a number: “e” stands beside the digits. Write one number alone, such as 1234 or 1234.5. {AS_TYPED}"),
        ("1/2", None, f"Not read as a number: “/” stands beside the digits. Write one number alone, such as 1234 or 1234.5. {AS_TYPED}"),
        ("10 or 12", None, f"Not read as a number: “or” stands beside the digits. Write one number alone, such as 1234 or 1234.5. {AS_TYPED}"),
        ("10-12", None, f"Not read as a number: the signs between the digits of “10-12” fit no way of writing one. Write it without gaps, with a point before the fraction, such as 1234 or 1234.5. {AS_TYPED}"),
        ("1 2", None, f"Not read as a number: the signs between the digits of “1 2” fit no way of writing one. Write it without gaps, with a point before the fraction, such as 1234 or 1234.5. {AS_TYPED}"),
        ("1,23,4", None, f"Not read as a number: the signs between the digits of “1,23,4” fit no way of writing one. Write it without gaps, with a point before the fraction, such as 1234 or 1234.5. {AS_TYPED}"),
        ("1,234 567", None, f"Not read as a number: the signs between the digits of “1,234 567” fit no way of writing one. Write it without gaps, with a point before the fraction, such as 1234 or 1234.5. {AS_TYPED}"),
        ("--5", None, f"Not read as a number: the signs between the digits of “--5” fit no way of writing one. Write it without gaps, with a point before the fraction, such as 1234 or 1234.5. {AS_TYPED}"),
        ("9" * 31, None, f"Not read as a number: “{'9' * 29}…” has more than 30 digits. Write a shorter one. {AS_TYPED}"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_said_whole(typed: str, unit: str | None, said: str) -> None:
    reading = read_number(typed, unit)
    assert reading.number is None
    assert reading.remark.message % reading.remark.facts == said


@given(st.text(max_size=60), st.none() | st.text(max_size=20))
def test_reading_never_raises_and_has_one_spelling(typed: str, unit: str | None) -> None:
    reading = read_number(typed, unit)
    assert reading.remark.message % reading.remark.facts
    if reading.number is not None:
        number = as_decimal(reading.number)
        assert number is not None
        assert canonical(number) == reading.number


@given(st.text(alphabet="0123456789.,' -+%\u00a0\u2212", max_size=20))
def test_what_looks_like_a_number_never_raises_either(typed: str) -> None:
    reading = read_number(typed)
    assert (reading.number is None) == reading.remark.message.startswith("Not read")


@given(DECIMALS)
def test_one_spelling_is_read_back(number: Decimal) -> None:
    assert as_decimal(canonical(number)) == number
    assert read_number(canonical(number)).number == canonical(number)


def grouped(number: Decimal, group: str, fraction: str) -> str:
    """As written in some country."""
    return f"{number:,f}".replace(",", "G").replace(".", fraction).replace("G", group)


@given(
    DECIMALS.filter(lambda number: abs(number) >= 1),
    st.sampled_from([(" ", ","), ("\u202f", ","), (" ", "."), ("'", "."), (".", ","), (",", ".")]),
)
def test_ways_of_writing_thousands_are_read_alike(number: Decimal, way: tuple[str, str]) -> None:
    assert read_number(grouped(number, *way)).number == canonical(number)


@pytest.mark.parametrize("text", ["", "1,5", "one", "1e5", "+1", "٤", " 1", "1.", ".5"])
def test_only_the_one_spelling_is_a_decimal(text: str) -> None:
    assert as_decimal(text) is None


@pytest.mark.parametrize("typed", ["'" * 100_000 + "x", "1" * 100_000, "1 " * 50_000])
def test_what_is_longer_than_any_number_is_not_looked_at(typed: str) -> None:
    assert read_number(typed).number is None
    assert seconds_for(lambda _: read_number(typed), 1) < 1
