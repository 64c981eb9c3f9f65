"""A class and its names: the roster, renaming, merging, letting back in, removing, codes."""

import re
from pathlib import Path

from werkzeug.test import TestResponse

from kit.classroom.people import classrooms, students
from kit.store.engine import Store
from kit.web import state as web_state
from tests.support.room import RIGHT
from tests.web.conftest import Site, shared_site, text_of
from tests.web.reading import (
    buttons,
    errors,
    flashes,
    follow,
    heading,
    lead,
    notices,
    plain,
    table,
    typed,
)

TAKEN = (
    "Another student in this class is called {}, or looks so. Rename that one first, or make the "
    "two one under “more”."
)
USED = (
    "That is no personal code of this class, or a one-time code that was used or is too old. "
    "Look again at your slip, or ask your teacher to let you back in."
)


def names(site: Site) -> list[str]:
    found = students.students_of(site.room.store, site.room.classroom_id)
    return [student.name for student in found]


def path_of(site: Site, name: str) -> str:
    return f"{site.classroom}/students/{site.room.people[name].student_id}"


def test_rename_a_student(any_site: Site) -> None:
    teacher, mia = any_site.teacher(), path_of(any_site, "Mia")
    assert typed(teacher.get(mia), "name") == "Mia"
    teacher.post(mia, name="Mia B")
    assert names(any_site) == ["Ada", "Ben", "Mia B"]
    taken = teacher.post(mia, name="ben")
    assert (taken.status_code, errors(taken)) == (409, [TAKEN.format("ben")])
    assert typed(taken, "name") == "ben"
    assert errors(teacher.post(mia, name="")) == ["Type a name."]
    assert teacher.post(mia, name="MIA B").status_code == 303


def test_let_back_in_with_one_click_once(site: Site) -> None:
    teacher, visitor = site.teacher(), site.visitor()
    assert buttons(teacher.get(f"{site.classroom}/students")).count("Let back in") == 3
    page = follow(teacher, teacher.post(f"{path_of(site, 'Mia')}/readmit"))
    assert heading(page) == "Let Mia back in"
    assert lead(page).replace(" ,", ",") == (
        "On the student's device: open http://192.0.2.20:8000, type the class code, choose “Back "
        "to my work with my code”, and type the one-time code."
    )
    code, once = re.findall(r'<span class="code" translate="no">(\w{4} \w{4})</span>', page.text)
    assert code.replace(" ", "") == site.room.code
    home = follow(visitor, visitor.post(f"/join/{code}/back", personal_code=once.lower()))
    assert heading(home) == "Hello Mia"
    again = site.visitor().post(f"/join/{code}/back", personal_code=once)
    assert (again.status_code, errors(again)) == (404, [USED])


def test_let_back_in_again_ends_the_code_before(any_site: Site) -> None:
    teacher, mia = any_site.teacher(), path_of(any_site, "Mia")
    old, new = (
        re.findall(
            r'<span class="code" translate="no">(\w{4} \w{4})</span>',
            follow(teacher, teacher.post(f"{mia}/readmit")).text,
        )[1]
        for _click in range(2)
    )
    back = f"/join/{any_site.room.code}/back"
    assert any_site.visitor().post(back, personal_code=old).status_code == 404
    assert any_site.visitor().post(back, personal_code=new).status_code == 303


def test_sign_a_student_out_everywhere_with_a_new_personal_code(any_site: Site) -> None:
    room, thief = any_site.room, any_site.visitor()
    back = f"/join/{room.code}/back"
    old = students.personal_code(room.store, room.people["Mia"])
    thief.post(back, personal_code=old)
    thief.token = ""
    assert heading(thief.get("/work/")) == "Hello Mia"
    teacher, mia = any_site.teacher(), path_of(any_site, "Mia")
    assert "Sign out everywhere and give a new personal code" in buttons(teacher.get(mia))
    page = follow(teacher, teacher.post(f"{mia}/sign-out"))
    assert (page.status_code, heading(page)) == (200, "Mia is signed out everywhere")
    assert lead(page).replace(" ,", ",") == (
        "The old personal code no longer works, on no slip and no device. On the student's device: "
        "open http://192.0.2.20:8000, type the class code, choose “Back to my work with my code”, "
        "and type the new personal code."
    )
    code, new = re.findall(r'<span class="code" translate="no">(\w{8})</span>', page.text)
    assert code == room.code
    assert thief.get("/work/").location == "/?signed_out=1"
    again = any_site.visitor().post(back, personal_code=old)
    assert (again.status_code, errors(again)) == (404, [USED])
    visitor = any_site.visitor()
    assert heading(follow(visitor, visitor.post(back, personal_code=new))) == "Hello Mia"


def test_one_device_of_a_student_is_ended_at_its_next_request(any_site: Site) -> None:
    code = students.personal_code(any_site.room.store, any_site.room.people["Mia"])
    lent = any_site.visitor()
    lent.post(f"/join/{any_site.room.code}/back", personal_code=code)
    lent.token = ""
    assert heading(lent.get("/work/")) == "Hello Mia"
    teacher, mia = any_site.teacher(), path_of(any_site, "Mia")
    page = teacher.get(mia)
    (last, *_others) = references = re.findall(r'name="device" value="([\w-]+)"', page.text)
    words = text_of(page)
    assert words.count("A device, since") == len(references) == 2
    assert (
        "A device that you end needs the personal code, or a one-time code from here, to come "
        "back. What it has saved is kept; the kit does not know which device is which."
    ) in words
    page = follow(teacher, teacher.post(f"{mia}/devices/end", device=last))
    assert (heading(page), flashes(page)) == ("Mia", ["That device is signed out."])
    assert text_of(page).count("A device, since") == 1
    assert lent.get("/work/").location == "/?signed_out=1"
    asked = lent.get("/work/tasks", headers={"Accept": "application/json"})
    assert asked.status_code in {401, 404}
    kept = lent.post(f"{any_site.work}/save")
    assert kept.status_code in {401, 404}
    lent.token = ""
    assert lent.post(f"/join/{any_site.room.code}/back", personal_code=code).status_code == 303


def test_sign_out_everywhere_hides_the_name_with_the_others(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.post("/teacher/hide")
    page = follow(teacher, teacher.post(f"{path_of(any_site, 'Mia')}/sign-out"))
    assert heading(page) == "The student is signed out everywhere"
    assert "Mia" not in page.text


def test_remove_bring_back_and_delete_for_good(site: Site) -> None:
    teacher, mia = site.teacher(), path_of(site, "Mia")
    page = follow(teacher, teacher.post(f"{mia}/remove"))
    assert flashes(page) == [
        "Removed from the class and signed out; the work is kept. You can undo this."
    ]
    assert buttons(page).count("Undo") == 1
    assert f'action="{mia}/restore"' in page.text
    assert "One removed student Mia Bring back delete for good" in text_of(page)
    page = follow(teacher, teacher.post(f"{mia}/restore"))
    assert flashes(page) == [
        "Back in the class, with a new personal code. Let them back in on their device."
    ]
    assert buttons(page).count("Undo") == 1
    assert f'action="{mia}/remove"' in page.text
    assert names(site) == ["Ada", "Ben", "Mia"]
    teacher.post(f"{mia}/remove")
    asks = teacher.get(f"{mia}/erase")
    assert (heading(asks), lead(asks)) == (
        "Delete Mia for good?",
        (
            "The name, 0 attempts, 0 answers, 0 votes, 0 arguments and 0 claims go, with marks and "
            "comments. Nothing brings them back."
        ),
    )
    page = follow(teacher, teacher.post(f"{mia}/erase"))
    assert flashes(page) == ["Deleted for good, with all answers."]
    assert "Mia" not in page.text


def test_bring_back_where_the_name_went_on(any_site: Site) -> None:
    teacher, mia = any_site.teacher(), path_of(any_site, "Mia")
    teacher.post(f"{mia}/remove")
    any_site.student("Mia")
    reply = teacher.post(f"{mia}/restore")
    assert flashes(follow(teacher, reply))[-1] == TAKEN.format("Mia")


def test_removed_students_are_in_no_count(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    for name in ("Mia", "Ben"):
        room.do_all(name, **RIGHT)
        teacher.post(f"{path_of(any_site, name)}/remove")
    assert lead(teacher.get(any_site.assignment)) == "Open. 0 of 1 have handed in."
    assert "· 0 handed in given" in text_of(teacher.get(f"{any_site.classroom}/results"))


def test_printed_codes_are_those_that_work(any_site: Site) -> None:
    room = any_site.room
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], web_state.now())
    page = any_site.teacher().get(f"{any_site.classroom}/codes")
    slips = [plain(slip).replace(" ,", ",") for slip in page.text.split('<div class="slip">')[1:]]
    assert [slip.split(" · ")[0] for slip in slips] == ["Ada", "Ben", "Mia", "Zoe"]
    shown = f"{room.code[:4]} {room.code[4:]}"
    advice = f"http://192.0.2.20:8000, class code {shown}, then “Back to my work with my code”"
    for slip in slips:
        name, code = re.findall(r"(\w+) · 9B (\w{4} \w{4}) ", slip)[0]
        assert slip.startswith(f"{name} · 9B {code} {advice}")
        visitor = any_site.visitor()
        home = follow(visitor, visitor.post(f"/join/{room.code}/back", personal_code=code))
        assert heading(home) == f"Hello {name}"


def test_rename_the_class(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = follow(teacher, teacher.post(f"{any_site.classroom}/rename", name="9C"))
    assert heading(page) == "9C"
    refused = teacher.post(f"{any_site.classroom}/rename", name="x" * 41)
    assert errors(refused) == [
        f"The name {'x' * 40}… cannot be used for a class: it is longer than 40 characters. Type 1 to 40 characters with a letter or digit among them, such as 9B."
    ]
    assert typed(refused, "name") == "x" * 41


def test_join_page_shows_no_names_and_a_new_code_ends_the_old(any_site: Site) -> None:
    teacher, code = any_site.teacher(), any_site.room.code
    page = teacher.get(f"{any_site.classroom}/join")
    assert f"http://192.0.2.20:8000 {code[:4]} {code[4:]} 3 have joined" in text_of(page)
    assert "Mia" not in page.text
    page = follow(teacher, teacher.post(f"{any_site.classroom}/new-code"))
    assert flashes(page) == ["The class has a new code; the old one no longer works."]
    assert code not in page.text
    assert any_site.visitor().get(f"/join/{code}").status_code == 404


NO_NEW = (
    "No new students can join now. Those who are in go on, and a personal or one-time code still "
    "takes a student back."
)


def listed(page: TestResponse) -> list[str]:
    return [row[0] for row in table(page)[1:]]


def test_list_is_sorted_by_first_name_or_surname_and_searched(any_site: Site) -> None:
    room, teacher, students = any_site.room, any_site.teacher(), f"{any_site.classroom}/students"
    for name in ("Élodie Zuse", "emil Abel", "Ángel O’Neil", "Sam 10", "Sam 9"):
        room.join(name)
    page = teacher.get(students)
    by_first = ["Ada", "Ángel O’Neil", "Ben", "Élodie Zuse", "emil Abel", "Mia", "Sam 9", "Sam 10"]
    assert listed(page) == by_first
    page = teacher.get(f"{students}?sort=surname")
    assert listed(page) == [
        "Sam 9", "Sam 10", "emil Abel", "Ada", "Ben", "Mia", "Ángel O’Neil", "Élodie Zuse",
    ]  # fmt: skip
    page = teacher.get(f"{students}?sort=surname&q=EL")
    assert listed(page) == ["emil Abel", "Ángel O’Neil", "Élodie Zuse"]
    assert "“EL” is in 3 of 8 names." in text_of(page)
    assert listed(teacher.get(f"{students}?q=o'neil")) == ["Ángel O’Neil"]
    assert listed(teacher.get(f"{students}?sort=nonsense&q=%00")) == []
    teacher.post("/teacher/hide")
    page = teacher.get(f"{students}?sort=surname&q=emil")
    assert sorted(listed(page)) == [f"Student {number}" for number in range(1, 9)]


def test_who_tapped_a_name_and_who_typed_one_is_said(any_site: Site) -> None:
    room = any_site.room
    classrooms.add_roster(room.store, room.classroom_id, ["Mia Schmidt", "Zoe"], web_state.now())
    any_site.student("Zoe")
    page = any_site.teacher().get(f"{any_site.classroom}/students")
    words = {row[0]: row[1].rpartition(", ")[2] for row in table(page)[1:]}
    assert words == {
        "Ada": "typed",
        "Ben": "typed",
        "Mia": "typed",
        "Mia Schmidt": "not yet",
        "Zoe": "tapped",
    }
    assert notices(page)[-1] == (
        "Mia typed a name to join, and Mia Schmidt on the roster is free. One person? Merge Mia "
        "into Mia Schmidt…"
    )


def test_stop_new_students_joining_and_let_them_again(site: Site) -> None:
    teacher, visitor, path = site.teacher(), site.visitor(), f"/join/{site.room.code}"
    assert notices(teacher.get(site.classroom)) == []
    page = follow(teacher, teacher.post(f"{site.classroom}/stop-joining"))
    assert (heading(page), notices(page)) == ("9B", [NO_NEW])
    assert "Stop new students joining" not in buttons(page)
    assert notices(teacher.get(f"{site.classroom}/join")) == [NO_NEW]
    lobby = visitor.get(path)
    assert (heading(lobby), buttons(lobby)) == ("9B", [])
    assert notices(lobby) == [
        "This class takes no new students now. If you are new, ask your teacher to let students join."
    ]
    assert "Back to my work with my code" in text_of(lobby)
    late = visitor.post(path, name="Eve")
    assert late.status_code == 409
    assert notices(late) == notices(lobby)
    page = follow(teacher, teacher.post(f"{site.classroom}/let-join", join_page="1"))
    assert (heading(page), notices(page)) == ("Join 9B", [])
    assert buttons(page)[-2:] == ["Stop new students joining", "A new code"]
    assert heading(follow(visitor, visitor.post(path, name="Eve"))) == "Hello Eve"


def test_delete_the_class_asks_for_its_name(any_site: Site) -> None:
    teacher = any_site.teacher()
    any_site.room.do_all("Mia")
    page = teacher.get(f"{any_site.classroom}/delete")
    assert lead(page) == (
        "3 students, one assignment and 4 answers go, with marks, appeals and decisions about the "
        "key. Nothing brings them back."
    )
    assert f'href="{any_site.classroom}/export.json"' in page.text
    assert buttons(page)[-2:] == ["Archive it instead: nothing is lost", "Delete 9B for good"]
    wrong = teacher.post(f"{any_site.classroom}/delete", name="9b")
    assert (wrong.status_code, errors(wrong)) == (
        400,
        ["This is not the name of the class. Type 9B."],
    )
    assert typed(wrong, "name") == "9b"
    page = follow(teacher, teacher.post(f"{any_site.classroom}/delete", name=" 9B "))
    assert flashes(page) == ["9B is deleted with all that belonged to it."]
    assert notices(page) == []
    assert teacher.get(any_site.classroom).status_code == 404


STILL_READ = (
    "Somebody is reading the database just now: a download, or another program that has it open. "
    "Until they have ended, what was deleted can still be found in the files of the data folder; "
    "then the kit removes it there, too, without your doing."
)
GONE_WHEN = (
    "At once: it is overwritten in the database file and its log. Where somebody reads the "
    "database just then (a download, another program), as soon as they have ended; the page says "
    "so, and the kit does it by itself."
)
BACKUPS = (
    "The kit's own copies go by themselves: the backups that its schedule makes, once a newer one is "
    "there, and what it put aside before an upgrade or a restore, 30 days after the deletion at the "
    "latest. There are none now. Backups that somebody made by hand, and files that you have "
    "downloaded, keep it until you delete those. The kit sees no such backup now; one on a stick "
    "that is not in may have it. Where a backup from before is restored, the kit deletes it again."
)


def test_what_is_deleted_while_somebody_reads_is_said_to_be_still_there(
    sqlite_store: Store, tmp_path: Path
) -> None:
    site = shared_site(sqlite_store, tmp_path)
    teacher, mia = site.teacher(), path_of(site, "Mia")
    teacher.post(f"{mia}/remove")
    assert BACKUPS in text_of(teacher.get(f"{mia}/erase"))
    words = text_of(teacher.get(f"{site.classroom}/delete"))
    assert GONE_WHEN in words
    assert BACKUPS in words
    with sqlite_store.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM student").all()
        page = follow(teacher, teacher.post(f"{mia}/erase"))
        assert flashes(page) == ["Deleted for good, with all answers.", STILL_READ]
        page = follow(teacher, teacher.post(f"{site.classroom}/delete", name="9B"))
        assert flashes(page) == ["9B is deleted with all that belonged to it.", STILL_READ]
    sqlite_store.checkpoint()
