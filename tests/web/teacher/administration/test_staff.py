"""Teachers by a list, in the browser: nothing typed is lost, nothing is made before it is shown."""

import re
from typing import Final

from kit.classroom.people.accounts import teachers
from tests.web.conftest import Site
from tests.web.reading import errors, flashes, follow, lead, plain, table

LIST: Final = "/teacher/administration/list"
NAMES: Final = "Teacher;Subject\nGray, Ms;Art\nQuill, Ada;Music\nReed, Mo;Music"


def names(site: Site) -> list[str]:
    return [row.name for row in teachers.list_teachers(site.room.store)]


def looked(text: str) -> str:
    match = re.search(r'name="looked" value="(\w+)"', text)
    assert match is not None
    return match[1]


def test_list_is_looked_through_made_printed_taken_along_and_undone(any_site: Site) -> None:
    teacher = any_site.teacher()
    before = names(any_site)
    page = teacher.post(LIST, names=NAMES)
    assert lead(page) == "2 accounts would be made. Nothing is made yet."
    assert [row[2] for row in table(page)[1:]] == [
        "has an account, or one that looks the same: left as it is",
        "new",
        "new",
    ]
    assert names(any_site) == before
    done = teacher.post(LIST, names=NAMES, looked=looked(page.text), turn="yes", add="1")
    shown = follow(teacher, done)
    assert flashes(shown) == ["2 accounts are made."]
    assert names(any_site) == [*before, "Ada Quill", "Mo Reed"]
    printed = table(shown)
    assert [row[0] for row in printed[1:]] == ["Ada Quill", "Mo Reed"]
    assert "/teacher/set-up/" in printed[1][1]
    made = re.search(r'links\.csv\?made=([^"]+)"', shown.text)
    assert made is not None
    file = teacher.get(f"/teacher/administration/links.csv?made={made[1]}")
    assert printed[2][1] in file.text
    undo = re.search(r'name="made" value="([^"]+)"', shown.text)
    assert undo is not None
    back = teacher.post(f"{LIST}/undo", made=undo[1])
    assert "2 accounts are gone again." in plain(back.text)
    assert "Ada Quill\nMo Reed</textarea>" in back.text.replace("\r", "")
    assert names(any_site) == before


def test_what_is_wrong_with_a_list_is_said_beside_it_and_the_list_stays(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert errors(teacher.post(LIST, names="")) == [
        "Paste at least one name, or choose a file with names."
    ]
    refused = teacher.post(LIST, names="1\n2")
    assert refused.status_code == 400
    assert len(errors(refused)) == 1
    assert "1\n2</textarea>" in refused.text.replace("\r", "")
    changed = teacher.post(LIST, names=NAMES, looked="something else", add="1")
    assert "The list was changed: look through it once more, then add it." in plain(changed.text)
