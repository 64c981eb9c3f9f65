"""Cookies that somebody else has seen or planted: they open nothing."""

from pathlib import Path
from typing import Any

import pytest

from kit.store.engine import Store
from tests.attacks.from_elsewhere import URL, is_turned_away, token_of
from tests.support.room import PASSWORD
from tests.web.cast import Cast, cast_again
from tests.web.conftest import Site, Visitor

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture
def cast(sqlite_store: Store, tmp_path: Path) -> Cast:
    return cast_again(sqlite_store, tmp_path)


def cookie_of(visitor: Visitor) -> str:
    found = visitor.client.get_cookie(visitor.cookie_name, domain="127.0.0.1")
    return found.value if found else ""


def with_cookie(site: Site, value: str) -> Visitor:
    """A browser on this computer into which somebody put that cookie."""
    visitor = site.visitor()
    visitor.client.set_cookie(visitor.cookie_name, value, domain="127.0.0.1")
    return visitor


def test_cookie_that_was_planted_before_signing_in_is_worth_nothing_after(cast: Cast) -> None:
    """Session fixation: who knows a browser's cookie and token of before has neither of after."""
    site, room = cast.site, cast.site.room
    ways: tuple[tuple[str, dict[str, Any], str], ...] = (
        ("/teacher/sign-in", {"name": "Ms Gray", "password": PASSWORD}, "/teacher/"),
        (f"/join/{room.code}", {"name": "Nora"}, "/work/"),
    )
    for path, form, home in ways:
        planted = site.visitor()
        planted.get(path)
        token = token_of(planted.client)
        cookie = cookie_of(planted)
        victim = with_cookie(site, cookie)
        assert victim.post(path, **form).status_code == 303
        assert victim.get(home, follow_redirects=True).request.path != path
        assert cookie_of(victim) != cookie
        assert with_cookie(site, cookie).get(home).status_code in {303, 401}
        reply = victim.client.post("/teacher/hide", data={"csrf_token": token}, base_url=URL)
        assert reply.status_code in {400, 401, 303}
        assert reply.status_code != 303 or is_turned_away(reply)
        # What was good while signed in is good no longer once that has ended.
        mine, after = token_of(victim.client), cookie_of(victim)
        out = "/teacher/sign-out" if home == "/teacher/" else "/hand-on"
        if home == "/teacher/":
            victim.client.post(out, data={"csrf_token": mine}, base_url=URL)
            assert is_turned_away(with_cookie(site, after).get(home))
            assert token_of(victim.client) != mine


@pytest.mark.long
def test_cookies_are_for_the_server_alone(cast: Cast) -> None:
    visitor = cast.site.visitor()
    replies = [
        visitor.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD),
        cast.site.visitor().get(f"/join/{cast.site.room.code}"),
    ]
    cookies = [cookie for reply in replies for cookie in reply.headers.getlist("Set-Cookie")]
    assert cookies
    for cookie in cookies:
        assert "HttpOnly" in cookie, cookie
        assert "SameSite=Lax" in cookie, cookie
        assert "Domain=" not in cookie, cookie
