"""The administrator's pages: what they show, what they do, and that they show nothing of classes."""

import re
from typing import Final
from uuid import UUID

from kit.classroom.people.accounts import teachers
from kit.classroom.people.second_factor import removal
from kit.web import state as web_state
from tests.support.room import PASSWORD, make_teacher
from tests.support.second_factor import set_up_phone
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import buttons, errors, flashes, follow, plain

PAGE: Final = "/teacher/administration/"
LINK: Final = re.compile(r"http://[^<\s]+/teacher/set-up/([\w-]{22})[^<\s]*")


def add(visitor: Visitor, name: str) -> str:
    """Make an account on the page; the token of the link that is shown."""
    shown = follow(visitor, visitor.post(PAGE, name=name))
    match = LINK.search(shown.text)
    assert match is not None, shown.text
    return match[1]


def brown_in(site: Site) -> UUID:
    """Mr Brown, who has an account and a password."""
    return make_teacher(site.room.store, "Mr Brown")


def id_of(site: Site, name: str) -> UUID:
    return teachers.teacher_named(site.room.store, name)


def test_page_has_teachers_and_figures_and_no_name_of_a_student_or_class(any_site: Site) -> None:
    any_site.room.join("Mia Zugzwang")
    teacher = any_site.teacher()
    words = text_of(teacher.get(PAGE))
    for part in ("Ms Gray", "Classes by age", "Free beside the data folder", "Refused sign-ins"):
        assert part in words
    assert "Mia" not in words
    assert "9B" not in words
    assert "There is no backup yet." in words
    assert 'href="/teacher/administration/"' in teacher.get("/teacher/").text


def test_who_is_no_administrator_is_told_who_makes_one(any_site: Site) -> None:
    brown_in(any_site)
    other = any_site.teacher("Mr Brown")
    reply = other.get(PAGE)
    assert reply.status_code == 403
    assert (
        "This page is for who looks after the kit. Ask an administrator of your school, or whoever "
        "sits at the kit's computer: “kit administrator NAME” makes you one."
    ) in plain(reply.text)
    assert PAGE not in other.get("/teacher/").text


def test_link_is_shown_once_and_lets_them_in_once(any_site: Site) -> None:
    teacher = any_site.teacher()
    token = add(teacher, "Dr Quill")
    again = teacher.get(f"{PAGE}{id_of(any_site, 'Dr Quill')}/link")
    assert token not in again.text
    assert "The link was shown once. If it is lost, make another; that ends it." in text_of(again)
    quill = any_site.visitor()
    phrase = "lanterns over gravel"
    reply = quill.post(f"/teacher/set-up/{token}", password=phrase, again=phrase)
    assert reply.status_code == 303
    assert quill.get(PAGE).status_code == 403


def test_teachers_are_found_by_a_part_of_the_name_and_made_up_classes_not_counted(
    any_site: Site,
) -> None:
    brown_in(any_site)
    teacher = any_site.teacher()
    shown = text_of(teacher.get(f"{PAGE}?q=BRO"))
    assert "One name has “BRO” in it." in shown
    assert "Mr Brown" in shown
    assert "Ms Gray" not in shown
    assert "Classes that the kit made up to be looked at are counted nowhere on this page." in shown
    nobody = teacher.get(f"{PAGE}?q=%25&page=7")
    assert "No name has “%” in it." in text_of(nobody)
    assert teacher.get(f"{PAGE}?page=x").status_code == 404


def test_name_that_is_there_is_refused_beside_its_field_and_kept(any_site: Site) -> None:
    teacher = any_site.teacher()
    refused = teacher.post(PAGE, name="ms gr\u0430y")
    assert refused.status_code == 409
    assert errors(refused) == [
        "Another teacher is called ms gr\u0430y already. Choose another name."
    ]
    assert 'value="ms gr\u0430y"' in refused.text


def test_account_is_closed_opened_and_given_the_role_each_with_its_undo(any_site: Site) -> None:
    person = f"{PAGE}{brown_in(any_site)}"
    teacher, other = any_site.teacher(), any_site.teacher("Mr Brown")
    for act, said in (
        ("end", "Mr Brown's account is closed and signed out. The classes stay."),
        ("open", "Mr Brown's account is open again, with its password of before."),
        ("role", "Mr Brown is an administrator now, as you are."),
        ("role/end", "Mr Brown is an administrator no longer."),
    ):
        page = follow(teacher, teacher.post(f"{person}/{act}"))
        assert said in plain(page.text)
        assert "Undo" in buttons(page)
    assert other.get("/teacher/").status_code == 303
    assert any_site.teacher("Mr Brown").get("/teacher/").status_code == 200


def test_last_administrator_stays_and_reads_why(any_site: Site) -> None:
    teacher = any_site.teacher()
    reply = teacher.post(f"{PAGE}{id_of(any_site, 'Ms Gray')}/role/end")
    assert reply.status_code == 409
    assert "Ms Gray is the only administrator of this kit." in text_of(reply)


def test_lost_second_factor_is_turned_off_and_twice_is_told(any_site: Site) -> None:
    teacher, brown, store = any_site.teacher(), brown_in(any_site), any_site.room.store
    set_up_phone(store, brown, web_state.now(), "Mr Brown")
    page = teacher.get(f"{PAGE}{brown}")
    assert "Turn the second factor off" in plain(page.text)
    follow(teacher, teacher.post(f"{PAGE}{brown}/factor"))
    assert not removal.has_factor(store, "Mr Brown")
    assert len(flashes(follow(teacher, teacher.post(f"{PAGE}{brown}/factor")))) == 1


def test_new_link_ends_the_password_at_once(any_site: Site) -> None:
    brown = brown_in(any_site)
    teacher, other = any_site.teacher(), any_site.teacher("Mr Brown")
    shown = follow(teacher, teacher.post(f"{PAGE}{brown}/link"))
    assert LINK.search(shown.text)
    assert other.get("/teacher/").status_code == 303
    wrong = any_site.visitor().post("/teacher/sign-in", name="Mr Brown", password=PASSWORD)
    assert wrong.status_code == 403
