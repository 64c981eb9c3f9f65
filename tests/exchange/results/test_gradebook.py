"""Gradebooks for Canvas and Moodle: whole small files."""

from dataclasses import replace

from kit.classroom.assignments.assignments import assignment_of
from kit.classroom.clock import clock_at
from kit.classroom.keys import decisions
from kit.classroom.keys.proposals import Proposal
from kit.exchange.csv_files import (
    SEMICOLON,
)
from kit.exchange.results.gradebook import canvas_table, moodle_table
from kit.results.counts.gradebook import score
from kit.vocabulary import Ruling
from tests.support.room import Room
from tests.support.small_results import in_room, lines


def test_whole_file_for_canvas(small: Room) -> None:
    assert lines(canvas_table(in_room(small))) == [
        'Student,"ID","SIS User ID","SIS Login ID","Section","Three claims"',
        '"    Points Possible","","","","","4"',
        '"Ada","","","","",""',
        '"Ben","","","","",""',
        '"Mia","","","","","2.5"',
        "",
    ]


def test_whole_file_for_moodle_with_semicolons(small: Room) -> None:
    assert lines(moodle_table(in_room(small), simulated=True), SEMICOLON) == [
        'Full name;"Identifier";"Three claims (simulated)"',
        '"Mia";"Mia";"2,5"',
        "",
    ]


def test_score_leaves_void_items_out_and_waits_for_marks(small: Room) -> None:
    record = assignment_of(small.store, small.classroom_id, small.assignment_id)
    proposal = Proposal(Ruling.VOIDED, "Two readings.", record.key_version, "disgrace")
    decisions.decide(
        small.store,
        small.classroom_id,
        small.assignment_id,
        proposal,
        "Ms Gray",
        clock_at(small.now),
    )
    assert lines(canvas_table(in_room(small)))[1:5] == [
        '"    Points Possible","","","","","3"',
        '"Ada","","","","",""',
        '"Ben","","","","",""',
        '"Mia","","","","","1.5"',
    ]
    found = in_room(small)
    mia = found.sheet.handed_in[0]
    waiting = replace(mia, cells={**mia.cells, "plan": mia.cells["plan"]._replace(credit=None)})
    assert score(found.sheet, waiting) is None
