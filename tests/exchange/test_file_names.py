"""Files are called by class, exercise and day, in names that every system takes."""

import re
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.http import parse_options_header

from kit.exchange.file_names import attachment, class_word, file_name, file_word

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("9B", "three-claims", "answers"), "9B_three-claims_answers_2026-03-02.csv"),
        (("Class 5/b", "", "items"), "Class-5-b_items_2026-03-02.csv"),
        (("..\\..//etc:*?<>|", "x"), "etc_x_2026-03-02.csv"),
        (('a"\r\nX: b', "x"), "a-X-b_x_2026-03-02.csv"),
        (("\u202etxt.exe", "x"), "txt-exe_x_2026-03-02.csv"),
        (("Größe", "Клас 5"), "Größe_Клас-5_2026-03-02.csv"),
        (("!!!", "x"), "x_2026-03-02.csv"),
        (("x" * 300, "y"), f"{'x' * 40}_y_2026-03-02.csv"),
    ],
)
def test_name_of_a_file(words: tuple[str, ...], name: str) -> None:
    assert file_name(words, AT, "csv") == name


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("9B_x.csv", 'attachment; filename="9B_x.csv"'),
        (
            "Größe_x.csv",
            "attachment; filename=\"Groe_x.csv\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe_x.csv",
        ),
        (
            "Клас-5_x.csv",
            (
                'attachment; filename="class-5_x.csv"; '
                "filename*=UTF-8''%D0%9A%D0%BB%D0%B0%D1%81-5_x.csv"
            ),
        ),
    ],
)
def test_header_has_a_name_in_ascii_too(name: str, header: str) -> None:
    assert attachment(name) == header


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_make_a_safe_name_that_arrives_whole(one: str, two: str) -> None:
    name = file_name((one, two), AT, "csv")
    assert not re.search(r'[\s"\\/:*?<>|]', name)
    assert all(unicodedata.category(char)[0] in "LMN" for char in file_word(one).replace("-", ""))
    assert len(name) <= 40 + 1 + 40 + len("_2026-03-02.csv")
    header = attachment(name)
    assert header.isascii()
    _kind, options = parse_options_header(header)
    assert options["filename"] == name


def test_class_that_is_made_up_says_so_in_the_names_of_its_files() -> None:
    assert class_word("9B", simulated=False) == "9B"
    assert class_word("9B", simulated=True) == "made-up-9B"
