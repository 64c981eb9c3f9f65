"""Items and labels as tables: whole small files."""

from kit.exchange.results.statistics import items_table, labels_table
from tests.support.room import Room
from tests.support.small_results import in_room, lines, rows


def test_whole_file_of_the_items(small: Room) -> None:
    few = '"","","","1","too-few-for-correlation","","","","1","too-few-for-groups","",""'
    start = (
        'item,"position","counts","debatable","students","answered","left_out","right",'
        '"partly","wrong","difficulty","difficulty_low","difficulty_high","difficulty_n",'
        '"difficulty_why_not","facility",'
    )
    one = '"1","0.206549","1","1",""'
    none = '"0","0","0.793451","1",""'
    half = '"0.5","0.0546208","0.945379","1",""'
    found = lines(items_table(in_room(small)))
    assert found[0].startswith(start)
    assert found[1:] == [
        f'"plan","1","yes","no","1","1","0","1","0","0",{one},{one},{few}',
        f'"vote","2","yes","no","1","1","0","0","0","1",{none},{none},{few}',
        f'"disgrace","3","yes","no","1","1","0","1","0","0",{one},{one},{few}',
        f'"figure","4","yes","yes","1","1","0","0","1","0",{half},{half},{few}',
        "",
    ]


def test_items_without_keys_tell_only_who_answered(small: Room) -> None:
    for row in rows(items_table(in_room(small).masked(hides=True))):
        there = {name: value for name, value in row.items() if value}
        position = {"plan": "1", "vote": "2", "disgrace": "3", "figure": "4"}[row["item"]]
        assert there == {
            "item": row["item"],
            "position": position,
            "students": "1",
            "answered": "1",
            "left_out": "0",
        }


def test_labels_count_what_the_page_counts(small: Room) -> None:
    found = rows(labels_table(in_room(small)))
    given = ("given_sourced", "given_official", "given_editorial")
    assert [(row["key"], *(row[name] for name in given)) for row in found] == [
        ("sourced", "0", "0", "1"),
        ("official", "0", "1", "0"),
        ("editorial", "0", "0", "1"),
    ]
    assert [(row["recall"], row["recall_n"]) for row in found] == [
        ("0", "1"), ("1", "1"), ("1", "1"),
    ]  # fmt: skip
    assert [row["precision_why_not"] for row in found] == ["no-answers", "", ""]
