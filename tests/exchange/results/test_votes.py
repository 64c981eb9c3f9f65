"""The votes of a live session in files: both ballots, who moved, and what hides."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.clock import clock_at
from kit.classroom.live import session
from kit.classroom.people import class_list
from kit.classroom.reports.results import Results, results
from kit.exchange.csv_files import BOM, csv_file
from kit.exchange.results.results_json import results_json
from kit.exchange.results.results_workbook import results_workbook
from kit.exchange.results.tables import Table
from kit.exchange.results.votes import hands_table, rounds_table, votes_table
from kit.store.engine import Store
from kit.store.live import hands
from kit.store.live.hands import HandsRecord
from kit.vocabulary import Stage
from tests.support.room import NOON, make_room

SCHEMA = Path(__file__).parents[3] / "schemas" / "results.schema.json"
#: Of "plan", whose key says official, and of "vote", whose key says sourced: first, then second.
GIVEN: Mapping[str, Mapping[str, tuple[str | None, str | None]]] = {
    "plan": {"Mia": ("sourced", "official"), "Ben": ("official", "editorial"), "Ada": ("official", None)},
    "vote": {"Mia": ("sourced", None), "Ben": (None, None), "Ada": (None, "sourced")},
}  # fmt: skip


def taught(store: Store) -> Results:
    """Two questions, each voted on twice, of three that were put; "figure" was only read."""
    room = make_room(store)
    task = session.start(store, room.library, room.classroom_id, "three-claims", NOON)
    for who in room.people.values():
        attempts.start(store, who, task, clock_at(NOON))
    assignment_ref = (store, room.classroom_id, task)

    def step() -> int:
        return session.live_of(*assignment_ref).session.step

    for item_id, given in GIVEN.items():
        session.put(*assignment_ref, step(), item_id, clock_at(NOON))
        for ballot, stage in enumerate((Stage.VOTE, Stage.VOTE_AGAIN), 1):
            session.move(*assignment_ref, step(), stage, clock_at(NOON))
            for name, labels in given.items():
                label, who = labels[ballot - 1], room.people[name]
                if label is None:
                    continue
                attempt = attempts.work(store, who, task, NOON).attempt
                answer = [PostedAnswer(item_id, ballot, {"label": label})]
                saving.save_answers(
                    store, who, task, attempt.id, answer, clock_at(NOON), ballot=ballot
                )
            session.move(
                *assignment_ref,
                step(),
                Stage.CLOSED if ballot == 1 else Stage.REVEAL,
                clock_at(NOON),
            )
    session.put(*assignment_ref, step(), "figure", clock_at(NOON))
    session.end(*assignment_ref, clock_at(NOON))
    return results(store, room.classroom_id, task, NOON)


def rows(table: Table | None) -> list[dict[str, str]]:
    assert table is not None
    text = "".join(csv_file(table)).removeprefix(BOM)
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def found(store: Store) -> Results:
    """The results of the lesson, on both databases."""
    return taught(store)


def test_one_row_for_each_vote(found: Results) -> None:
    given = [
        tuple(row[name] for name in ("student", "item", "ballot", "given", "credit", "verdict"))
        for row in rows(votes_table(found))
    ]
    assert given == [
        ("Ada", "plan", "1", "official", "1", "right"),
        ("Ada", "vote", "2", "sourced", "1", "right"),
        ("Ben", "plan", "1", "official", "1", "right"),
        ("Ben", "plan", "2", "editorial", "0", "wrong"),
        ("Mia", "plan", "1", "sourced", "0", "wrong"),
        ("Mia", "plan", "2", "official", "1", "right"),
        ("Mia", "vote", "1", "sourced", "1", "right"),
    ]


def test_who_moved_is_counted_over_those_who_voted_twice(found: Results) -> None:
    plan, vote = rows(rounds_table(found))
    assert plan == {
        "item": "plan", "position": "1", "counts": "yes", "first_votes": "3", "second_votes": "2",
        "first_choices": "3", "second_choices": "2",
        "first_right": "2", "second_right": "1", "wrong_to_right": "1", "right_to_wrong": "1",
        "stayed_right": "0", "stayed_wrong": "0",
        "first_hands": "", "second_hands": "", "first_hands_right": "", "second_hands_right": "",
    }  # fmt: skip
    assert (vote["first_votes"], vote["second_votes"], vote["wrong_to_right"]) == ("1", "1", "0")


def test_what_stood_last_counts_and_what_was_not_asked_does_not(found: Results) -> None:
    assert [item.item_id for item in found.sheet.items] == ["plan", "vote"]
    stands = {
        row.name: {item: cell.choices[""] for item, cell in row.cells.items()}
        for row in found.sheet.handed_in
    }
    assert stands == {
        "Ada": {"plan": "official", "vote": "sourced"},
        "Ben": {"plan": "editorial"},
        "Mia": {"plan": "official", "vote": "sourced"},
    }


def test_hidden_names_and_keys_are_in_no_file(found: Results) -> None:
    hidden = found.masked(hides=True)
    votes, moves = rows(votes_table(hidden)), rows(rounds_table(hidden))
    assert {row["student"] for row in votes} == {"Student 1", "Student 2", "Student 3"}
    assert {row[name] for row in votes for name in ("credit", "verdict")} == {""}
    assert {row["wrong_to_right"] for row in moves} | {row["first_right"] for row in moves} == {""}


def test_json_has_the_votes_and_fits_its_schema(found: Results) -> None:
    data = json.loads("".join(results_json(found, NOON)))
    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    ada = next(one for one in data["students"] if one["name"] == "Ada")
    assert [(one["item"], one["ballot"], one["given"]) for one in ada["votes"]] == [
        ("plan", 1, {"": "official"}),
        ("vote", 2, {"": "sourced"}),
    ]


def test_workbook_has_both_sheets(found: Results) -> None:
    with results_workbook(found, NOON) as file:
        book = zipfile.ZipFile(io.BytesIO(file.read()))
    sheets = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert [name for name in sheets if name in {"Rounds", "Votes"}] == ["Rounds", "Votes"]


def test_somebody_removed_is_in_no_vote(store: Store) -> None:
    found = taught(store)
    record = found.assignment
    ada = next(row for row in found.sheet.students if row.name == "Ada")
    class_list.remove_student(store, record.classroom_id, ada.student_id, NOON)
    again = results(store, record.classroom_id, record.id, NOON)
    assert {row["student"] for row in rows(votes_table(again))} == {"Ben", "Mia"}


def test_hands_have_a_file_of_their_own_and_are_added_to_no_votes(any_store: Store) -> None:
    without = taught(any_store)
    assert rows(hands_table(without)) == []
    record = without.assignment
    room_ref = (record.classroom_id, record.id)
    counted = HandsRecord(
        *room_ref, "plan", 1, "", {"sourced": 5, "official": 6, "editorial": 0}, {}, 10,
        stands=True, revision=1, counted_at=NOON,
    )  # fmt: skip
    with any_store.writing() as connection:
        hands.put_hands(connection, counted)
    found = results(any_store, *room_ref, NOON)
    official = rows(hands_table(found))[1]
    assert official == {
        "item": "plan", "position": "1", "ballot": "1", "part": "", "choice": "official",
        "hands": "6", "votes_by_phone": "2", "key": "yes", "students_present": "10",
        "more_than_present": "yes", "let_stand": "yes", "after_feedback": "no",
    }  # fmt: skip
    plan = rows(rounds_table(found))[0]
    assert (plan["first_votes"], plan["first_hands"], plan["first_hands_right"]) == ("3", "11", "6")
    assert plan["second_hands"] == ""
    for files in (votes_table, rounds_table):
        before = rows(files(without))
        after = [
            {name: row[name] for name in before[0] if "hands" not in name}
            for row in rows(files(found))
        ]
        assert after == [{name: row[name] for name in row if "hands" not in name} for row in before]
    text = "".join(results_json(found, NOON))
    told = json.loads(text)
    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    assert told["hands"] == [
        {
            "item": "plan", "ballot": 1, "part": "", "present": 10, "stands": True,
            "counts": {"sourced": 5, "official": 6, "editorial": 0}, "after_feedback": False,
        }
    ]  # fmt: skip
    hidden = rows(hands_table(found.masked(hides=True)))[1]
    assert (hidden["hands"], hidden["key"]) == ("6", "")
