"""The two pages to hand out: words that anybody can read, and examples that the course has."""

from pathlib import Path
from typing import Final

import pytest

from kit.vocabulary import PENS, Label
from kit.web.teacher.help.documents import HANDED_OUT
from tests.support.plain_words import counted, sentences_of, syllables_of
from tests.support.shipped import shipped_library

ROOT: Final = Path(__file__).parent.parent
#: The school year that the issue asks for; measured were 3.3 and 4.5.
HARDEST: Final = 8.0
#: What *They judge the support, not the side* is about: exercise, item, its label in the key.
EXAMPLES: Final = (
    ("from-figure-to-verdict", "general-staff", Label.OFFICIAL),
    ("from-figure-to-verdict", "six-thousand", Label.OFFICIAL),
    ("what-was-confirmed", "swap-moscow", Label.EDITORIAL),
    ("what-was-confirmed", "swap-washington", Label.EDITORIAL),
    ("what-was-confirmed", "artillery-request", Label.SOURCED),
    ("what-was-confirmed", "considerable-skill", Label.EDITORIAL),
)


@pytest.mark.parametrize("name", HANDED_OUT)
def test_words_are_those_of_the_eighth_year_at_school(name: str) -> None:
    page = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    words = counted(sentences_of(page))
    assert words.words > 700
    assert words.grade <= HARDEST


def test_the_formula_knows_hard_words_from_plain_ones() -> None:
    plain = counted("The dog ran to the gate. It saw the cat.")
    hard = counted(
        "Institutional accountability necessitates comprehensive documentation of organisational "
        "responsibilities, notwithstanding administrative inconvenience."
    )
    assert (plain.sentences, plain.words, plain.syllables) == (2, 10, 10)
    assert plain.grade < 1
    assert hard.grade > 20
    assert [syllables_of(word) for word in ("area", "interpretation", "named")] == [3, 5, 1]


@pytest.mark.parametrize(("exercise", "item", "label"), EXAMPLES)
def test_examples_are_labelled_in_the_course_as_the_page_says(
    exercise: str, item: str, label: Label
) -> None:
    library = shipped_library()
    entry = library.keys[exercise].items[item]
    assert entry.label is label
    assert item in {shown.id for shown in library.exercises[exercise].items}


def test_each_label_of_an_example_is_called_by_its_name() -> None:
    page = (ROOT / "docs" / "for-parents.md").read_text("utf-8")
    part = page.partition("## They judge")[2].partition("\n## ")[0].lower()
    for _exercise, _item, label in EXAMPLES:
        assert f"*{PENS[label].name.lower()}*" in part


def test_the_twins_differ_in_the_side_alone() -> None:
    items = {item.id: item for item in shipped_library().exercises["what-was-confirmed"].items}
    moscow, washington = items["swap-moscow"].claim, items["swap-washington"].claim
    assert moscow.replace("Moscow", "Washington") == washington


def test_a_set_off_the_war_stands_ready_for_every_lesson_on_it() -> None:
    """What the page promises to a child whom the war touches."""
    notes = ROOT / "lessons"
    for path in sorted(notes.glob("*.teacher.md")):
        if path.name.startswith("01-"):
            continue
        assert "A way out" in path.read_text("utf-8"), path.name


@pytest.mark.parametrize("letter", "abcdefg")
def test_record_has_each_point_of_article_30(letter: str) -> None:
    page = (ROOT / "docs" / "for-data-officer.md").read_text("utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| **({letter})**")]
    _start, asked, known, to_fill_in, _end = row.split("|")
    assert asked.strip()
    assert known.strip()
    assert "____" in to_fill_in
