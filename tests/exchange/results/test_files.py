"""An assignment's results as files: what stands in each of them alike."""

from dataclasses import replace

from kit.classroom.assignments.pinning import Rules
from kit.classroom.reports.results import Results, results
from kit.exchange.csv_files import csv_file
from kit.exchange.results.tables import answers_table
from kit.store.engine import Store
from tests.support.result_files import read
from tests.support.room import ITEMS, make_room


def test_first_attempt_stands_in_the_files_where_another_one_counts(any_store: Store) -> None:
    room = make_room(any_store, Rules(attempts_allowed=2))
    room.start("Mia")
    room.save("Mia", 1, plan="sourced")
    room.submit("Mia")
    room.do_all("Mia")
    room.do_all("Ben")
    found = results(room.store, room.classroom_id, room.assignment_id, room.now)
    table = answers_table(found)
    nothing = (None, None, None)
    assert [(row[0], row[5], tuple(row[-3:])) for row in table.rows if row[0] != "Ada"] == [
        *(("Ben", item, nothing) for item in ITEMS),
        ("Mia", "plan", ("sourced", 0.0, "wrong")),
        *(("Mia", item, (None, None, "omitted")) for item in ITEMS[1:]),
    ]
    firsts = {one["name"]: one["first"] for one in read(found)["students"]}
    assert (firsts["Ada"], firsts["Ben"]) == (None, None)
    assert [(one["item"], one["given"], one["credit"]) for one in firsts["Mia"]] == [
        ("plan", {"": "sourced"}, 0.0)
    ]
    hidden = {
        one["name"]: one["first"]
        for one in read(replace(found, sheet=found.sheet.masked(names=True, keys=False)))[
            "students"
        ]
    }
    assert [(one["given"], one["credit"], one["verdict"]) for one in hidden["Mia"]] == [
        ({"": "sourced"}, None, None)
    ]


def test_csv_of_a_table_is_read_once(found: Results) -> None:
    table = answers_table(found)
    assert len(list(csv_file(table))) == 2 + 3 * 4
    assert len(list(csv_file(table))) == 2
