"""A roster is looked through before anything is made, and taken back in one press."""

import re
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from werkzeug.test import TestResponse

from kit.classroom.people import students
from kit.web.teacher.students.roster import fingerprint
from tests.web.conftest import Site, Visitor
from tests.web.reading import buttons, errors, flashes, follow, heading, lead, notices, table, typed


def names(site: Site) -> list[str]:
    everybody = students.students_of(site.room.store, site.room.classroom_id)
    return [student.name for student in everybody]


def look(site: Site, teacher: Visitor, pasted: str, **more: Any) -> TestResponse:
    return teacher.post(f"{site.classroom}/students/roster", names=pasted, **more)


def hidden(page: TestResponse, name: str) -> str:
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)">', page.text)
    assert found is not None
    return found[1]


def add(site: Site, teacher: Visitor, page: TestResponse, **more: str) -> TestResponse:
    """Press *Add* on the page of a list, with the box as it stands there."""
    form: dict[str, Any] = {
        "names": typed(page, "names"),
        "looked": hidden(page, "looked"),
        "add": "1",
        **more,
    }
    return teacher.post(f"{site.classroom}/students/roster", **form)


def items(page: TestResponse) -> list[str]:
    found = re.search(r"<ul>(.*?)</ul>", page.text, re.DOTALL)
    assert found is not None
    return [" ".join(re.sub(r"<[^>]+>", "", line).split())
            for line in re.findall(r"<li(?: [^>]*)?>(.*?)</li>", found[1], re.DOTALL)]  # fmt: skip


def test_each_line_is_shown_with_what_becomes_of_it_and_nothing_is_made(any_site: Site) -> None:
    teacher = any_site.teacher()
    pasted = "Zoe\r\nmia\r\nNoa  Lee\r\nzoe\r\nMia Gray\r\n???\r\n=1+1\r\na@x.org\r\n" + "x" * 41
    page = look(any_site, teacher, pasted)
    assert (page.status_code, heading(page)) == (200, "Look through the names")
    assert lead(page) == "3 names would be added. Nothing is added yet."
    assert table(page)[1:] == [
        ["1", "Zoe", "new"],
        ["2", "mia", "is in the class already: left as it is"],
        ["3", "Noa Lee", "new"],
        ["4", "zoe", "stands in this list before: added once"],
        ["5", "Mia Gray", "new looks like Mia: one person, or two?"],
        [
            "6",
            "???",
            "The name ??? cannot be used: it has no letter and no digit. Type your first name.",
        ],
        [
            "7",
            "=1+1",
            "The name =1+1 cannot be used: it begins as a formula of a spreadsheet does. Write the name that it stands for, or copy the cells as values.",
        ],
        [
            "8",
            "a@x.org",
            "The name a@x.org cannot be used: it is an e-mail address, which the kit does not keep. Write the name instead.",
        ],
        [
            "9",
            "x" * 41,
            f"The name {'x' * 40}… cannot be used: it is longer than 40 characters. Shorten it.",
        ],
    ]
    assert typed(page, "names") == pasted
    assert names(any_site) == ["Ada", "Ben", "Mia"]
    done = follow(teacher, add(any_site, teacher, page))
    assert flashes(done) == ["3 names are added."]
    assert names(any_site) == ["Ada", "Ben", "Mia", "Mia Gray", "Noa Lee", "Zoe"]


def test_only_what_was_looked_at_is_added(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = look(any_site, teacher, "Gray, Zoe")
    assert buttons(page)[-2:] == ["Add one name", "Look through it again"]
    for changed in ({"names": "Gray, Noa"}, {"turn": "no"}, {"looked": ""}):
        again = add(any_site, teacher, page, **changed)
        assert again.status_code == 200
        assert notices(again)[0] == "The list was changed: look through it once more, then add it."
    assert names(any_site) == ["Ada", "Ben", "Mia"]
    kept = look(any_site, teacher, "Gray, Zoe", turn="no")
    assert table(kept)[1][1] == "Gray, Zoe"
    add(any_site, teacher, kept, turn="no")
    assert names(any_site) == ["Ada", "Ben", "Gray, Zoe", "Mia"]
    assert fingerprint("a\r\nb", "", "") == fingerprint("a\nb", "", "")


def test_what_was_read_and_left_out_is_said(any_site: Site) -> None:
    page = look(
        any_site,
        any_site.teacher(),
        "Nr;Klasse;Nachname;Vorname;E-Mail\n1;9B;Gray;Zoe;z@x.org\n2;9C;Lee;Noa;n@x.org",
    )
    assert items(page) == [
        "The first line was read as the header; names come from: Vorname, Nachname.",
        "2 groups would be made: 9B, 9C.",
        "2 students would come into groups.",
        "Left out, and kept nowhere, are the columns: Nr, E-Mail.",
    ]
    assert notices(page) == [
        "There are several classes or groups in this list: 9B, 9C. Choose one below, or leave it at all of them."
    ]
    page = look(any_site, any_site.teacher(), "1. Gray, Zoe <z@x.org>\n2. Lee, Noa")
    assert items(page) == [
        "The numbering is taken off.",
        "E-mail addresses are taken off and kept nowhere.",
        "“Surname, First” is turned to “First Surname”.",
    ]
    assert items(look(any_site, any_site.teacher(), "• Zoe\n• Noa")) == [
        "The list's dots and dashes are taken off."
    ]


def test_one_class_of_two_is_chosen(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = look(any_site, teacher, "Class;Name\n9B;Zoe\n9C;Noa", only="9C")
    assert [row[1] for row in table(page)[1:]] == ["Noa"]
    add(any_site, teacher, page, only="9C")
    assert names(any_site) == ["Ada", "Ben", "Mia", "Noa"]


@pytest.mark.long
def test_list_of_five_thousand_is_said_to_be_too_long_and_added_in_no_part(any_site: Site) -> None:
    teacher = any_site.teacher()
    pasted = "\r\n".join(f"Student {number} Of Many" for number in range(5_000))
    page = look(any_site, teacher, pasted)
    assert lead(page) == "The list brings 5000 new names, and the class has room for 197."
    assert notices(page) == [
        "Nothing is added in part. Take lines out of the box until the rest fits, remove names that nobody uses, or make another class."
    ]
    assert (len(table(page)), "And 4750 more lines." in page.text) == (251, True)
    assert buttons(page)[-1] == "Look through it again"
    assert typed(page, "names") == pasted
    assert add(any_site, teacher, page).status_code == 200
    assert names(any_site) == ["Ada", "Ben", "Mia"]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("", "Paste at least one name, or choose a file with names."),
        ("Zoe" * 90_000, "This is too long; paste it in parts."),
        (
            "a@x.org\r\nb@x.org",
            "There is no name in this list: it holds e-mail addresses or numbers only, the first of them “a@x.org” in line 1. The kit keeps neither. Allowed are names, one a line, or a table that has them in a column.",
        ),
    ],
)
def test_roster_that_is_refused_stays_in_its_field(any_site: Site, pasted: str, text: str) -> None:
    reply = look(any_site, any_site.teacher(), pasted)
    assert (reply.status_code, errors(reply)) == (400, [text])
    assert typed(reply, "names") == pasted
    assert names(any_site) == ["Ada", "Ben", "Mia"]


def look_at_file(site: Site, teacher: Visitor, raw: bytes, **more: Any) -> TestResponse:
    return teacher.post(
        f"{site.classroom}/students/roster",
        file=(BytesIO(raw), "class.csv"),  # type: ignore[arg-type]  # what the client takes
        **more,
    )


def test_roster_comes_in_a_file_as_excel_saves_it(any_site: Site) -> None:
    teacher = any_site.teacher()
    text = "Nr;Vorname;Name;;\r\n1;Zoé;Gray;;\r\n2;mia;;;\r\n3;???;;;\r\n;;;;\r\n"
    page = look_at_file(any_site, teacher, text.encode("cp1252"))
    assert notices(page) == [
        "The file does not say how its letters are written; it was read as a Western Windows writes them. Look at the accents: where they are wrong, save the file as “CSV UTF-8” and choose it again."
    ]
    assert [row[1] for row in table(page)[1:]] == ["Zoé Gray", "mia", "???"]
    # The file is a text in the box from here on, so the form needs no file again.
    assert typed(page, "names").splitlines()[:2] == ["Nr;Vorname;Name;;", "1;Zoé;Gray;;"]
    assert flashes(follow(teacher, add(any_site, teacher, page))) == ["One name is added."]
    assert names(any_site) == ["Ada", "Ben", "Mia", "Zoé Gray"]


def test_roster_comes_in_a_workbook(any_site: Site) -> None:
    raw = BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as book:
        sheet = book.add_worksheet("9B")
        sheet.write_row(0, 0, ("No", "Name", "E-mail"))
        sheet.write_row(1, 0, (1, "Gray, Zoé", "z@x.org"))
    teacher = any_site.teacher()
    page = look_at_file(any_site, teacher, raw.getvalue())
    assert table(page)[1:] == [["2", "Zoé Gray", "new"]]
    add(any_site, teacher, page)
    assert names(any_site) == ["Ada", "Ben", "Mia", "Zoé Gray"]


@pytest.mark.parametrize(
    ("raw", "more", "text"),
    [
        (
            b"PK\x03\x04",
            {},
            "This file is a workbook of another kind (ODS or Numbers), or damaged. Allowed are tables saved as text, or as XLSX: in Excel, LibreOffice, Numbers or Google Sheets save or export it as one of them (as text: CSV, in Excel “CSV UTF-8”). Or copy the cells and paste them into the box.",
        ),
        (
            b"",
            {},
            "There is no name in this list: it is empty. Allowed are names, one a line, or a table that has them in a column.",
        ),
        (
            b"Zoe",
            {"names": "Noa"},
            "There are names in the box, and a file is chosen, too. Empty the box, or leave the file out: add one list after the other.",
        ),
    ],
)
def test_file_that_is_refused_says_why_beside_it(
    any_site: Site, raw: bytes, more: dict[str, str], text: str
) -> None:
    reply = look_at_file(any_site, any_site.teacher(), raw, **more)
    assert (reply.status_code, errors(reply)) == (400, [text])
    assert typed(reply, "names") == more.get("names", "")
    assert names(any_site) == ["Ada", "Ben", "Mia"]


def test_added_names_are_taken_out_in_one_press_and_stand_in_the_box(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = follow(teacher, add(any_site, teacher, look(any_site, teacher, "Zoe\nNoa\nLou")))
    told = r"3 names of the list added [^.]+ are still free\. Undo: take them out"
    assert re.search(told, " ".join(notices(page)))
    any_site.student("Lou")
    stamp = hidden(page, "added")
    undone = teacher.post(f"{any_site.classroom}/students/roster/undo", added=stamp)
    assert notices(undone) == ["2 names are out of the class again. They stand in the box below."]
    assert typed(undone, "names").split() == ["Noa", "Zoe"]
    assert names(any_site) == ["Ada", "Ben", "Lou", "Mia"]
    again = teacher.post(f"{any_site.classroom}/students/roster/undo", added=stamp)
    assert flashes(follow(teacher, again)) == [
        "There was nothing to take back: no name of that list is free."
    ]


def test_hidden_names_are_shown_on_no_page_of_a_list(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.post("/teacher/hide")
    page = look(any_site, teacher, "Zoe\nMia\n???")
    seen = re.sub(r'<input type="hidden"[^>]*>', "", page.text)
    assert "Zoe" not in seen
    assert "Mia" not in seen
    add_form: dict[str, Any] = {
        "names": hidden(page, "names"),
        "looked": hidden(page, "looked"),
        "add": "1",
    }
    teacher.post(f"{any_site.classroom}/students/roster", **add_form)
    assert "Zoe" in names(any_site)


def test_groups_of_a_list_are_told_made_and_undone(any_site: Site) -> None:
    teacher = any_site.teacher()
    pasted = "Name;Group\nZoe;Red\nMia;Blue\nNoa;Red\nZoe;Blue\nLou;???"
    page = look(any_site, teacher, pasted)
    assert items(page) == [
        "The first line was read as the header; names come from: Name.",
        "2 groups would be made: Red, Blue.",
        "3 students would come into groups.",
    ]
    assert [row[2] for row in table(page)[1:]] == [
        "new comes into the group Red",
        "is in the class already: left as it is comes into the group Blue",
        "new comes into the group Red",
        "stands in this list before: added once comes into the group Blue, and stays in Red, too",
        "new The name ??? cannot be used for a group: it has no letter and no digit. Type 1 to 40 characters with a letter or digit among them.",
    ]
    done = follow(teacher, add(any_site, teacher, page))
    assert flashes(done) == [
        "3 names are added. 2 groups are made. 3 students were put into groups."
    ]
    groups = teacher.get(f"{any_site.classroom}/groups")
    assert "Red" in groups.text
    undone = teacher.post(f"{any_site.classroom}/students/roster/undo", added=hidden(done, "added"))
    assert notices(undone) == [
        "3 names are out of the class again. They stand in the box below. 2 groups that it made are deleted. One student is out of the group again."
    ]
    assert sorted(typed(undone, "names").splitlines()) == [
        "Lou\t", "Name\tGroup", "Noa\tRed", "Zoe\tBlue", "Zoe\tRed",
    ]  # fmt: skip
    assert names(any_site) == ["Ada", "Ben", "Mia"]


def test_groups_of_a_list_are_left_out_by_choice_or_where_they_part_nobody(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = look(any_site, teacher, "Name;Class\nZoe;9B\nNoa;9B")
    assert items(page)[1:] == ["All of them are in the class or group 9B."]
    changed = add(any_site, teacher, page, groups="yes")
    assert notices(changed) == ["The list was changed: look through it once more, then add it."]
    assert "One group would be made: 9B." in items(changed)
    add(any_site, teacher, changed, groups="no")
    assert names(any_site) == ["Ada", "Ben", "Mia"]
    done = follow(teacher, add(any_site, teacher, changed, groups="yes"))
    assert flashes(done) == [
        "2 names are added. One group is made. 2 students were put into groups."
    ]
    only = look(any_site, teacher, "Name;Group\nMia;Red\nBen;Blue")
    assert lead(only) == "No name would be added, and 2 students would come into groups."
    assert buttons(only)[-2] == "Put them into their groups"
    placed = follow(teacher, add(any_site, teacher, only))
    assert flashes(placed) == [
        "0 names are added. 2 groups are made. 2 students were put into groups."
    ]
    back = teacher.post(f"{any_site.classroom}/students/roster/undo", added=hidden(placed, "added"))
    assert flashes(follow(teacher, back)) == [
        "2 groups that it made are deleted. 2 students are out of their groups again."
    ]


def test_more_groups_than_a_class_keeps_are_left_out_and_it_says_so(any_site: Site) -> None:
    teacher = any_site.teacher()
    pasted = "\n".join(["Name;Group", *(f"N{at} Of Many;Table {at}" for at in range(61))])
    page = look(any_site, teacher, pasted)
    assert notices(page)[1:] == [
        "With the groups of this list the class would have 61; 60 are the most. None of them is made."
    ]
    done = follow(teacher, add(any_site, teacher, page))
    assert flashes(done) == ["61 names are added."]
