import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.notation.line_signs import first_sign, quoted_text
from tests.support.room import ARTICLES, EXERCISE, KEY


@pytest.mark.parametrize("text", [ARTICLES, EXERCISE, KEY])
def test_good_lines_show_no_sign(text: str) -> None:
    assert [first_sign(line) for line in text.splitlines() if line.strip()] == [
        None for line in text.splitlines() if line.strip()
    ]


@given(st.text(alphabet="ab:-#\"' \t[]{}|>&*!%@`\u00a0\u201c,", max_size=20))
def test_any_line_can_be_looked_at(line: str) -> None:
    first_sign(line)
    quoted_text(line)
