"""Teachers by a list, on both databases: looked through, made once, taken back where unused."""

from datetime import timedelta
from typing import Final

from kit.classroom.people import classrooms
from kit.classroom.people.accounts import links, listed, sessions, teachers
from kit.classroom.people.accounts.trail import by_administrator
from kit.store.engine import Store
from tests.support.room import CALLER, NOON, make_teacher

#: The list comes after the first account.
LATER: Final = NOON + timedelta(hours=1)
SECRET = "a signing key for the tests, long enough"
PHRASE = "lanterns over gravel"


def test_each_name_is_told_what_becomes_of_it(any_store: Store) -> None:
    make_teacher(any_store)
    look = listed.look_through(
        any_store, ["Dr Quill", "MS GRAY", "dr quill", "=1+1", "a@b.example"]
    )
    said = [(entry.becomes.value, str(entry.error or "")) for entry in look.entries]
    assert said == [
        ("new", ""),
        ("there", ""),
        ("twice", ""),
        (
            "refused",
            (
                "The name =1+1 cannot be used: it begins as a formula of a spreadsheet does. Write the "
                "name that it stands for, or copy the cells as values."
            ),
        ),
        (
            "refused",
            (
                "The name a@b.example cannot be used: it is an e-mail address, which the kit does not "
                "keep. Write the name instead."
            ),
        ),
    ]
    assert (look.new, look.fits) == (["Dr Quill"], True)


def test_links_are_there_until_used_and_a_list_that_comes_again_makes_none(store: Store) -> None:
    by = by_administrator(make_teacher(store))
    names = ["Dr Quill", "Mx Reed"]
    stamp, made = listed.invite_all(store, names, by, SECRET, LATER)
    assert made == 2
    assert listed.invite_all(store, names, by, SECRET, LATER + timedelta(minutes=1)) == (stamp, 0)
    page = listed.links_of(store, stamp, SECRET, LATER)
    assert [name for name, _token in page.open] == names
    assert (page.used, page.until) == (0, LATER + listed.LISTED_LIFE)
    links.follow_link(store, page.open[0][1], "", PHRASE, LATER + timedelta(days=9))
    assert sessions.sign_in(store, "Dr Quill", PHRASE, CALLER, LATER + timedelta(days=9))
    left = listed.links_of(store, stamp, SECRET, LATER + timedelta(days=9))
    assert ([name for name, _token in left.open], left.used) == (["Mx Reed"], 1)
    assert listed.links_of(store, stamp, SECRET, LATER + timedelta(days=14)).open == []
    assert listed.links_of(store, "no stamp", SECRET, LATER).open == []


def test_list_is_taken_back_but_for_who_uses_the_account(store: Store) -> None:
    by = by_administrator(make_teacher(store))
    names = ["Dr Quill", "Mx Reed", "Mr Sand"]
    stamp, _made = listed.invite_all(store, names, by, SECRET, LATER)
    token = dict(listed.links_of(store, stamp, SECRET, LATER).open)["Dr Quill"]
    links.follow_link(store, token, "", PHRASE, LATER)
    # Somebody has handed a class over to who has not come yet.
    reed = teachers.teacher_named(store, "Mx Reed")
    classrooms.create_classroom(store, reed, "9B", LATER)
    back = listed.take_back(store, stamp)
    assert (back.gone, set(back.kept)) == (["Mr Sand"], {"Dr Quill", "Mx Reed"})
    assert listed.take_back(store, stamp).gone == []
    assert next(row.name for row in teachers.list_teachers(store)) == "Ms Gray"
    assert "Mr Sand" not in [row.name for row in teachers.list_teachers(store)]
