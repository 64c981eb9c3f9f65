"""One line a request with its number, which the reply, its page and a fault's traceback have, too."""

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.classroom.answering import saving
from kit.store.database.faults import FULL, DatabaseFault
from kit.web.logged.requests import QUIET, RequestLines
from tests.support.at_work import at_work
from tests.support.logged import logged
from tests.web.conftest import Site, Visitor
from tests.web.reading import plain, told_to_script

NAME = "Zoraida Quillfeather"
SOURCED: dict[str, Any] = {"plan.label": "sourced"}
NO_ITEM: dict[str, Any] = {"nope.label": "sourced"}
READ_OUT = "To ask for help with this, read out the number of this page: {}"


def begin(*_given: Any) -> Any:
    """What a server does with the head of a reply."""


def plain_of(reply: TestResponse) -> str:
    return plain(reply.text)


def asked(visitor: Visitor, path: str) -> tuple[str, str]:
    """The number in the reply, and its line from the level on."""
    with logged() as lines:
        reply = visitor.get(path)
    (line,) = (line for line in lines if " request " in line)
    number = reply.headers["X-Request-Id"]
    assert f" request={number} " in line
    shown = re.sub(rf" +request request={number}|ms=\d+ ", "", line.split(" ", 1)[1])
    return number, re.sub(r"bytes=\d+", f"bytes={len(reply.data) and 'N'}", shown)


def test_line_has_the_rule_and_never_the_address(any_site: Site) -> None:
    visitor = any_site.visitor()
    for path, line in (
        ("/?code=ABCD2345", "info method=GET rule=/ status=200 bytes=N"),
        ("/join/ABCD2345", "info method=GET rule=/join/<code> status=404 bytes=N"),
        ("/no/such/Zoe", "info method=GET status=404 bytes=N"),
        ("/static/kit.css", "debug method=GET rule=/static/<path:filename> status=200 bytes=N"),
        ("/token", "debug method=GET rule=/token status=200 bytes=N"),
        ("/work/", "info method=GET rule=/work/ status=303 bytes=N"),
    ):
        assert asked(visitor, path)[1] == line


def test_numbers_differ(any_site: Site) -> None:
    visitor = any_site.visitor()
    assert len({asked(visitor, "/")[0] for _ in range(5)}) == 5


def test_what_pages_ask_by_themselves_is_there(any_site: Site) -> None:
    assert QUIET - any_site.app.view_functions.keys() == set()


def test_method_that_is_none_is_not_repeated(any_site: Site) -> None:
    with logged() as lines:
        any_site.app.test_client().open("/", method="ZOE").close()
    assert [line.split("method=")[1].split()[0] for line in lines] == ["other"]


def test_size_is_what_was_sent_and_the_line_comes_once() -> None:
    def app(environ: dict[str, Any], start: Any) -> Any:
        start("200 OK", [])
        return (part for part in (b"abc", b"defg"))

    with logged() as lines:
        reply: Any = RequestLines(app)({"REQUEST_METHOD": "GET"}, begin)
        assert (b"".join(reply), lines) == (b"abcdefg", [])
        reply.close()
        reply.close()
    assert [line.rsplit(" ", 1)[1] for line in lines] == ["bytes=7"]


def test_error_that_the_app_lets_through_is_a_line(any_site: Site) -> None:
    def app(environ: dict[str, Any], start: Any) -> Any:
        raise RuntimeError

    with logged() as lines, pytest.raises(RuntimeError):
        RequestLines(app)({"REQUEST_METHOD": "GET"}, begin)
    assert [line.split()[1] for line in lines] == ["warning"]
    assert " status=500 " in lines[0]


def test_fault_has_one_number_on_page_reply_traceback_and_line(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: Any, **_more: Any) -> Any:
        raise ValueError(NAME)

    visitor, path = at_work(any_site)
    # Where the page and the short way for scripts both go.
    monkeypatch.setattr(saving, "save", fail)
    monkeypatch.setitem(any_site.app.config, "PROPAGATE_EXCEPTIONS", value=False)
    with logged() as lines:
        reply = visitor.post(path, **SOURCED)
        script = visitor.post(path, as_script=True, **SOURCED)
    number = reply.headers["X-Request-Id"]
    assert reply.status_code == 500
    assert READ_OUT.format(number) in plain_of(reply)
    assert told_to_script(script)["error"] == "InternalServerError"
    fault, line = (line for line in lines if f"={number} " in line)
    rule = "/work/<uuid:assignment_id>/claims/<uuid:attempt_id>"
    assert f'says="Exception in {rule} [POST], request {number}" error=ValueError\n' in fault
    assert line.split()[1:3] == ["warning", "request"]
    assert "Zoraida" not in "".join(lines)


def test_refused_and_faulty_pages_show_the_number_and_a_wrong_address_none(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, path = at_work(any_site)
    refused = visitor.post(path, **NO_ITEM)
    assert refused.status_code == 400
    assert READ_OUT.format(refused.headers["X-Request-Id"]) in plain_of(refused)
    missing = visitor.get("/no/such")
    assert (missing.status_code, "read out" in plain_of(missing)) == (404, False)
    assert missing.headers["X-Request-Id"]

    def full(*_given: Any, **_more: Any) -> Any:
        raise DatabaseFault(FULL)

    monkeypatch.setitem(any_site.app.view_functions, "student.save", full)
    monkeypatch.setitem(any_site.app.config, "PROPAGATE_EXCEPTIONS", value=False)
    page = visitor.post(path, **SOURCED)
    assert page.status_code == 503
    assert READ_OUT.format(page.headers["X-Request-Id"]) in plain_of(page)
