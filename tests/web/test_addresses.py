"""The addresses on the pages follow the laptop from network to network."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kit.network import Address, Kind, Picked
from kit.settings import Settings, read_settings
from kit.store.engine import Store
from kit.web import addresses
from kit.web.addresses import FRESH_SECONDS, ShownAddresses
from kit.web.state import kit_id_of
from tests.web.conftest import Site, let_in, make_site
from tests.web.reading import follow, notices

MOVED = (
    "This computer's addresses have changed since the kit was started. Now the class joins at "
    "http://10.0.0.9:8000. Links and slips from before lead to the old address. Students who were "
    "in come back with the class code and their personal code; a phone that is the remote is paired "
    "anew."
)
Move = Callable[..., None]


def in_order(found: list[Address], picked: Picked | None) -> list[Address]:
    first = picked.among(found) if picked else None
    return sorted(found, key=lambda address: address is not first)


@pytest.fixture
def move(monkeypatch: pytest.MonkeyPatch) -> Move:
    """Call it with the addresses that the computer has from now on; the looks are fresh again."""
    clock = [0.0]

    def moved(*ips: str, seconds: float = FRESH_SECONDS) -> None:
        clock[0] += seconds
        found = [Address(ip, "wlan0", Kind.ROOM) for ip in ips]
        monkeypatch.setattr(
            addresses, "classroom_addresses", lambda picked=None: in_order(found, picked)
        )
        monkeypatch.setattr(addresses, "monotonic", lambda: clock[0])

    moved("192.0.2.20")
    return moved


@pytest.fixture
def moving(any_store: Store, tmp_path: Path, move: Move) -> Site:
    """A site whose address is the one it finds."""
    move("192.0.2.20")
    return make_site(any_store, tmp_path, address=None)


def shown(tmp_path: Path, **options: str) -> ShownAddresses:
    return ShownAddresses(shown_settings(tmp_path, **options))


def shown_settings(tmp_path: Path, **options: str) -> Settings:
    return read_settings({"data": str(tmp_path), **options}, {})


def test_addresses_are_looked_up_when_asked_and_kept_for_seconds(
    tmp_path: Path, move: Move
) -> None:
    here = shown(tmp_path)
    assert (here.now(), here.have_changed()) == (("http://192.0.2.20:8000",), False)
    move("10.0.0.9", seconds=FRESH_SECONDS / 2)
    assert here.now() == ("http://192.0.2.20:8000",)
    move("10.0.0.9", seconds=FRESH_SECONDS / 2)
    assert (here.now(), here.have_changed()) == (("http://10.0.0.9:8000",), True)
    move("192.0.2.20")
    assert not here.have_changed()
    move()
    assert here.now() == ("http://127.0.0.1:8000",)


def test_pick_that_another_process_took_is_shown_at_once(tmp_path: Path, move: Move) -> None:
    move("192.0.2.20", "10.0.0.9")
    picked: list[Picked | None] = [None]
    alone, several = (
        ShownAddresses(replace(shown_settings(tmp_path), workers=workers), lambda: picked[0])
        for workers in (1, 2)
    )
    picked[0] = Picked("", "10.0.0.9")
    assert alone.now()[0] == "http://192.0.2.20:8000"
    assert several.now()[0] == "http://10.0.0.9:8000"


def test_named_address_stays_first_and_a_kit_of_one_computer_never_moves(
    tmp_path: Path, move: Move
) -> None:
    named, local = shown(tmp_path, address="kit.example"), shown(tmp_path, local="true")
    both = shown(tmp_path, address="kit.example", local="true")
    public = shown(tmp_path, public_url="https://kit.example/words")
    move("10.0.0.9")
    # As the terminal names it; no other address answers there.
    assert (both.now(), both.have_changed()) == (("http://kit.example:8000",), False)
    assert (public.now(), public.have_changed()) == (("https://kit.example/words",), False)
    assert named.now() == ("http://kit.example:8000", "http://10.0.0.9:8000")
    assert (local.now(), local.have_changed()) == (("http://127.0.0.1:8000",), False)


def test_pages_show_the_new_address_without_a_restart(moving: Site, move: Move) -> None:
    teacher, room = moving.teacher(), moving.room
    student = f"{moving.classroom}/students/{room.people['Ben'].student_id}"
    kit_id = kit_id_of(room.store)
    for path in ("/teacher/", moving.classroom, f"{moving.classroom}/join"):
        assert MOVED not in notices(teacher.get(path))
    move("10.0.0.9")
    for path in ("/teacher/", moving.classroom, f"{moving.classroom}/join"):
        page = teacher.get(path)
        assert MOVED in notices(page), path
        assert "192.0.2.20" not in page.text
    for page in (
        teacher.get(f"{moving.classroom}/join"),
        teacher.get(f"{moving.classroom}/codes"),
        follow(teacher, teacher.post(f"{student}/readmit")),
    ):
        assert "http://10.0.0.9:8000" in page.text
        assert "192.0.2.20" not in page.text
    assert kit_id_of(room.store) == kit_id
    assert teacher.get("/teacher/").status_code == 200


def test_addresses_are_never_taken_from_the_host_header(moving: Site, move: Move) -> None:
    teacher = moving.teacher()
    move("10.0.0.9")
    teacher.host = "localhost:8000"
    cookie = teacher.client.get_cookie(teacher.cookie_name, domain="127.0.0.1")
    assert cookie is not None
    teacher.client.set_cookie(teacher.cookie_name, cookie.value, domain="localhost")
    let_in(teacher.client, "localhost")
    page = teacher.get(f"{moving.classroom}/join")
    assert page.status_code == 200
    assert "localhost" not in page.text


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("host", "scheme", "sent"),
    [
        ("127.0.0.1:8000", "http", True),
        ("localhost:8000", "http", True),
        ("[::1]:8000", "http", True),
        ("192.0.2.20:8000", "http", False),
        ("evil.example", "http", False),
        ("[::1", "http", False),
        ("192.0.2.20:8000", "https", True),
    ],
)
def test_opener_policy_is_sent_where_a_browser_heeds_it(
    moving: Site, host: str, scheme: str, sent: bool
) -> None:
    reply = moving.app.test_client().get(
        "/", base_url="http://127.0.0.1", headers={"Host": host}, environ_overrides={
            "wsgi.url_scheme": scheme
        },
    )  # fmt: skip
    assert reply.status_code == 200
    assert reply.headers.get("Cross-Origin-Opener-Policy") == ("same-origin" if sent else None)
    assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
