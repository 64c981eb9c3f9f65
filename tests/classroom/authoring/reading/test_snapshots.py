"""What a reader reads of a draft's text."""

import pytest

from kit.classroom.authoring.reading.snapshots import (
    item_versions,
    read_snapshot,
    readable,
    snapshot_of,
)
from kit.content.own.beginnings import first_exercise, types_with_example
from kit.content.own.texts import EXERCISE


def text_of(type_name: str) -> str:
    return first_exercise(type_name, "mine", "Mine")[EXERCISE]


@pytest.mark.parametrize("type_name", types_with_example())
def test_only_exercises_of_claims_with_one_label_each_are_read(type_name: str) -> None:
    assert (readable(text_of(type_name)) is not None) is (type_name == "classify")


@pytest.mark.parametrize("text", ["", "id: [", "type: classify\nscheme: three-way\nitems: []\n"])
def test_what_has_no_claim_is_not_read(text: str) -> None:
    assert readable(text) is None


def test_snapshot_comes_back_with_the_same_versions() -> None:
    exercise = readable(text_of("classify"))
    assert exercise is not None
    again = read_snapshot(snapshot_of(exercise))
    assert item_versions(again) == item_versions(exercise)
    assert list(item_versions(again)) == ["claim-1", "claim-2"]
