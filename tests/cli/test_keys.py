"""`kit keys log`, as whoever runs the kit types it."""

import re
from pathlib import Path

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.keys import decisions
from kit.classroom.keys.proposals import Proposal
from kit.store.engine import open_store
from kit.store.migrate import upgrade
from kit.vocabulary import Ruling
from tests.support import commands
from tests.support.room import make_room

pytestmark = pytest.mark.process


def log(folder: Path, *arguments: str) -> commands.Said:
    """Run `kit keys log ...`; exit status, standard output and standard error."""
    return commands.run("keys", "log", *arguments, variables={"KIT_DATA": str(folder)})


@pytest.mark.long
def test_log_of_a_new_kit(tmp_path: Path) -> None:
    assert log(tmp_path) == (
        0, "No key yet: a class gets its first when an exercise is given.\n", "",
    )  # fmt: skip


def test_log_lists_versions_and_decisions(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kit.sqlite3'}"
    upgrade(url)
    store = open_store(url)
    room = make_room(store)
    room.do_all("Mia", plan="sourced")
    for ruling, item, choice, reason in (
        (Ruling.CHANGED, "plan", "sourced", "Well argued:\nthe words say so."),
        (Ruling.VOIDED, "vote", None, "Two readings."),
        (Ruling.COUNTED, "vote", None, "One reading."),
    ):
        record = assignments.assignment_of(store, room.classroom_id, room.assignment_id)
        proposal = Proposal(ruling, reason, record.key_version, item, "", choice)
        moment = room.later(minutes=5)
        decisions.decide(
            store, room.classroom_id, room.assignment_id, proposal, "Ms Gray", clock_at(moment)
        )
    store.close()
    status, out, err = log(tmp_path, "--classroom", "9B", "--exercise", "three-claims")
    assert (status, err) == (0, "")
    lines = [
        re.sub(r"\b[0-9a-f]{8}\b", "VERSION", re.sub(" {2,}", "  ", line))
        for line in out.splitlines()
    ]
    assert lines == [
        "when (UTC)  class  exercise  item  who  what  version  marks",
        "2026-03-02 12:00  9B  three-claims  the kit  key as shipped  VERSION",
        "2026-03-02 12:05  9B  three-claims  plan  Ms Gray  key changed: sourced  VERSION  1",
        "  Well argued:",
        "  the words say so.",
        "2026-03-02 12:10  9B  three-claims  vote  Ms Gray  item voided  VERSION  1",
        "  Two readings.",
        "2026-03-02 12:15  9B  three-claims  vote  Ms Gray  item counts again  VERSION (now)  1",
        "  One reading.",
    ]
    nothing = (0, "No key of that class and exercise. `kit keys log` alone lists all.\n", "")
    assert log(tmp_path, "--classroom", "8A") == nothing
    assert log(tmp_path, "--exercise", "other") == nothing
