from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from kit.cli.check import check
from kit.cli.stats.report import report
from kit.cli.stats.table import table
from kit.content.library import Library, load_library
from kit.items.fields.base_models import ID_MAX
from tests.support.course import write_course
from tests.support.room import KEY, write_content
from tests.support.shipped import shipped_library

WIDEST = 100
REPORT = """\
Lessons (550 to 650 words; US grade 5 to 8 by Flesch-Kincaid; of the
sentences 5 % or less of more than 25 words)

lesson           words  grade  long sentences
01-three-claims    568    6.9         0 (0 %)

Exercises (12 to 20 items; of the course 10 % debatable or more)

exercise      scheme     items  debatable  grade
three-claims  three-way      4   1 (25 %)    2.7
the course                   4   1 (25 %)    2.7

Credit for whoever is always suspicious, or always trusting (45 % or less of each;
-: no answer of its type is one of doubt or trust)

exercise      always suspicious  always trusting
three-claims               38 %             50 %

Items by label (each in an exercise: three-way 20 % to 50 %; five-way 10 % to 40 %)

exercise       items   sourced  official  editorial  unsourced    voice
three-claims       4  2 (50 %)  1 (25 %)   1 (25 %)    0 (0 %)  0 (0 %)
all three-way      4  2 (50 %)  1 (25 %)   1 (25 %)    0 (0 %)  0 (0 %)
the course         4  2 (50 %)  1 (25 %)   1 (25 %)    0 (0 %)  0 (0 %)

Labels the same as the one before, and what rules earn that look at nothing but it (of random
orders at most 3.5, 0.5 and 1 % may pay as much; passages have their own order)

exercise, passage   alike  random  longest run  another  same  rotation
three-claims       0 of 3     0.5            1     46 %   8 %      58 %
all but passages   0 of 3     0.5            1     46 %   8 %      58 %

Words of a claim, on average

exercise      sourced  official  editorial  unsourced  voice
three-claims      9.5       8.0        5.0          -      -
the course        9.5       8.0        5.0          -      -

Items by label, article and outlet

exercise, source         sourced  official  editorial  unsourced  voice
three-claims                   2         1          1          -      -
  The Ardenmoor Post           1         -          -          -      -
  a, The Ardenmoor Post        1         1          -          -      -
  (invented)                   -         -          1          -      -
the course                     2         1          1          -      -
  The Ardenmoor Post           1         -          -          -      -
  a, The Ardenmoor Post        1         1          -          -      -
  (invented)                   -         -          1          -      -

Outlets of the items about the war (each 60 % or less of a label with 5 items or more)

outlet                sourced   official  editorial  unsourced  voice
The Ardenmoor Post  2 (100 %)  1 (100 %)          -          -      -

Right by rules without understanding (on a course of 60 items or more: 65 %,
the tree 75 %, or less)

exercise       commonest  quotation  said  speaking  number  loaded  longer   tree
three-claims        50 %       50 %  50 %      75 %    75 %    75 %    75 %  100 %
all three-way       50 %       50 %  50 %      75 %    75 %    75 %    75 %  100 %
the course          50 %       50 %  50 %      75 %    75 %    75 %    75 %  100 %

What each rule says, and the best tree of two questions

rule                                   question                  yes        no
three-way                              quotation mark            -          sourced
three-way                              said, told, according to  -          sourced
three-way                              verb of speaking          official   sourced
three-way                              number                    sourced    official
three-way                              loaded word               editorial  sourced
three-way                              longer than most          sourced    official
three-way tree, verb of speaking: yes  (none)                    official   official
three-way tree, verb of speaking: no   number                    sourced    editorial

Items typical of their label (50 % or more of each)

label      typical is                                                  items
sourced    no loaded word, and a number or a named record          2 (100 %)
official   a speaker's cue or a quotation mark                     1 (100 %)
editorial  a loaded word, or neither a number nor a speaker's cue  1 (100 %)

Labels guessed rightly by words learnt from other exercises (each 70 %, the course 48 %,
from the partner alone 60 %, or less)

exercise    from the others  from its partner
the course              0 %

Sides of the items about the war (60 % or less of one side)

of the key        ukraine  russia  west  other
speaker                 -       -     -      -
verdict aimed at        -       -     -      -
"""


def test_report_whole(tmp_path: Path) -> None:
    found = report(load_library(write_content(tmp_path)))
    assert found + "\n" == REPORT


def test_stats_follow_the_problems_and_the_exit_status_stays(tmp_path: Path) -> None:
    good = write_content(tmp_path / "good")
    plain = CliRunner().invoke(check, [str(good), "--without-shipped"])
    result = CliRunner().invoke(check, [str(good), "--stats", "--without-shipped"])
    assert (result.exit_code, result.output) == (0, f"{plain.output}\n{REPORT}")
    broken = write_content(tmp_path / "broken", key=KEY.replace("[minutes]", "[hours]"))
    result = CliRunner().invoke(check, [str(broken), "--stats", "--without-shipped"])
    assert result.exit_code == 1
    assert result.output.endswith(
        """\
exercise    scheme  items  debatable  grade
the course              0          -      -
"""
    )


def test_report_of_nothing_has_its_heads_alone() -> None:
    assert report(Library({}, {}, {}, {}, ())).endswith(
        """\
lesson  words  grade  long sentences

Exercises (12 to 20 items; of the course 10 % debatable or more)

exercise    scheme  items  debatable  grade
the course              0          -      -"""
    )


@cache
def shipped_report() -> str:
    """Computed once for those who only look at it."""
    return report(shipped_library())


@pytest.mark.long
def test_report_is_no_wider_than_a_terminal(tmp_path: Path) -> None:
    folder = write_course(tmp_path, 6)
    longest = "x" * ID_MAX
    for path in folder.glob("exercises/*like-2*"):
        path.write_text(path.read_text("utf-8").replace("like-2", longest), "utf-8")
    library = load_library(folder)
    assert longest in library.exercises
    for shown in (report(library), shipped_report()):
        assert max(map(len, shown.splitlines())) <= WIDEST


def test_report_has_no_blanks_at_the_end_of_a_line() -> None:
    lines = shipped_report().splitlines()
    assert [line for line in lines if line != line.rstrip()] == []


def test_table_aligns_text_left_and_numbers_right() -> None:
    assert table(("what", "for", "n"), [("a", "bcde", "10"), ("fghij", "", "2")], left=2) == (
        "what   for    n\na      bcde  10\nfghij         2"
    )


def test_table_cuts_names_that_are_too_long() -> None:
    assert table(("id", "n"), [("x" * 65, "1")]) == f"id{' ' * 28}  n\n{'x' * 29}…  1"
    assert table(("id", "n"), [("x" * 65, "1")], widest=3) == "id   n\nxx…  1"
