"""One reading of whole numbers for all that comes from outside."""

import ast
import re
from pathlib import Path

import pytest

from kit.whole_number import LARGEST, whole_number
from tests.support.strange_numbers import STRANGE

KIT = Path(__file__).parent.parent / "kit"
#: Ways to read a number that take more than plain digits, or raise at lengths of their own.
OTHER_READINGS = re.compile(
    r"(?<!_)type=(int|float)\b|<(int|float):|\b(Integer|Decimal|Float|IntegerRange)Field\(|IntRange|"
    r"FloatRange|\.is(digit|decimal|numeric)\b"
)
#: Where digits are looked at that whole_number does not read, and why.
DIGITS_ELSEWHERE = {
    "kit/whole_number.py": "the reading itself",
    "kit/server/gateway.py": "a length may have more digits than any number that is read",
    "kit/content/notation/markdown_blocks.py": "whether a list's mark is a number",
    "kit/content/notation/plain_values.py": "YAML's own numbers, of bounded length",
    "kit/classroom/people/second_factor/codes.py": "which digits a code has, of whatever script",
    "kit/items/fields/advice.py": "whether a comma stood in a number",
    "kit/store/migrate.py": "whether a revision's name begins with its number",
    "kit/items/fields/table.py": "whether a cell of a table holds figures",
    "kit/content/stats/reading/syllables.py": "how many digits a word has",
}


@pytest.mark.parametrize("typed", ["0", "7", "007", "65535"])
def test_plain_digits_are_read(typed: str) -> None:
    assert whole_number(typed, 0, 65535) == int(typed)


@pytest.mark.parametrize("typed", STRANGE)
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the error is the result
        whole_number(typed, 0)


@pytest.mark.parametrize("typed", ["0", "8", "000008"])
def test_numbers_outside_the_bounds_are_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the error is the result
        whole_number(typed, 1, 7)


def test_the_largest_number_fits_into_both_databases() -> None:
    assert whole_number(str(LARGEST), 0) == LARGEST == 2**31 - 1


def test_nothing_reads_a_number_in_another_way() -> None:
    found = {
        path.relative_to(KIT.parent).as_posix()
        for path in KIT.rglob("*.py")
        # The first look spares most modules the second, which parses them.
        if OTHER_READINGS.search(path.read_text("utf-8")) and OTHER_READINGS.search(_code(path))
    }
    assert found == set(DIGITS_ELSEWHERE)


def _code(path: Path) -> str:
    """The module without its comments and docstrings."""
    return ast.unparse(ast.parse(path.read_text("utf-8")))
