"""A number of any length, sign or script, in every parameter of every route: an error, never a 500.

Which parameters there are is not written down here: each route is asked once, and what it looks
for in its address and in its form is noted.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from typing import Any, ClassVar
from urllib.parse import quote, urlencode

import pytest
from werkzeug.datastructures import ImmutableMultiDict

from kit.classroom.people.throttle import WINDOW
from kit.store import kit_state
from kit.web import state as web_state
from tests.support import databases
from tests.support.strange_numbers import BEYOND_COLUMNS, KINDS, STRANGE
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, make_cast
from tests.web.conftest import Site, Visitor, make_site

#: What takes away from the others what they would be asked about comes last.
ENDS_MUCH = (
    "POST class_list.merge",
    "POST class_list.remove",
    "POST class_list.erase",
    "POST giving.close",
    "POST giving.take_back",
    "POST live_control.end",
    "POST account.sign_out",
    "POST join.hand_on",
    "POST groups.delete",
    "POST deals.take_back",
    "POST archive.put_away",
    "POST classrooms.delete",
    # Nobody signs in by the old name after it.
    "POST own_account.rename",
)
#: Nothing in these is read as a number by the kit: the token of a form, and whether there is one.
NO_NUMBERS = {"csrf_token"}
#: Headers that servers and libraries read numbers from.
HEADERS = {
    "Range": "bytes={}-",
    "If-Range": "{}",
    "If-None-Match": '"{}"',
    "If-Modified-Since": "Mon, {} Jan 2026 00:00:00 GMT",
    "Content-Length": "{}",
    "Max-Forwards": "{}",
    "Host": "127.0.0.1:{}",
    "Accept": "text/html;q={}, application/json;q=0.1",
    "Accept-Language": "en;q={}",
    "Cache-Control": "max-age={}",
    "Cookie": "whose_words_8000={}",
    "Forwarded": "for={}",
    "X-Forwarded-Port": "{}",
}
PAGES = ("/", "/static/kit.css", "/static/bootstrap.css", "/work/", "/teacher/")


class Noted(ImmutableMultiDict[str, Any]):
    """The fields of a form or an address, which notes what it is asked for."""

    asked: ClassVar[set[str]] = set()

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)

    def get(self, key: str, *more: Any, **named: Any) -> Any:
        self.asked.add(key)
        return super().get(key, *more, **named)

    def getlist(self, key: str, *more: Any, **named: Any) -> list[Any]:
        self.asked.add(key)
        return super().getlist(key, *more, **named)


@pytest.fixture
def cast(
    system: str,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Cast]:
    """A room of its own on each database, whose forms and addresses note what they are asked."""
    with databases.kept(system) as store:
        site = make_site(store, tmp_path_factory.mktemp("numbers"))
        monkeypatch.setattr(site.app.request_class, "parameter_storage_class", Noted)
        yield make_cast(site)


def role_of(row: str) -> str:
    """Who reaches the most of a route."""
    return next(
        role
        for role in ("teacher", "student", "nobody", "network")
        if role in (*ROWS[row], "nobody")
    )


def asked(visitor: Visitor, method: str, path: str, form: dict[str, str]) -> int:
    fields = dict[str, Any](form)
    return (visitor.get(path) if method == "GET" else visitor.post(path, **fields)).status_code


def parameters(visitor: Visitor, method: str, path: str, form: dict[str, str]) -> list[str]:
    """What the route looks for in its address or form."""
    Noted.asked = set()
    asked(visitor, method, path, form)
    return sorted(Noted.asked - NO_NUMBERS)


Requests = list[tuple[str, dict[str, str]]]
#: Called for each parameter of a route: the strange numbers to put there.
Numbers = Callable[[], Sequence[str]]


def all_kinds() -> Sequence[str]:
    return KINDS


def taking_turns() -> Numbers:
    """In every other place the number that no column holds, else one of the others, in turn."""
    others = [number for number in KINDS if number != BEYOND_COLUMNS]
    turn = cycle(number for other in others for number in (BEYOND_COLUMNS, other))
    return lambda: (next(turn),)


def places(
    cast: Cast, visitor: Visitor, row: str, form: dict[str, str], numbers: Numbers
) -> Iterator[tuple[str, Requests]]:
    """Each parameter of a route, with what is asked to have each of those numbers in it."""
    method, endpoint = row.split()
    path = cast.path(endpoint)
    for name in parameters(visitor, method, path, form):
        if method == "GET":
            yield name, [(f"{path}?{urlencode({name: number})}", {}) for number in numbers()]
        else:
            yield name, [(path, {**form, name: number}) for number in numbers()]
    for name in cast.site.app.url_map._rules_by_endpoint[endpoint][0].arguments:
        value = str(cast.values()[name])
        yield name, [(path.replace(value, quote(number)), form) for number in numbers() if number]


def forget_wrong_passwords(cast: Cast) -> None:
    """Those of one route, with all numbers in the place of one, would keep the teacher out."""
    with cast.site.room.store.writing() as connection:
        kit_state.forget_failures(connection, web_state.now() + WINDOW)


def broken(cast: Cast, row: str, form: dict[str, str], numbers: Numbers) -> Iterator[str]:
    """Each parameter of a route with a strange number that ends in a fault of the kit."""
    forget_wrong_passwords(cast)
    visitor = cast.visitor(role_of(row))
    for name, requests in places(cast, visitor, row, form, numbers):
        for path, posted in requests:
            if asked(visitor, row.split(maxsplit=1)[0], path, posted) >= 500:
                yield f"{row} {name}: {path[:200]} {str(posted)[:200]}"


def faults(cast: Cast, numbers: Numbers) -> list[str]:
    """Of all routes, those that end much last."""
    rows = [*(row for row in ROWS if row not in ENDS_MUCH), *ENDS_MUCH]
    forms = {row: cast.form(row) for row in rows}
    return [fault for row in rows for fault in broken(cast, row, forms[row], numbers)]


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_number_in_an_address_or_a_form_ends_in_a_fault(cast: Cast) -> None:
    """One in each place; `make test` asks PostgreSQL, whose columns refuse the most."""
    assert faults(cast, taking_turns()) == []


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_none_of_all_numbers_in_an_address_or_a_form_ends_in_a_fault(cast: Cast) -> None:
    """Each in each place."""
    assert faults(cast, all_kinds) == []


@pytest.mark.long
def test_no_number_in_a_header_ends_in_a_fault(any_site: Site) -> None:
    visitor = any_site.visitor()
    faults = [
        f"{page} {header}: {number[:20]}"
        for page in PAGES
        for header, value in HEADERS.items()
        for number in STRANGE
        if visitor.get(page, headers=headers(header, value, number)).status_code >= 500
    ]
    assert faults == []


def headers(name: str, value: str, number: str) -> dict[str, str]:
    """As a server hands on the bytes that came."""
    return {name: value.format(number).encode().decode("latin-1")}
