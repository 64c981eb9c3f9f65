"""Scripts typed into every field of every form, names of files among them, and what comes back.

The forms are those that the pages have; each is sent as it stands, once with a payload in all
fields, once in its first alone, so that what refuses the one does not hide the other.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Route

from kit.store.engine import Store
from tests.attacks.hooked import ORIGIN, Hooked, hooked
from tests.attacks.page_forms import PageForm, forms_of
from tests.attacks.payloads import ADDRESSES, MIX, RUNNING, SHORT
from tests.attacks.test_scripts import Poisoned, poisoned
from tests.support.pages import lobby_pages, student_pages, teacher_pages
from tests.web.cast import Cast, cast_again
from tests.web.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(120)]

#: A part of all pages, evenly and always the same; the others take too long for each day.
PARTS = (0, *(pytest.param(number, marks=pytest.mark.long) for number in range(1, 8)))

#: What would end the visit, or the class.
_LAST = ("sign-out", "/delete", "hand-on", "/leave", "/erase", "/end", "/restore", "/remove")
#: Names that no file system minds, and some that one would.
FILES = (
    '"><img src=x onerror=__xss(971)>.csv', "</title><script>__xss(972)<script>.xlsx",
    "' onfocus=__xss(973) autofocus '.docx", "{{7007*10001}}.json", "../../../evil.kitbackup",
    "a\r\nSet-Cookie: evil=1.zip", "..\\..\\evil.svg", "\u202egpj.exe.png", "x" * 300 + ".html",
    "con.txt", "\x00.yaml", "%(name)s.csv",
)  # fmt: skip


@dataclass
class Reply:
    """What a form brought, to be shown to the browser."""

    path: str
    status: int
    html: str


def posted(
    visitor: Visitor, path: str, form: PageForm, payload: str, *, all_fields: bool
) -> Reply | None:
    """Send it with the payload; None where what comes is no page."""
    action = form.action or path
    if form.method != "post" or any(word in action for word in _LAST) or urlsplit(action).netloc:
        return None
    typed = form.typed if all_fields else form.typed[:1]
    values: dict[str, object] = {**form.fields, **dict.fromkeys(typed, payload)}
    for number, name in enumerate(form.files):
        file = FILES[(len(action) + number) % len(FILES)]
        values[name] = (io.BytesIO(payload.encode()), file)
    reply = visitor.client.post(
        action,
        data=values,
        base_url=f"http://{visitor.host}",
        environ_base={"REMOTE_ADDR": visitor.address},
        content_type="multipart/form-data" if form.files else None,
        follow_redirects=True,
    )
    text = reply.get_data(as_text=True)
    reply.close()
    assert reply.status_code < 500, (action, form.typed, text[-600:])
    return Reply(action, reply.status_code, text) if reply.mimetype == "text/html" else None


def shown(watched: Hooked, reply: Reply) -> None:
    """Let the browser have the reply, without the policy."""

    def give(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html; charset=utf-8", body=reply.html)

    url = f"{ORIGIN}/reply"
    watched.page.route(url, give)
    watched.page.goto(url, wait_until="load")
    watched.note(f"POST {reply.path}")
    watched.page.unroute(url)


def typed_into(
    browser: Browser, visitor: Visitor, paths: Sequence[str], payload: str
) -> tuple[int, dict[str, list[str]]]:
    """How many replies were shown, and what is strange in which."""
    count, sent = 0, set()
    with hooked(browser, visitor, policy=False) as watched:
        for path in paths:
            page = visitor.get(path)
            for form in forms_of(page.text):
                kind = (form.action.rpartition("/")[2], tuple(form.typed), tuple(form.files))
                if kind in sent or not (form.typed or form.files):
                    continue
                sent.add(kind)
                for all_fields in (True, False) if len(form.typed) > 1 else (True,):
                    reply = posted(visitor, path, form, payload, all_fields=all_fields)
                    if reply is not None and "__xss" in reply.html:
                        shown(watched, reply)
                        count += 1
        return count, watched.found


@pytest.fixture(scope="module")
def clean() -> Iterator[Poisoned]:
    with poisoned("") as scene:
        yield scene


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_what_a_teacher_types(browser: Browser, clean: Poisoned, part: int) -> None:
    paths = clean.paths(teacher_pages(clean.made))[part :: len(PARTS)]
    count, found = typed_into(browser, clean.teacher, paths, MIX)
    assert found == {}
    assert count > 2


@pytest.mark.long
def test_what_students_and_strangers_type(browser: Browser, clean: Poisoned) -> None:
    count, found = typed_into(browser, clean.student, clean.paths(student_pages(clean.made)), MIX)
    more, others = typed_into(browser, clean.nobody, clean.paths(lobby_pages(clean.made)), SHORT[0])
    assert {**found, **others} == {}
    assert count + more > 5


@pytest.fixture
def cast(sqlite_store: Store, tmp_path: Path) -> Cast:
    return cast_again(sqlite_store, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_scripts_in_queries_and_paths(browser: Browser, cast: Cast, part: int) -> None:
    """Every page of the app's own map, with payloads as values of its query and parts of its path."""
    payloads = (MIX, ADDRESSES[0].format("__xss(981)"), SHORT[3], RUNNING[5].format("__xss(982)"))
    names = (
        "back",
        "next",
        "q",
        "sort",
        "of",
        "sheet",
        "key",
        "show",
        "error",
        "signed_out",
        "link",
        "at",
    )
    query = "&".join(
        f"{name}={quote(payloads[number % len(payloads)])}" for number, name in enumerate(names)
    )
    shown_at = dict[str, list[str]]()
    endpoints = sorted(
        {
            rule.endpoint
            for rule in cast.site.app.url_map.iter_rules()
            if "GET" in (rule.methods or ())
        }
    )
    for number, role in enumerate(("teacher", "student"), part):
        visitor = cast.visitor(role)
        with hooked(browser, visitor, policy=False) as watched:
            for endpoint in endpoints[number % len(PARTS) :: len(PARTS)]:
                path = cast.path(endpoint)
                odd = path.rpartition("/")[0] + "/" + quote(SHORT[1], safe="")
                for asked in (f"{path}?{query}", odd):
                    reply = visitor.get(asked)
                    assert reply.status_code < 500, (asked, reply.text[-500:])
                    if reply.mimetype == "text/html" and (
                        "__xss" in reply.text or "70077007" in reply.text
                    ):
                        shown(watched, Reply(asked, reply.status_code, reply.text))
            shown_at |= watched.found
    assert shown_at == {}


def test_headers_are_said_back_nowhere(cast: Cast) -> None:
    """Nor does a status page, a redirect, or a page of errors say what a header said."""
    evil = 'evil.example"><img src=x onerror=__xss(991)>'
    for path in (
        "/",
        "/nothing",
        "/teacher/",
        "/work/",
        "/join/AAAAAAAA",
        "/teacher/sign-in?back=/x",
    ):
        for name in (
            "Host",
            "Referer",
            "User-Agent",
            "X-Forwarded-Host",
            "X-Forwarded-Prefix",
            "Origin",
            "X-Request-Id",
            "Accept-Language",
            "Cookie",
            "X-Original-URL",
            "X-Rewrite-URL",
        ):
            reply = cast.site.visitor().get(path, headers={name: evil})
            assert "evil.example" not in f"{reply.headers}{reply.text}", (path, name)
