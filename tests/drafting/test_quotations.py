import pytest

from kit.drafting.quotations import quotations, without
from tests.support.processor import seconds_for


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” and “never”.", ["“no”", "“never”"]),
        ('"No," she said, "never."', ['"No,"', '"never."']),
        ("'We were told,' she wrote, 'in May.'", ["'We were told,'", "'in May.'"]),
        ("‘It’s over,’ he said.", ["‘It’s over,’"]),
        ("„Nein“ heißt “no”.", ["„Nein“ heißt “no”"]),
        ("The tenants' bins weren't emptied.", []),
        ("“We go on.", ["“We go on."]),
        ("Nothing is quoted.", []),
    ],
)
def test_quoted_parts_are_found(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == quoted


def test_quotations_are_blanked_in_place() -> None:
    text = "He said “no” twice."
    assert without(text, quotations(text)) == "He said ···· twice."


@pytest.mark.parametrize("sign", ['"', "'", "‘a’ ", "“", "s' "])
def test_marks_without_end_take_no_time(sign: str) -> None:
    assert seconds_for(lambda _taking: quotations(sign * 20_000), 0.5) < 0.5
