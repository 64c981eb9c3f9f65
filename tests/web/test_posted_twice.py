"""What is posted twice, because its reply was lost or the button was pressed twice, is done once.

The second reply is that of the first: nobody reads that somebody else has done what they did.
"""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import func, select

from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models.base import Base
from kit.web.teacher.students.roster import fingerprint
from tests.web.access_rows import FORMS, ROWS
from tests.web.cast import Cast, cast_again
from tests.web.conftest import Site, Visitor
from tests.web.reading import flashes

#: Posted where the row's own form would be refused, or would make nothing.
MORE: dict[str, dict[str, str]] = {
    "class_list.add_roster": {
        "names": "Noa\nLou",
        "looked": fingerprint("Noa\nLou", "", ""),
        "add": "1",
    },
    "classrooms.rename": {"name": "9C"},
    "classrooms.new_code": {"instead_of": "{code}"},
}
#: A browser that signs in twice keeps the token of either reply, so there is one for each, and a
#: line for each.
TOKENS = {"device", "teacher_session", "kit_line"}
#: What is deleted leaves nothing to know it by, and what is somebody else's looks the same.
GONE = {
    "articles.remove": 404,
    "authoring.delete": 404,
    "classrooms.delete": 404,
    "class_list.erase": 404,
    "groups.delete": 404,
    "deals.take_back": 404,
}
#: Names that are there already are named as such, whoever has put them there.
SAID_ANEW: dict[str, list[str]] = {
    # Whoever is signed out already sees the page to sign in.
    "account.sign_out": [],
    "class_list.add_roster": ["0 names are added."],
    "giving.give": ["This was given already; it is there once, and nothing was changed."],
    "giving.give_with_rules": [
        "This was given already; it is there once, and nothing was changed."
    ],
    "questions.leave_out": [
        (
            "This question is left out already: it counts for nobody. Leave it as it is, or put it "
            "back."
        )
    ],
}
ROLES = ("nobody", "student", "teacher")


class Reply(NamedTuple):
    """Status, where it leads, and what is said there."""

    status: int
    place: str | None
    said: list[str]


def is_done(row: str, role: str) -> bool:
    """Whether what the role posts is taken. Where it is refused, test_access.py sees to it."""
    endpoint, answer = row.split()[1], ROWS[row].get(role)
    if role == "nobody" and not endpoint.startswith("join."):
        return False
    return (
        (endpoint in MORE and role == "teacher")
        or answer in {200, 303}
        or (isinstance(answer, tuple) and answer[0] == 303 and "signed_out" not in answer[1])
    )


DONE = [
    (row, role) for row in ROWS for role in ROLES if row.startswith("POST ") and is_done(row, role)
]

#: What a class's owner is refused.
DONE.append(("POST colleagues.leave", "co-teacher"))


@pytest.fixture
def cast(any_store: Store, tmp_path: Path) -> Cast:
    return cast_again(any_store, tmp_path)


def rows_of(site: Site) -> dict[str, int]:
    """How many rows each table holds."""
    with site.room.store.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
            if table.name not in TOKENS
        }


class LostReply:
    """A browser whose cookie is what it was before: no reply to what it sent has come."""

    def __init__(self, site: Site, visitor: Visitor) -> None:
        self.visitor, self._name = visitor, site.app.config["SESSION_COOKIE_NAME"]
        if not visitor.token:
            visitor.token = visitor.get("/token").get_json()["csrf_token"]
        cookie = visitor.client.get_cookie(self._name, domain="127.0.0.1")
        assert cookie is not None
        self._kept = (cookie.value, visitor.token)

    def post(self, path: str, **form: Any) -> Reply:
        value, self.visitor.token = self._kept
        self.visitor.client.set_cookie(self._name, value, domain="127.0.0.1")
        reply = self.visitor.post(path, **form)
        said = flashes(reply)
        with self.visitor.client.session_transaction(
            base_url=f"http://{self.visitor.host}"
        ) as session:
            said += [text for _category, text in session.get("_flashes", ())]
        return Reply(reply.status_code, reply.location, said)


@pytest.mark.sampled(20)
@pytest.mark.parametrize(("row", "role"), DONE)
def test_form_sent_again_is_done_once_and_answered_alike(cast: Cast, row: str, role: str) -> None:
    site, endpoint = cast.site, row.split()[1]
    form: dict[str, Any] = {**cast.form(row), "once": str(new_id())}
    for name, text in MORE.get(endpoint, {}).items():
        form[name] = text.format(code=site.room.code)
    browser, path = LostReply(site, cast.visitor(role)), cast.path(endpoint)
    if endpoint.startswith("join."):
        # The visit to the lobby begins with its page.
        browser.visitor.get(f"/join/{site.room.code}")
        browser = LostReply(site, browser.visitor)
    first = browser.post(path, **form)
    after_first = rows_of(site)
    second = browser.post(path, **form)
    assert rows_of(site) == after_first
    assert first.status in {200, 303}, first
    if endpoint in GONE:
        assert second.status == GONE[endpoint]
        return
    assert second[:2] == first[:2]
    assert second.said == SAID_ANEW.get(endpoint, first.said)


def test_every_row_that_takes_a_form_is_sent_again() -> None:
    """Left out are those that need more than a class: their own tests press them twice."""
    sent = {row.split()[1] for row, _role in DONE}
    posts = {row.split()[1] for row in ROWS if row.startswith("POST ")}
    assert posts - sent == {
        "account.set_up",
        "answer_files.show",
        "answer_files.take_in",
        "authoring.take_sheet",
        "backups.back_up",
        "backups.encrypt",
        "backups.restore",
        "contest.contest",
        "contest.withdraw",
        "deals.new",
        "join.come_back",
        "keys.preview",
        "keys.shipped",
        "lending.copy",
        "lesson_editor.pictures",
        "marking.save",
        # Without a day.
        "retention.change",
        # With a wrong password here; with the right one the first reply's session is over.
        "own_account.change_password",
        "own_claim.write",
        # By a link, which none of these roles has.
        "readers.begin",
        "readers.save",
        "remote.move",
        "remote.pair",
        "rules.close_in",
        "rules.give_longer",
        # With a wrong password here; test_second_factor.py presses twice with the right one.
        "second_factor.begin",
        "second_factor.codes",
        "second_factor.off",
    }


def test_every_form_that_makes_something_has_an_id_of_its_own(cast: Cast) -> None:
    """Without one a repeat could not be told from another wish."""
    teacher, room = cast.visitor("teacher"), cast.site.room
    decide = f"{cast.site.assignment}/items/plan/preview"
    form: dict[str, Any] = cast.form("POST keys.decide")
    pages = {
        "/teacher/": teacher.get("/teacher/"),
        "give": teacher.get(f"{cast.site.classroom}/give/three-claims/again"),
        "rules": teacher.get(f"{cast.site.classroom}/give/three-claims/rules"),
        "decide": teacher.post(decide, **form),
        "pair": teacher.get(f"/remote/pair/{room.classroom_id}/{cast.live}/a-code"),
    }
    assert {name: 'name="once"' in page.text for name, page in pages.items()} == dict.fromkeys(
        pages, True
    )
    assert set(FORMS) >= {"POST keys.decide"}
