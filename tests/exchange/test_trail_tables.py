"""Who did what as tables: words of the closed tables, names as they are shown."""

from kit.classroom.colleagues.acts import ActLine
from kit.classroom.colleagues.kit_trail import KitTrailLine
from kit.exchange.csv_files import csv_file
from kit.exchange.local_time import local, zone
from kit.exchange.trail_tables import class_trail, kit_trail
from kit.store.models.base import Act, KitAct, Way
from tests.support.room import NOON

_AT = f"done_at ({zone()})"
_NOON = local(NOON).isoformat(" ")


def test_lines_of_a_class() -> None:
    lines = [
        ActLine(NOON, "Ms Gray", Act.REMOVED_STUDENT, "", "Mia", gone=False),
        ActLine(NOON, "Ms Gray", Act.REMOVED_STUDENT, "", "", gone=True),
        ActLine(NOON, "", Act.HANDED_OVER, "", "=1+1", gone=False),
    ]
    table = class_trail(lines, hides=False)
    assert table.header == (_AT, "teacher", "kind", "act", "about", "whom")
    assert list(table.rows) == [
        (NOON, "Ms Gray", "students", "removed-student", "", "Mia"),
        (NOON, "Ms Gray", "students", "removed-student", "", "(erased)"),
        (NOON, "(erased)", "teachers", "handed-over", "", "=1+1"),
    ]
    hidden = [row[-1] for row in class_trail(lines, hides=True, simulated=True).rows]
    assert hidden == ["yes"] * 3
    assert [row[-2] for row in class_trail(lines, hides=True, simulated=True).rows] == [
        "(hidden)",
        "(erased)",
        "=1+1",
    ]
    assert '"\'=1+1"' in "".join(csv_file(class_trail(lines, hides=False)))


def test_lines_of_the_kit() -> None:
    midnight = NOON.replace(hour=0)
    lines = [
        KitTrailLine(NOON, KitAct.SIGNED_IN, Way.PAGE, "Ms Gray", "", 0, is_unknown=False),
        KitTrailLine(
            NOON,
            KitAct.RESET_ACCOUNT,
            Way.ADMINISTRATOR,
            "Ms Gray",
            "Mr Green",
            0,
            is_unknown=False,
        ),
        KitTrailLine(NOON, KitAct.MADE_BACKUP, Way.CLOCK, "", "", 0, is_unknown=True),
        KitTrailLine(NOON, KitAct.RESTORED_BACKUP, Way.PAGE, "", "", 0, is_unknown=False),
        KitTrailLine(midnight, KitAct.DELETED_CLASS, Way.PAGE, "", "", 24, is_unknown=True),
    ]
    text = "".join(csv_file(kit_trail(lines))).lstrip("\ufeff").splitlines()
    assert text == [
        f'{_AT},"account","kind","act","way","to","students","by"',
        f'"{_NOON}","Ms Gray","sign-ins","signed-in","page","","",""',
        f'"{_NOON}","Ms Gray","accounts","reset-account","administrator","","","Mr Green"',
        f'"{_NOON}","","backups","made-backup","clock","","",""',
        f'"{_NOON}","(erased)","backups","restored-backup","page","","",""',
        f'"{NOON.date().isoformat()}","","deletions","deleted-class","page","","24",""',
    ]
