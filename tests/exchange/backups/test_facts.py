"""`backup.json`, whatever stands in it, is facts or a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.classroom.backups.errors import BackupProblem, NewerBackup, NoBackup
from kit.exchange.backups.facts import BackupFacts, ClassFacts, parsed, written
from tests.support.backups import WHEN

PATH = Path("a.kitbackup")
FACTS = BackupFacts(
    kit="0.1.0",
    schema="0026_retention",
    system="sqlite",
    made_at=WHEN,
    counts={"student": 3},
    classes=[ClassFacts(name="9B", students=3, answers=6, newest_answer=WHEN)],
    digests={"kit.sqlite3": "ab"},
)
SENTENCE = (
    "a.kitbackup is no backup of the kit: what it says of itself (backup.json) cannot be read. "
    "Choose a file that ends in .kitbackup."
)


def test_facts_read_back_as_written() -> None:
    assert parsed(written(FACTS), PATH) == FACTS


def test_outside_of_an_encrypted_backup_nobody_is_counted() -> None:
    assert json.loads(written(FACTS.outside())) == {
        "format": 1,
        "kit": "0.1.0",
        "schema": "0026_retention",
        "system": "sqlite",
        "made_at": "2026-11-30T09:30:00Z",
        "encrypted": True,
        "counts": {},
        "classes": [],
        "digests": {},
    }
    assert parsed(written(FACTS.outside()), PATH) == FACTS.outside()


def test_later_format_is_of_a_newer_kit() -> None:
    with pytest.raises(NewerBackup) as caught:
        parsed(b'{"format": 2, "more": []}', PATH)
    assert str(caught.value) == (
        "The backup a.kitbackup was made by a newer kit (format 2; this one is format 1). Install that kit or a newer one, then restore."
    )


def changed(**values: Any) -> bytes:
    return json.dumps({**json.loads(written(FACTS)), **values}).encode()


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"[]", b"null", b"\xff\xfe", b"{", b"[" * 100_000, b'{"format": 1}',
        changed(format=True), changed(format="1"), changed(format=0), changed(made_at="today"),
        changed(made_at="2026-01-01T00:00:00"), changed(system="oracle"), changed(counts={"a": "b"}),
        changed(classes=[{"name": "9B"}]), changed(other=1), changed(digests=[]),
        changed(classes=[{"name": "x", "students": -1, "answers": 0, "newest_answer": None}]),
    ],
)  # fmt: skip
def test_what_is_none_is_told(raw: bytes) -> None:
    with pytest.raises(NoBackup) as caught:
        parsed(raw, PATH)
    assert str(caught.value) == SENTENCE


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.binary(max_size=200) | st.binary(max_size=20).map(lambda more: written(FACTS) + more))
@example(b'{"format": 1e400}')
@example(b"9" * 5000)
def test_any_bytes_are_facts_or_a_sentence(raw: bytes) -> None:
    facts_or_sentence(raw)


@given(st.sampled_from(sorted(json.loads(written(FACTS)))), _JSON)
def test_any_value_in_its_place_is_facts_or_a_sentence(name: str, value: Any) -> None:
    facts_or_sentence(changed(**{name: value}))


def facts_or_sentence(raw: bytes) -> None:
    said = SENTENCE
    try:
        parsed(raw, PATH)
    except BackupProblem as problem:
        said = str(problem)
    assert said == SENTENCE or said.startswith("The backup a.kitbackup was made by a newer kit (")
