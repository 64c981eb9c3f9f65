"""What was done is listed by its class alone, the last first, and no line is ever changed."""

import ast
from datetime import timedelta
from pathlib import Path

from kit.store.colleagues import acts
from kit.store.colleagues.acts import ActRecord, Wanted
from kit.store.ids import new_id
from kit.store.models.base import Act
from tests.support.room import NOON, Room
from tests.support.trees import ONE_PROCESS, tree_of

KIT = Path(__file__).parents[3] / "kit"


def test_acts_are_the_last_first(room: Room) -> None:
    mia = room.people["Mia"].student_id
    with room.store.writing() as connection:
        records = [
            ActRecord(
                room.classroom_id,
                new_id(),
                NOON + timedelta(hours=hours),
                room.teacher_id,
                act,
                "",
                whom,
            )
            for hours, (act, whom) in enumerate([(Act.GAVE, None), (Act.REMOVED_STUDENT, mia)])
        ]
        for record in records:
            acts.add_act(connection, record)
        assert acts.last_act_of(connection, room.classroom_id, room.teacher_id) is (
            Act.REMOVED_STUDENT
        )
        assert acts.last_act_of(connection, room.classroom_id, new_id()) is None
        newest, oldest = records[1], records[0]
        assert acts.acts(connection, room.classroom_id, 9) == [newest, oldest]
        assert acts.acts(connection, room.classroom_id, 1) == [newest]
        assert acts.acts(connection, room.classroom_id, None, Wanted(before=newest)) == [oldest]
        kinds = Wanted(frozenset({Act.GAVE}))
        assert acts.acts(connection, room.classroom_id, 9, kinds) == [oldest]
        assert acts.acts(connection, room.classroom_id, 9, Wanted(teacher_id=new_id())) == []
        assert acts.acts(connection, new_id(), 9) == []
        assert acts.act(connection, room.classroom_id, newest.id) == newest
        assert acts.act(connection, new_id(), newest.id) is None
        assert acts.acting_teachers(connection, room.classroom_id) == [room.teacher_id]


def test_same_id_again_changes_nothing(room: Room) -> None:
    record = ActRecord(room.classroom_id, new_id(), NOON, room.teacher_id, Act.GAVE, "Ours")
    other = ActRecord(room.classroom_id, record.id, NOON, room.teacher_id, Act.GAVE, "Theirs")
    with room.store.writing() as connection:
        acts.add_act(connection, record)
        acts.add_act(connection, other)
        assert acts.acts(connection, room.classroom_id, 9) == [record]


def changing(path: Path) -> list[str]:
    """The calls of a module that would change or delete lines of the trail."""
    tables = {"ClassroomAct", "KitLine", "classroom_act", "kit_line"}
    return [
        f"{path.relative_to(KIT).as_posix()}: {ast.unparse(node)}"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] in {"update", "delete", "text", "exec_driver_sql"}
        and any(table in ast.unparse(argument) for argument in node.args for table in tables)
    ]


@ONE_PROCESS
def test_no_use_case_changes_a_line_or_deletes_one_but_the_upkeep() -> None:
    """A class's lines go by cascade, with the class. Whole databases are copied as they are."""
    calls = [call for path in sorted(KIT.rglob("*.py")) for call in changing(path)]
    assert calls == ["store/colleagues/kit_lines.py: delete(KitLine)"]
    deleting = [
        path.relative_to(KIT).as_posix()
        for path in KIT.rglob("*.py")
        if "kit_lines.delete_before" in path.read_text("utf-8")
    ]
    assert deleting == ["classroom/people/accounts/trail.py"]
