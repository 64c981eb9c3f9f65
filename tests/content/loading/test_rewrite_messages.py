"""What `kit check` says of an exercise to rewrite: each message whole."""

from pathlib import Path

import pytest

from kit.content.library import load_library
from tests.support.rewriting import EXERCISE, KEY, write_rewriting

EX = "exercises/02-straight.yaml"
KEYS = "exercises/02-straight.key.yaml"


def lines(folder: Path, exercise: str = EXERCISE, key: str = KEY) -> list[str]:
    write_rewriting(folder)
    (folder / EX).write_text(exercise, encoding="utf-8")
    (folder / KEYS).write_text(key, encoding="utf-8")
    return [str(problem) for problem in load_library(folder).problems if "02-" in str(problem)]


def test_good_exercise_has_no_problem(tmp_path: Path) -> None:
    assert lines(tmp_path) == []


CASES = [
    ("credit: 0.5", "credit: 1",
     [f"{EX}:7: error: levels, good, credit: found 1 after 1; allowed: more than the level before it; put the levels in order, the worst first."]),
    ("id: good", "id: loaded",
     [f"{EX}:7: error: levels, loaded, id: found the id 'loaded' a second time; allowed: an id of its own for each level; give one of them another id."]),
    ("credit: 0,", "credit: 0.25,",
     [f"{EX}:5: error: levels, loaded, credit: found 0.25, the lowest of the rubric; allowed: 0 for the lowest level; write 0, or add a level that earns 0."]),
    ("credit: 1,", "credit: 0.75,",
     [f"{EX}:7: error: levels, good, credit: found 0.75, the highest of the rubric; allowed: 1 for the highest level; write 1, or add a level that earns 1."]),
    ("credit: 1,", "credit: 1.5,",
     [f"{EX}:7: error: levels, good, credit: found 1.5; allowed: at most 1; put a number in these bounds."]),
    ("words: 12", "words: 4",
     [f"{EX}:13: error: items, square, words: found 4; allowed: at least 5; put a number in these bounds."]),
    ("words: 12", "words: 301",
     [f"{EX}:13: error: items, square, words: found 301; allowed: at most 300; put a number in these bounds."]),
    ("    task: Write it straight.\n", "",
     [f"{EX}:9: error: items, square: found no field 'task'; allowed: the fields id, from, text, context, task, words; add 'task'."]),
    ("type: rewrite", "type: rewrite\nscheme: three-way",
     [f"{EX}:4: error: scheme: found the scheme 'three-way'; allowed: none: rewrite gives no labels; remove it."]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_message(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert old in EXERCISE
    assert lines(tmp_path, EXERCISE.replace(old, new, 1)) == expected


def test_levels_out_of_order_are_named_one_by_one(tmp_path: Path) -> None:
    rows = EXERCISE.splitlines(keepends=True)
    upside_down = "".join([*rows[:4], *reversed(rows[4:7]), *rows[7:]])
    advice = "allowed: more than the level before it; put the levels in order, the worst first."
    assert lines(tmp_path, upside_down) == [
        f"{EX}:6: error: levels, half-way, credit: found 0.5 after 1; {advice}",
        f"{EX}:7: error: levels, loaded, credit: found 0 after 0.5; {advice}",
    ]


def test_number_of_levels(tmp_path: Path) -> None:
    rows = EXERCISE.splitlines(keepends=True)
    one = "".join([*rows[:5], *rows[7:]])
    assert lines(tmp_path, one) == [
        f"{EX}:4: error: levels: found 1 of them; allowed: at least 2; add what is missing."
    ]
    seven = [f"  - {{id: l{n}, name: x, credit: {n / 6}, means: x}}\n" for n in range(7)]
    assert lines(tmp_path, "".join([*rows[:4], *seven, *rows[7:]])) == [
        f"{EX}:4: error: levels: found 7 of them; allowed: at most 6; take the others out."
    ]


def test_key_needs_a_sample(tmp_path: Path) -> None:
    without = KEY.replace('sample: "zugzwang council voted.", ', "")
    assert lines(tmp_path, key=without) == [
        f"{KEYS}:3: error: items, square: found no field 'sample'; allowed: the fields why, check, url, check_before, void, accepted, sample; add 'sample'."
    ]
