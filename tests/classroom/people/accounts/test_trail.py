"""What is done with accounts is kept with the act, as often as it was, and swept after a year."""

from datetime import datetime, timedelta

import pytest

from kit.classroom.colleagues import leaving
from kit.classroom.people import classrooms
from kit.classroom.people.accounts import links, own_account, sessions, teachers, trail
from kit.classroom.people.accounts.own_account import PasswordChange
from kit.classroom.people.accounts.trail import KEPT, REFUSED_MOST, KitDeed
from kit.classroom.people.errors import LinkUsed, SignInFailed, TooManyTries, WrongPassword
from kit.store.colleagues import kit_lines
from kit.store.engine import Store
from kit.store.models.base import KitAct, Way
from kit.store.people import teachers as stored
from tests.support.room import CALLER, NOON, PASSWORD, Room, make_teacher

Line = tuple[str, str, str | None]


def told(store: Store) -> list[Line]:
    """Act, way and account of each line, the first first."""
    with store.reading() as connection:
        names = {one.id: one.name for one in stored.teachers(connection)}
        return [
            (line.act.value, line.way.value, names[line.account_id] if line.account_id else None)
            for line in reversed(kit_lines.all_lines(connection))
        ]


def sign_in(store: Store, name: str, password: str, now: datetime = NOON) -> str:
    return sessions.sign_in(store, name, password, CALLER, now)


def test_sign_ins_are_kept_and_refused_ones_with_the_account_that_was_meant(store: Store) -> None:
    make_teacher(store)
    before = told(store)
    sign_in(store, "Ms Gray", PASSWORD)
    for name in ("Ms Gray", "Nobody"):
        with pytest.raises(SignInFailed):
            sign_in(store, name, "not the password")
    teachers.disable_teacher(store, "Ms Gray")
    with pytest.raises(SignInFailed):
        sign_in(store, "Ms Gray", PASSWORD)
    lines = told(store)[len(before) :]
    assert sorted(lines, key=repr) == [
        ("disabled-account", "command", "Ms Gray"),
        ("refused", "page", "Ms Gray"),
        ("refused", "page", "Ms Gray"),
        ("refused", "page", None),
        ("signed-in", "page", "Ms Gray"),
    ]


def test_refused_unseen_is_kept_too(store: Store) -> None:
    make_teacher(store)
    for _try in range(10):
        with pytest.raises(SignInFailed):
            sign_in(store, "Ms Gray", "not the password")
    with pytest.raises(TooManyTries):
        sign_in(store, "Ms Gray", PASSWORD)
    assert told(store).count(("refused", "page", "Ms Gray")) == 11


def test_guesser_fills_no_disk(any_store: Store) -> None:
    for _try in range(3 * REFUSED_MOST):
        trail.note_refused(any_store, None, NOON)
    lines = told(any_store)
    assert lines.count(("refused", "page", None)) == REFUSED_MOST
    assert lines.count(("refused-more", "page", None)) == 1
    trail.note_refused(any_store, None, NOON + timedelta(days=1))
    assert told(any_store).count(("refused", "page", None)) == REFUSED_MOST + 1


def test_password_is_changed_with_its_line_and_a_wrong_one_is_a_refusal(any_store: Store) -> None:
    gray = make_teacher(any_store)
    token = sign_in(any_store, "Ms Gray", PASSWORD)
    before = told(any_store)
    with pytest.raises(WrongPassword):
        own_account.change_password(
            any_store, gray, token, PasswordChange("wrong", PASSWORD), CALLER, NOON
        )
    change = PasswordChange(PASSWORD, "quite another long phrase 7")
    own_account.change_password(any_store, gray, token, change, CALLER, NOON + timedelta(seconds=1))
    assert told(any_store)[len(before) :] == [
        ("refused", "page", "Ms Gray"),
        ("changed-password", "page", "Ms Gray"),
    ]


def test_accounts_made_reset_disabled_and_handed_over(any_store: Store) -> None:
    token = links.setup_link_token(any_store)
    assert token
    now = datetime.now(NOON.tzinfo)
    links.follow_link(any_store, token, "Ms Gray", PASSWORD, now)
    with pytest.raises(LinkUsed):
        links.follow_link(any_store, token, "", PASSWORD, now)
    invited = teachers.invite_teacher(any_store, "Mr Brown")
    links.follow_link(any_store, invited, "", PASSWORD, now)
    teachers.disable_teacher(any_store, "Ms Gray")
    leaving.hand_everything_over(any_store, "Ms Gray", "Mr Brown")
    teachers.reset_teacher(any_store, "Ms Gray")
    assert sorted(told(any_store)) == [
        ("disabled-account", "command", "Ms Gray"),
        ("followed-link", "page", "Mr Brown"),
        ("handed-everything-over", "command", "Ms Gray"),
        ("made-account", "command", "Mr Brown"),
        ("made-account", "page", "Ms Gray"),
        ("reset-account", "command", "Ms Gray"),
        ("signed-in", "page", "Mr Brown"),
        ("signed-in", "page", "Ms Gray"),
    ]


def test_class_that_is_deleted_leaves_a_day_and_a_number(room: Room) -> None:
    classrooms.delete_classroom(room.store, room.classroom_id)
    classrooms.delete_classroom(room.store, room.classroom_id)
    with room.store.reading() as connection:
        deleted = [
            line for line in kit_lines.all_lines(connection) if line.act is KitAct.DELETED_CLASS
        ]
    assert [(line.way, line.account_id, line.other_id, line.number) for line in deleted] == [
        (Way.PAGE, None, None, 3)
    ]
    assert (deleted[0].at.hour, deleted[0].at.minute, deleted[0].at.microsecond) == (0, 0, 0)


def test_upkeep_at_a_sign_in_drops_what_is_a_year_old(any_store: Store) -> None:
    make_teacher(any_store)
    trail.note(any_store, KitDeed(KitAct.DELETED_CLASS, number=24), NOON)
    sign_in(any_store, "Ms Gray", PASSWORD, NOON + KEPT)
    assert ("deleted-class", "page", None) in told(any_store)
    sign_in(any_store, "Ms Gray", PASSWORD, NOON + KEPT + timedelta(days=1))
    assert ("deleted-class", "page", None) not in told(any_store)


def test_line_and_act_are_kept_together_or_neither_is(
    any_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_teacher(any_store)
    before = told(any_store)

    def end(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(kit_lines, "add_lines", end)
    for act in (
        lambda: sign_in(any_store, "Ms Gray", PASSWORD),
        lambda: teachers.disable_teacher(any_store, "Ms Gray"),
        lambda: teachers.reset_teacher(any_store, "Ms Gray"),
    ):
        with pytest.raises(ZeroDivisionError):
            act()
    monkeypatch.undo()
    assert told(any_store) == before
    assert sign_in(any_store, "Ms Gray", PASSWORD)


def test_command_on_a_database_of_an_older_kit_keeps_no_line(any_store: Store) -> None:
    trail.note_by_command(any_store, KitDeed(KitAct.MADE_BACKUP, way=Way.COMMAND), NOON)
    assert told(any_store) == [("made-backup", "command", None)]
