"""Forms that another site, or another person, has a browser send: none is taken."""

from pathlib import Path

import pytest

from kit.store.engine import Store
from kit.web import create_app
from tests.attacks.from_elsewhere import IN_PARTS, URL, is_turned_away, posts, token_of
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, cast_again
from tests.web.conftest import SECRET, let_in
from tests.web.test_access import kept_by_looking, stored

#: Some walk all routes.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

#: Forms that let somebody in: who is in already is led home by them, whatever they hold.
SENT_TWICE = {
    "account.set_up", "account.sign_in", "account.second_step", "join.lobby", "join.take_roster_name",
    "join.come_back",
}  # fmt: skip
#: Roles whose browsers another site may use.
USED = ("teacher", "co-teacher", "student", "reader", "nobody")


@pytest.fixture
def cast(sqlite_store: Store, tmp_path: Path) -> Cast:
    return cast_again(sqlite_store, tmp_path)


def foreign_tokens(cast: Cast) -> dict[str, str]:
    """Tokens that somebody else can have: another visitor's, another kit's, a broken or empty one."""
    kit = cast.site.app.extensions["kit"]
    other = create_app(kit.settings, kit.store, kit.library, f"{SECRET} of another kit")
    good = token_of(cast.site.visitor().client)
    return {
        "another visitor's": good,
        "another kit's": token_of(let_in(other.test_client())),
        "of no signature": good.rpartition(".")[0],
        "with a letter changed": good[:-1] + ("A" if good[-1] != "A" else "B"),
        "empty": "",
        "not ASCII": "\u00e9\x00",
        "long": "x" * 20_000,
    }


@pytest.mark.long
@pytest.mark.parametrize("parts", IN_PARTS)
def test_every_post_with_a_token_that_is_not_its_browsers_is_refused(
    cast: Cast, parts: int
) -> None:
    """In the form, in each header that is read, in the query; and nothing is stored."""
    clients = {role: cast.visitor(role).client for role in USED}
    before, accepted = stored(cast), []
    for at, (what, token) in enumerate(foreign_tokens(cast).items()):
        for number, endpoint in enumerate(posts()[at % parts :: parts]):
            role = USED[number % len(USED)] if what != "another visitor's" else "teacher"
            form = {**cast.form(f"POST {endpoint}"), "csrf_token": token}
            path = cast.path(endpoint, **cast.of_role(role))
            reply = clients[role].post(path, data=form, base_url=URL)
            if reply.status_code < 400 and not is_turned_away(reply):
                accepted.append((what, role, endpoint, reply.status_code))
    # Who is in already has pressed the button twice, and goes on.
    assert {each for each in accepted if each[2] not in SENT_TWICE} == set()
    assert stored(cast) == before


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    "kind", ["text/plain", "application/json", "multipart/form-data; boundary=X", ""]
)
def test_bodies_that_another_site_may_send_unasked_pass_for_no_form(cast: Cast, kind: str) -> None:
    """`text/plain` is what a page elsewhere can send with a browser's cookies and any body."""
    client, before = cast.visitor("teacher").client, stored(cast)
    for endpoint in posts():
        body = '{"csrf_token": "x", "name": "Eve", "do": "link", "csrf_token=": ""}'
        headers = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
        reply = client.post(
            cast.path(endpoint), data=body, base_url=URL, content_type=kind, headers=headers
        )
        assert reply.status_code >= 400 or endpoint in SENT_TWICE, (
            endpoint,
            reply.status_code,
        )
    assert stored(cast) == before


@pytest.mark.long
@pytest.mark.parametrize("parts", IN_PARTS)
def test_no_get_writes_and_no_method_stands_for_another(cast: Cast, parts: int) -> None:
    """A link or a picture elsewhere asks by GET; a form there may say another method in a field."""
    visitor, before = cast.visitor("teacher"), kept_by_looking(cast)
    override = {
        "X-HTTP-Method-Override": "POST",
        "X-Method-Override": "POST",
        "X-HTTP-Method": "DELETE",
    }
    for row in list(ROWS)[::parts]:
        method, endpoint = row.split()
        path, form = cast.path(endpoint), cast.form(f"POST {endpoint}")
        for asked in (path, f"{path}?_method=POST"):
            reply = visitor.client.get(
                asked, data={**form, "_method": "POST"}, base_url=URL, headers=override
            )
            assert reply.status_code < 500, (endpoint, reply.text[-300:])
            reply.close()
        if method == "POST":
            for odd in (
                "PUT",
                "PATCH",
                "DELETE",
                "TRACE",
                "CONNECT",
                "PROPFIND",
                "GET POST",
            ):
                reply = visitor.client.open(path, method=odd, base_url=URL, data=form)
                assert reply.status_code in {400, 405}, (odd, endpoint, reply.status_code)
    assert kept_by_looking(cast) == before
