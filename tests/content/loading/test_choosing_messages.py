"""The messages of `kit check` for attribute, compare and figures: one thing changed in good files."""

from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from kit.content.json_schemas import schemas
from kit.content.library import load_library
from kit.content.versions import (
    exercise_from_snapshot,
    exercise_snapshot,
    key_from_snapshot,
    key_snapshot,
)
from tests.support.choosing import FILES, IDS, choosing_library, write_choosing


def errors(folder: Path, name: str, old: str, new: str) -> list[str]:
    """What is wrong once `old` is `new` in a file of that type, named like `attribute.key`."""
    write_choosing(folder)
    path = folder / f"exercises/{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(problem) for problem in load_library(folder).errors]


CASES = [
    ("attribute", "id: expert, name:", "id: writer, name:",
     ["exercises/attribute.yaml:10: error: items, losses, speakers, writer, id: found the id 'writer'; allowed: any but nobody, writer, which are offered with every claim; give the speaker another id, or remove the speaker."]),
    ("attribute", "      - {id: mayor, name: The mayor}\n", "",
     ["exercises/attribute.yaml:14: error: items, minutes, speakers: found 1 of them; allowed: at least 2; add what is missing."]),
    ("attribute", "type: attribute", "type: attribute\nscheme: three-way",
     ["exercises/attribute.yaml:4: error: scheme: found the scheme 'three-way'; allowed: none: attribute gives no labels; remove it."]),
    ("attribute.key", "who: ministry", "who: minister",
     ["exercises/attribute.key.yaml:3: error: items, losses, who: found the speaker 'minister'; allowed: ministry, expert, writer, nobody; write 'ministry' if that is meant."]),
    ("attribute.key", "ground: none", "ground: nobody",
     ["exercises/attribute.key.yaml:3: error: items, losses, ground: found 'nobody'; allowed: record, named, unnamed, outlet, none; choose one of these."]),
    ("attribute.key", "gave no source", "no source given",
     ["exercises/attribute.key.yaml:3: error: items, losses, cues, number 2: found cue 'no source given'; allowed: words that stand in the claim or its context, in the same spelling; copy the words from the exercise, or remove the cue."]),
    ("compare", "article: a, paragraph: 1", "article: a, paragraph: 10",
     ["exercises/compare.yaml:12: error: items, first-day, first, from: found paragraph 10; allowed: 1 to 9 in article a; count again: paragraphs are counted from 1."]),
    ("compare", '      from: {report: "The evening paper, 2 March 2026"}\n', "",
     ["exercises/compare.yaml:13: error: items, first-day, second: found no field 'from'; allowed: the fields title, text, from; add 'from'."]),
    ("compare", "id: railing", "id: toll",
     ["exercises/compare.key.yaml:7: error: items, first-day, claims, railing: found an entry for no claim; allowed: an entry for each claim of the item; remove it.",
      "exercises/compare.yaml:22: error: items, first-day, claims, toll, id: found the id 'toll' a second time; allowed: an id of its own for each claim; give one of them another id."]),
    ("compare.key", "      toll:", "      tolls:",
     ["exercises/compare.key.yaml:4: error: items, first-day, claims: found no entry for 'toll'; allowed: an entry for each claim of the item; write 'tolls' if that is meant.",
      "exercises/compare.key.yaml:6: error: items, first-day, claims, tolls: found an entry for no claim; allowed: an entry for each claim of the item; write 'toll' if that is meant."]),
    ("compare.key", "relation: conflict", "relation: conflicts",
     ["exercises/compare.key.yaml:6: error: items, first-day, claims, toll, relation: found 'conflicts'; allowed: both, first, second, conflict; write 'conflict' if that is meant."]),
    ("figures", "[2015, 300, 900, The town council]", "[2015, 300, 900]",
     ["exercises/figures.yaml:12: error: items, toll, table, rows, number 2: found 3 cells; allowed: 4, one for each column; make the row as long as the columns; write 'not given' where there is none."]),
    ("figures", "300, 900", "300, 900.50",
     ["exercises/figures.yaml:12: error: items, toll, table, rows, number 2, number 3: found a number (900.5); allowed: a text; put it in quotes."]),
    ("figures", "columns: [Year, Killed, Wounded, Counted by]", "columns: [Year]",
     ["exercises/figures.yaml:9: error: items, toll, table, columns: found 1 of them; allowed: at least 2; add what is missing."]),
    ("figures", '"no": "No", cannot: "It cannot be told, 50% is missing"', "",
     ["exercises/figures.yaml:14: error: items, toll, questions, add-up, choices: found 1 of them; allowed: at least 2; add what is missing."]),
    ("figures", "cannot: ", "Cannot be: ",
     ["exercises/figures.yaml:14: error: items, toll, questions, add-up, choices: found 'Cannot be'; allowed: a to z, digits and single hyphens between them; write 'cannot-be'."]),
    ("figures.key", 'choice: "no"', "number: 3",
     ["exercises/figures.key.yaml:5: error: items, toll, questions, add-up, number: found a number; allowed: a choice: yes, no, cannot; write 'choice', and remove 'number'."]),
    ("figures.key", 'choice: "no"', "choice: not",
     ["exercises/figures.key.yaml:5: error: items, toll, questions, add-up, choice: found the choice 'not'; allowed: yes, no, cannot; write 'no' if that is meant."]),
    ("figures.key", "number: 4200", 'number: "4,200"',
     ["exercises/figures.key.yaml:6: error: items, toll, questions, sum, number: found a text ('4,200'); allowed: a number; write 4200, or 4.200 with a point if that is meant."]),
    ("figures.key", "number: 4200", 'number: "85,5"',
     ["exercises/figures.key.yaml:6: error: items, toll, questions, sum, number: found a text ('85,5'); allowed: a number; write 85.5, with a point."]),
    ("figures.key", "number: 4200", "number: 85,5",
     ["exercises/figures.key.yaml:6: error: items, toll, questions, sum: found '5' behind a comma, without a name of its own; allowed: a name, a colon and a value between two commas of {...}; write 85.5, with a point."]),
    ("figures.key", "number: 4200", "number: many",
     ["exercises/figures.key.yaml:6: error: items, toll, questions, sum, number: found a text ('many'); allowed: a number; write digits without quotes, such as 15 or 0.5."]),
    ("figures.key", "tolerance: 0.5", 'tolerance: "0,5"',
     ["exercises/figures.key.yaml:7: error: items, toll, questions, share, tolerance: found a text ('0,5'); allowed: a number; write 0.5, with a point."]),
    ("figures.key", "tolerance: 0.5", "tolerance: -1",
     ["exercises/figures.key.yaml:7: error: items, toll, questions, share, tolerance: found -1; allowed: at least 0; put a number in these bounds."]),
    ("figures.key", "number: 33", "number: .nan",
     ["exercises/figures.key.yaml:7: error: items, toll, questions, share, number: found .nan without quotes; allowed: numbers in plain digits such as 15 or 0.5, texts in quotes; write the number plainly; a text, such as a code, put in quotes."]),
    ("figures.key", "      share:", "      shares:",
     ["exercises/figures.key.yaml:4: error: items, toll, questions: found no entry for 'share'; allowed: an entry for each question of the item; write 'shares' if that is meant.",
      "exercises/figures.key.yaml:7: error: items, toll, questions, shares: found an entry for no question; allowed: an entry for each question of the item; write 'share' if that is meant."]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES)
def test_message(tmp_path: Path, name: str, old: str, new: str, expected: list[str]) -> None:
    assert sorted(errors(tmp_path, name, old, new)) == sorted(expected)


@pytest.mark.parametrize("name", list(FILES))
def test_good_files_fit_their_schemas(name: str) -> None:
    for text, kind in zip(FILES[name], ("exercise", "key"), strict=True):
        jsonschema.validate(YAML(typ="safe").load(text), schemas()[f"{name}-{kind}"])


@pytest.mark.parametrize("name", list(FILES))
def test_snapshots_hold_all_of_it_in_its_order(name: str) -> None:
    exercise = choosing_library().exercises[IDS[name]]
    key = choosing_library().keys[IDS[name]]
    assert exercise_from_snapshot(exercise_snapshot(exercise)) == exercise
    assert key_from_snapshot(key_snapshot(key), name) == key
