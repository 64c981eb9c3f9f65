"""The list of who was erased, beside the backups."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.backups.errors import BackupProblem
from kit.exchange.backups.erased_list import add_to_list, joined, parsed, read_erased
from kit.store.backups.erasures import ErasureRecord
from kit.store.ids import new_id
from tests.support.backups import WHEN
from tests.support.room import NOON


def record() -> ErasureRecord:
    return ErasureRecord(new_id(), "student", new_id(), WHEN)


def sentence(path: Path) -> str:
    return (
        f"The list {path}, which says who was erased and must not come back, cannot be read. "
        "Nothing was restored. Put a good copy of it there; or move it away, and erase again by "
        "hand."
    )


def test_list_grows_and_forgets_nothing(tmp_path: Path) -> None:
    first, second = record(), record()
    assert read_erased(tmp_path) == ()
    add_to_list(tmp_path, [])
    assert list(tmp_path.iterdir()) == []
    add_to_list(tmp_path, [first])
    add_to_list(tmp_path, [second])
    add_to_list(tmp_path, [])
    assert set(read_erased(tmp_path)) == {first, second}
    (path,) = tmp_path.iterdir()
    assert path.name == "erased.json"
    assert path.stat().st_mode & 0o777 == 0o600


def test_list_has_ids_and_times_alone(tmp_path: Path) -> None:
    one = record()
    add_to_list(tmp_path, [one])
    assert (tmp_path / "erased.json").read_text().split() == [
        "{", '"format":', "1,", '"erased":', "[", "{",
        '"classroom_id":', f'"{one.classroom_id}",', '"kind":', '"student",',
        '"id":', f'"{one.id}",', '"erased_at":', '"2026-11-30T09:30:00Z"', "}", "]", "}",
    ]  # fmt: skip


def test_erasure_of_several_lists_stands_once() -> None:
    one, other = record(), record()
    again = ErasureRecord(one.classroom_id, one.kind, one.id, NOON)
    assert set(joined([one], [again, other])) == {one, other}


def test_list_that_cannot_be_read_is_told_at_a_restore(tmp_path: Path) -> None:
    path = tmp_path / "erased.json"
    path.write_text('{"format": 1, "erased": [{"id": "x"}]}')
    with pytest.raises(BackupProblem) as caught:
        read_erased(tmp_path)
    assert str(caught.value) == sentence(path)


def test_link_in_its_place_is_told(tmp_path: Path) -> None:
    path = tmp_path / "erased.json"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BackupProblem) as caught:
        read_erased(tmp_path)
    assert str(caught.value) == sentence(path)


def test_list_that_cannot_be_read_is_put_aside_at_a_backup(tmp_path: Path) -> None:
    (tmp_path / "erased.json").write_text("half of")
    one = record()
    add_to_list(tmp_path, [one])
    assert read_erased(tmp_path) == [one]
    assert (tmp_path / "erased-unreadable.json").read_text() == "half of"


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_a_sentence(raw: bytes) -> None:
    path = Path("erased.json")
    said = sentence(path)
    try:
        parsed(raw, path)
    except BackupProblem as problem:
        said = str(problem)
    assert said == sentence(path)
