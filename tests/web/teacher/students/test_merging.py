"""Merging shows what the two have, preselects nothing and is undone; names are swapped back."""

import re
from typing import Any

from werkzeug.test import TestResponse

from kit.classroom.people import class_list, students
from kit.store.ids import new_id
from kit.web import state as web_state
from tests.support.room import RIGHT
from tests.web.conftest import Site, Visitor
from tests.web.reading import buttons, flashes, follow, heading, lead, notices, table
from tests.web.teacher.giving.undoing import press_undo

CHOOSE = "Choose a student of this class from the list."


def names(site: Site) -> list[str]:
    everybody = students.students_of(site.room.store, site.room.classroom_id)
    return [student.name for student in everybody]


def id_of(site: Site, name: str) -> str:
    everybody = students.students_of(site.room.store, site.room.classroom_id)
    return next(str(student.id) for student in everybody if student.name == name)


def path_of(site: Site, name: str) -> str:
    return f"{site.classroom}/students/{id_of(site, name)}"


def swap(teacher: Visitor, student: str, other: str) -> TestResponse:
    form: dict[str, Any] = {"with": other}
    return teacher.post(f"{student}/swap", **form)


def test_merge_somebody_who_joined_twice_and_undo_it(site: Site) -> None:
    site.room.now = web_state.now()
    twice = site.student("Mia 2")
    twice.post(f"{site.work}/start")
    site.room.do_all("Mia", **RIGHT)
    teacher, edit = site.teacher(), path_of(site, "Mia 2")
    options = re.findall(r'<option value="([^"]*)">([^<]+)</option>', teacher.get(edit).text)
    assert [name for _id, name in options[:4]] == ["Choose…", "Ada", "Ben", "Mia"]
    assert (
        "selected"
        not in teacher.get(edit).text.partition('name="keep"')[2].partition("</select")[0]
    )
    page = teacher.get(f"{edit}/merge?keep={options[3][0]}")
    assert heading(page) == "Merge Mia 2 into Mia?"
    assert lead(page) == (
        "The work and devices of Mia 2 go to Mia, and the name Mia 2 leaves the class. For a day "
        "you can undo it."
    )
    assert table(page)[0] == ["", "Mia 2", "Mia"]
    assert table(page)[2:] == [
        ["Exercises", "Three claims: at work", "Three claims: handed in once"],
        ["Appeals", "0", "0"],
    ]
    assert buttons(page)[-1] == "Merge Mia 2 into Mia"
    assert names(site) == ["Ada", "Ben", "Mia", "Mia 2"]
    page = follow(teacher, teacher.post(f"{edit}/merge", keep=options[3][0]))
    assert flashes(page) == [
        "The two are one student now, with the work of both. For a day you can undo it."
    ]
    assert notices(page)[0].startswith("Mia 2 went into Mia ")
    assert names(site) == ["Ada", "Ben", "Mia"]
    assert heading(twice.get("/work/")) == "Hello Mia"
    assert teacher.get(edit).status_code == 404
    page = follow(teacher, teacher.post(f"{edit}/merge/undo"))
    assert flashes(page) == ["The two are two students again, each with what was theirs."]
    assert names(site) == ["Ada", "Ben", "Mia", "Mia 2"]
    assert heading(twice.get("/work/")) == "Hello Mia 2"
    assert twice.get(f"{site.work}/claims").status_code == 200


def test_two_at_work_are_said_to_become_one_attempt(any_site: Site) -> None:
    room = any_site.room
    room.start("Mia")
    room.start("Ben")
    page = any_site.teacher().get(f"{path_of(any_site, 'Mia')}/merge?keep={id_of(any_site, 'Ben')}")
    assert notices(page) == [
        (
            "Both are at work on: Three claims. The two attempts become one; where both answered, the "
            "answer of the attempt begun later stays."
        )
    ]


def test_merge_with_nobody_of_the_class_asks_again(any_site: Site) -> None:
    teacher, mia = any_site.teacher(), path_of(any_site, "Mia")
    own = id_of(any_site, "Mia")
    themselves = "Choose two different students: Mia cannot be merged with themselves."
    for keep, text in (("nonsense", CHOOSE), ("", CHOOSE), (own, themselves)):
        page = follow(teacher, teacher.post(f"{mia}/merge", keep=keep))
        assert (flashes(page), heading(page)) == ([text], "Mia")
        page = follow(teacher, teacher.get(f"{mia}/merge?keep={keep}"))
        assert (flashes(page), heading(page)) == ([text], "Mia")
    assert teacher.post(f"{mia}/merge", keep=str(new_id())).status_code == 404
    assert names(any_site) == ["Ada", "Ben", "Mia"]


def test_undo_that_comes_too_late_says_so(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    class_list.merge_students(room.store, room.classroom_id, mia, ben, web_state.now())
    any_site.student("Mia")
    page = follow(teacher, teacher.post(f"{any_site.classroom}/students/{mia}/merge/undo"))
    assert flashes(page)[0].startswith("Another student in this class is called Mia, or looks so.")
    teacher.post(f"{any_site.classroom}/students/{ben}/remove")
    page = follow(teacher, teacher.post(f"{any_site.classroom}/students/{mia}/merge/undo"))
    assert flashes(page)[1:] == [
        (
            "Mia cannot be taken apart again: the student they were merged into has left the class. "
            "Bring that one back first."
        )
    ]


def test_two_who_took_each_others_names_are_swapped_and_swapped_back(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.do_all("Mia", **RIGHT)
    mia, ben = path_of(any_site, "Mia"), id_of(any_site, "Ben")
    swapped = [
        (
            "Mia and Ben have swapped names; work and personal codes stayed where they were. Print "
            "their codes anew."
        )
    ]
    for _press in range(2):
        page = follow(teacher, swap(teacher, mia, f"{ben} Ben"))
        assert flashes(page) == swapped
        assert id_of(any_site, "Mia") == ben
    assert flashes(press_undo(teacher, page)) == [swapped[0].replace("Mia and Ben", "Ben and Mia")]
    assert id_of(any_site, "Ben") == ben
    follow(teacher, swap(teacher, mia, f"{ben} Ben"))
    other = str(room.people["Ada"].student_id)
    page = follow(teacher, swap(teacher, mia, f"{other} Eve"))
    assert flashes(page) == [
        (
            "Nothing was swapped: the names have changed since this page was shown. Look at the two "
            "again, and swap them if they still need it."
        )
    ]
    follow(teacher, swap(teacher, mia, f"{ben} Mia"))
    assert id_of(any_site, "Ben") == ben
    assert flashes(follow(teacher, swap(teacher, mia, ""))) == [CHOOSE]
