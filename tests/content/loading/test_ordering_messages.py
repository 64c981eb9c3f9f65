"""The messages of `kit check` for an order: one thing changed in good files."""

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
from tests.support.ordering import EXERCISE, ID, KEY, ordering_library, write_ordering

ONE_STATION = """\
    stations:
      - {id: folded, text: The sheet with a fold and a stain.}
"""
THREE_STATIONS = (
    ONE_STATION
    + """\
      - {id: clean, text: The sheet as it was printed.}
      - {id: stained, text: The sheet with a stain.}
"""
)


def errors(folder: Path, name: str, old: str, new: str) -> list[str]:
    """What is wrong once `old` is `new` in the exercise (`order`) or in its key (`order.key`)."""
    write_ordering(folder)
    path = folder / f"exercises/{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(problem) for problem in load_library(folder).errors]


CASES = [
    ("order", THREE_STATIONS, ONE_STATION,
     ["exercises/order.yaml:17: error: items, sheet, stations: found 1 of them; allowed: at least 3; add what is missing."]),
    ("order", "id: stained, text: The sheet with a stain.", "id: stained, text: The  sheet as it was PRINTED.",
     ["exercises/order.yaml:20: error: items, sheet, stations, stained, text: found the same words as station 2; allowed: words of its own for each station; write what tells the two apart, or remove one of them."]),
    ("order", "id: stained,", "id: clean,",
     ["exercises/order.key.yaml:8: error: items, sheet, order, number 2: found the station 'stained'; allowed: folded, clean; remove it, or add the station to the exercise.",
      "exercises/order.yaml:20: error: items, sheet, stations, clean, id: found the id 'clean' a second time; allowed: an id of its own for each station; give one of them another id."]),
    ("order.key", "[clean, stained, folded]", "[clean, folded]",
     ["exercises/order.key.yaml:8: error: items, sheet, order: found no place for 'stained'; allowed: each station of the item once; put it where it belongs."]),
    ("order.key", "[clean, stained, folded]", "[clean, stained, folded, torn]",
     ["exercises/order.key.yaml:8: error: items, sheet, order, number 4: found the station 'torn'; allowed: folded, clean, stained; remove it, or add the station to the exercise."]),
    ("order.key", "[clean, stained, folded]", "[clean, stainde, folded]",
     ["exercises/order.key.yaml:8: error: items, sheet, order, number 2: found the station 'stainde'; allowed: folded, clean, stained; write 'stained' if that is meant.",
      "exercises/order.key.yaml:8: error: items, sheet, order: found no place for 'stained'; allowed: each station of the item once; write 'stainde' if that is meant."]),
    ("order.key", "[clean, stained, folded]", "[clean, stained, folded, clean]",
     ["exercises/order.key.yaml:8: error: items, sheet, order, number 4: found the station 'clean' a second time; allowed: each station of the item once; remove one of the two."]),
    ("order.key", "[stained, folded]", "[clean, folded]",
     ["exercises/order.key.yaml:9: error: items, sheet, either, number 1, stations: found 'clean' and 'folded'; allowed: two stations that stand side by side in 'order'; name two neighbours, or remove it."]),
    ("order.key", "[stained, folded]", "[stained, folded, clean]",
     ["exercises/order.key.yaml:9: error: items, sheet, either, number 1, stations: found 3 of them; allowed: at most 2; take the others out."]),
    ("order.key", "[errors, post, denial, paper]", "[denial, paper, errors, post]",
     ["exercises/order.key.yaml:4: error: items, rumour, order: found 6 of 6 pairs of stations as the exercise shows them; allowed: at most 3, and not the order turned round; put the stations of the exercise in another order: it is the one that students are shown."]),
    ("order.key", "[clean, stained, folded]", "[stained, clean, folded]",
     ["exercises/order.key.yaml:9: error: items, sheet, either, number 1, stations: found 'stained' and 'folded'; allowed: two stations that stand side by side in 'order'; name two neighbours, or remove it."]),
    ("order.key", "[clean, stained, folded]", "[]",
     ["exercises/order.key.yaml:8: error: items, sheet, order: found 0 of them; allowed: at least 1; add what is missing."]),
    ("order", "type: order", "type: order\nscheme: three-way",
     ["exercises/order.yaml:4: error: scheme: found the scheme 'three-way'; allowed: none: order gives no labels; remove it."]),
    ("order", "text: The sheet with a stain.", "text: Clean.", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES)
def test_message(tmp_path: Path, name: str, old: str, new: str, expected: list[str]) -> None:
    assert sorted(errors(tmp_path, name, old, new)) == expected


def test_good_files_fit_their_schemas() -> None:
    for text, kind in ((EXERCISE, "exercise"), (KEY, "key")):
        jsonschema.validate(YAML(typ="safe").load(text), schemas()[f"order-{kind}"])


def test_snapshots_hold_all_of_it_in_its_order() -> None:
    exercise, key = ordering_library().exercises[ID], ordering_library().keys[ID]
    assert exercise_from_snapshot(exercise_snapshot(exercise)) == exercise
    assert key_from_snapshot(key_snapshot(key), "order") == key
