"""Who looks after the kit, on both databases: given, taken, and never left to nobody by a page."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from kit.classroom.colleagues import kit_trail
from kit.classroom.colleagues.acts import Asked
from kit.classroom.colleagues.kit_act_table import KIT_ACTS
from kit.classroom.errors import NotFound
from kit.classroom.people.accounts import administrators, teachers
from kit.classroom.people.accounts.trail import BY_COMMAND, by_administrator
from kit.classroom.people.errors import DisabledAdministrator, LastAdministrator
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models.base import KitAct
from tests.support.room import NOON, make_teacher


def names(store: Store) -> list[str]:
    return [row.name for row in teachers.list_teachers(store) if row.is_administrator]


def brown(store: Store) -> UUID:
    teachers.invite_teacher(store, "Mr Brown")
    return teachers.teacher_named(store, "Mr Brown")


def test_first_teacher_of_a_kit_is_one_and_the_next_is_not(store: Store) -> None:
    make_teacher(store)
    brown(store)
    assert names(store) == ["Ms Gray"]


def test_first_account_that_a_command_makes_is_one_too(any_store: Store) -> None:
    brown(any_store)
    assert names(any_store) == ["Mr Brown"]


def test_role_is_given_and_taken_and_twice_is_once(store: Store) -> None:
    gray, other = make_teacher(store), brown(store)
    by = by_administrator(gray)
    assert administrators.give_role(store, other, by, NOON).administrator_since is None
    assert administrators.give_role(store, other, by, NOON).administrator_since == NOON
    assert administrators.take_role(store, gray, BY_COMMAND, NOON).name == "Ms Gray"
    assert administrators.take_role(store, gray, BY_COMMAND, NOON).administrator_since is None
    assert names(store) == ["Mr Brown"]
    lines = kit_trail.kit_page(store, Asked()).lines
    said = [
        KIT_ACTS[line.act].said(line.way) % {"who": line.who, "other": line.other}
        for line in lines
        if "administrator" in line.act
    ]
    assert sorted(said) == [
        "A command ended that Ms Gray is an administrator.",
        "Ms Gray, as administrator, made Mr Brown an administrator, too.",
    ]


def test_last_one_keeps_role_and_account(any_store: Store) -> None:
    gray, other = make_teacher(any_store), brown(any_store)
    for act in (administrators.take_role, teachers.close_account):
        with pytest.raises(LastAdministrator) as caught:
            act(any_store, gray, by_administrator(gray), NOON)
        assert str(caught.value) == (
            "Ms Gray is the only administrator of this kit. Make somebody else one first; then "
            "this can be done."
        )
    administrators.give_role(any_store, other, BY_COMMAND, NOON)
    teachers.close_account(any_store, other, by_administrator(gray), NOON)
    # A closed account looks after nothing.
    with pytest.raises(LastAdministrator):
        administrators.take_role(any_store, gray, BY_COMMAND, NOON)


def test_closed_account_and_nobodys_get_no_role(any_store: Store) -> None:
    gray, other = make_teacher(any_store), brown(any_store)
    teachers.close_account(any_store, other, by_administrator(gray), NOON)
    with pytest.raises(DisabledAdministrator) as caught:
        administrators.give_role(any_store, other, BY_COMMAND, NOON)
    assert str(caught.value) == (
        "Mr Brown's account is closed, so that Mr Brown cannot look after the kit. Open it again "
        "first."
    )
    with pytest.raises(NotFound):
        administrators.give_role(any_store, new_id(), BY_COMMAND, NOON)


def test_command_may_close_the_only_ones_account_and_is_told(any_store: Store) -> None:
    make_teacher(any_store)
    brown(any_store)
    assert not administrators.is_left_without(any_store)
    teachers.disable_teacher(any_store, "Ms Gray")
    assert administrators.is_left_without(any_store)
    teachers.disable_teacher(any_store, "Mr Brown")
    assert not administrators.is_left_without(any_store)


def test_account_is_closed_opened_and_renamed_by_an_administrator(store: Store) -> None:
    gray, other = make_teacher(store), brown(store)
    by = by_administrator(gray)
    assert teachers.close_account(store, other, by, NOON) == "Mr Brown"
    assert [row.disabled_at for row in teachers.list_teachers(store)][1] == NOON
    assert teachers.open_account(store, other, by, NOON) == "Mr Brown"
    assert teachers.rename_teacher(store, other, " Mr  Braun ", by, datetime.now(UTC)) == "Mr Braun"
    assert [row.name for row in teachers.list_teachers(store)] == ["Ms Gray", "Mr Braun"]
    assert kit_trail.own_page(store, other, Asked()).lines[0].act is KitAct.RENAMED
