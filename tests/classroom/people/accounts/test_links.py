"""One-time links on both databases: followed once, by one, within their time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from kit.classroom.errors import KitError
from kit.classroom.people import classrooms
from kit.classroom.people.accounts import links, passwords, sessions, teachers
from kit.classroom.people.accounts.links import LINK_LIFE
from kit.classroom.people.errors import EasyPassword, LinkUsed
from kit.store.engine import Store
from kit.store.people import teachers as stored
from tests.support.room import CALLER, PASSWORD

OWN_WORDS = "it holds your name, a class's name or a word of the kit, which is tried first"


def clock() -> datetime:
    """Links are made by the clock itself, so these tests go by it too."""
    return datetime.now(UTC)


def sign_in(store: Store, name: str = "Ms Gray", password: str = PASSWORD) -> str:
    return sessions.sign_in(store, name, password, CALLER, clock())


def at_once(*calls: Callable[[], str]) -> list[object]:
    """What each call returns or raises when all start together."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], str]) -> object:
        barrier.wait(10)
        try:
            return call()
        except Exception as error:  # noqa: BLE001 - the error is the result
            return type(error)

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.mark.raced
def test_set_up_link_used_by_two_at_once_makes_one_teacher(store: Store) -> None:
    token = links.setup_link_token(store)
    assert token is not None
    now = clock()
    found = at_once(
        lambda: links.follow_link(store, token, "Ada", PASSWORD, now),
        lambda: links.follow_link(store, token, "Eve", PASSWORD, now),
    )
    assert [type(result) for result in found].count(str) == 1
    assert found.count(LinkUsed) == 1
    assert len(teachers.list_teachers(store)) == 1


def test_link_ends_with_its_time(store: Store) -> None:
    token = teachers.invite_teacher(store, "Ada")
    now = clock()
    assert links.look_at_link(store, token, now) == "Ada"
    late = now + LINK_LIFE + timedelta(seconds=1)
    with pytest.raises(LinkUsed):
        links.look_at_link(store, token, late)
    with pytest.raises(LinkUsed):
        links.follow_link(store, token, "", PASSWORD, late)


def test_refused_password_leaves_the_link(store: Store) -> None:
    token, now = teachers.invite_teacher(store, "Ada"), clock()
    for password in ("x" * 11, "x" * 201):
        with pytest.raises(KitError) as caught:
            links.follow_link(store, token, "", password, now)
        assert str(caught.value) == (
            f"The password has {len(password)} characters; allowed are 12 to 200."
        )
    with pytest.raises(EasyPassword):
        links.follow_link(store, token, "", "ada ada ada ada", now)
    links.follow_link(store, token, "", "x7#Q!p$2@kW9", now)
    with pytest.raises(LinkUsed):
        links.follow_link(store, token, "", PASSWORD, now)
    assert sign_in(store, "Ada", "x7#Q!p$2@kW9")


def test_own_name_and_those_of_the_classes_are_no_password(any_store: Store) -> None:
    first = links.setup_link_token(any_store)
    assert first is not None
    own = "oriel zetterquist"
    for check in (links.check_choice, links.follow_link):
        with pytest.raises(EasyPassword) as caught:
            check(any_store, first, "Oriel Zetterquist", own, clock())
        assert caught.value.facts == {"why": OWN_WORDS}
    links.follow_link(any_store, first, "Ada", own, clock())
    with any_store.reading() as connection:
        (ada,) = stored.teachers(connection)
    classrooms.create_classroom(any_store, ada.id, "Oriel Zetterquist", clock())
    link = teachers.reset_teacher(any_store, "Ada")
    for check in (links.check_choice, links.follow_link):
        with pytest.raises(EasyPassword):
            check(any_store, link, "", own, clock())
    assert links.look_at_link(any_store, link, clock()) == "Ada"


def test_password_at_a_link_that_is_no_more_is_neither_judged_nor_hashed(
    any_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_password: str, _names: object) -> str:
        pytest.fail("hashed for anybody who asks")

    monkeypatch.setattr(passwords, "hash_of", refuse)
    with pytest.raises(LinkUsed):
        links.follow_link(any_store, "no such link", "Ada", "short", clock())


def test_set_up_form_that_comes_again_signs_in_by_its_password(store: Store) -> None:
    token = teachers.invite_teacher(store, "Ada")
    links.follow_link(store, token, "Ada", PASSWORD, clock(), caller=CALLER)
    again = links.follow_link(store, token, "Ada", PASSWORD, clock(), caller=CALLER)
    assert sessions.signed_in(store, again, clock()) is not None
    for name, password in (("Ada", "another password"), ("Eve", PASSWORD), ("", PASSWORD)):
        with pytest.raises(LinkUsed):
            links.follow_link(store, token, name, password, clock(), caller=CALLER)


@pytest.mark.raced
def test_kits_with_one_secret_print_one_set_up_link_at_the_same_moment_too(store: Store) -> None:
    starts, ready = 4, Barrier(4)

    def start() -> str | None:
        ready.wait(timeout=20)
        return links.setup_link_token(store, PASSWORD)

    with ThreadPoolExecutor(starts) as pool:
        tokens = {future.result() for future in [pool.submit(start) for _ in range(starts)]}
    (token,) = tokens
    assert token is not None
    assert links.setup_link_token(store, "another secret") != token
    assert links.setup_link_token(store, PASSWORD) == token
    assert links.look_at_link(store, token, datetime.now(UTC)) is None
