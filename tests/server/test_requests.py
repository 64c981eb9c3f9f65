"""Requests that no browser sends: the app answers each with a page and no fault."""

from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.classroom.authoring.drafts import TEXT_MOST
from kit.server.requests import DRAFT_FORM, FIELDS_MOST, LARGER_FORMS, larger_form
from kit.store.engine import Store
from tests.support.at_work import at_work, saved
from tests.web.conftest import Site, Visitor, shared_site
from tests.web.reading import heading, lead

NO_FORM = (
    "The kit cannot make sense of what was sent. Nothing was changed: go back, load the page "
    "again, and send it once more."
)
TOO_MANY = (
    "The form has more than {most} fields, which is more than any page of the kit has. Nothing of "
    "it was taken in. Load the page again and send it from there."
)
TYPE = "multipart/form-data; boundary=X"
HEAD = "Content-Disposition: form-data"
PARTS = {
    "without a name": f"--X\r\n{HEAD}\r\n\r\nv\r\n--X--\r\n",
    "a file without a name": f'--X\r\n{HEAD}; filename="a"\r\n\r\nv\r\n--X--\r\n',
    "of no kind": "--X\r\nContent-Type: text/plain\r\n\r\nv\r\n--X--\r\n",
    "without headers": "--X\r\n\r\nv\r\n--X--\r\n",
    "with a line that is no header": "--X\r\nnonsense\r\n\r\nv\r\n--X--\r\n",
    "behind another boundary": f'--Y\r\n{HEAD}; name="a"\r\n\r\nv\r\n--Y--\r\n',
    "without an end": f'--X\r\n{HEAD}; name="a"\r\n\r\nv',
    "in no known letters": f'--X\r\n{HEAD}; name="\xff"\r\n\r\nv\r\n--X--\r\n',
}
TYPES = ("multipart/form-data", "multipart/form-data; boundary=", 'multipart/form-data; boundary="')


@pytest.fixture
def site(sqlite_store: Store, tmp_path: Path) -> Site:
    """The app in a room; no database has a say in this."""
    return shared_site(sqlite_store, tmp_path)


def send(visitor: Visitor, path: str, body: bytes, kind: str) -> TestResponse:
    """A body as it is, with the form's token beside it."""
    headers = {"X-CSRFToken": visitor.token, "Content-Type": kind}
    return visitor.client.post(path, data=body, headers=headers, base_url=f"http://{visitor.host}")


@pytest.mark.sampled(3)
@pytest.mark.parametrize("body", PARTS.values(), ids=PARTS)
def test_multipart_that_cannot_be_read_is_a_bad_request(site: Site, body: str) -> None:
    visitor, path = at_work(site)
    reply = send(visitor, path, body.encode("latin-1"), TYPE)
    assert (reply.status_code, heading(reply), lead(reply)) == (400, "That did not work", NO_FORM)
    assert saved(visitor, site) == {"plan": "official"}


@pytest.mark.parametrize("kind", TYPES)
def test_multipart_without_a_boundary_is_a_bad_request(site: Site, kind: str) -> None:
    visitor, path = at_work(site)
    reply = send(visitor, path, PARTS["without a name"].encode(), kind)
    assert (reply.status_code, lead(reply)) == (400, NO_FORM)


def test_form_of_more_fields_than_any_page_has_is_not_taken_apart(site: Site) -> None:
    visitor, path = at_work(site)
    plain = "application/x-www-form-urlencoded"
    full = "&".join(["a.b=c"] * FIELDS_MOST).encode()
    assert lead(send(visitor, path, full, plain)).startswith("The exercise has no item a.")
    reply = send(visitor, path, full + b"&a.b=c", plain)
    assert (reply.status_code, heading(reply)) == (413, "Too much at once")
    assert lead(reply) == TOO_MANY.format(most=FIELDS_MOST)
    parts = f'--X\r\n{HEAD}; name="a"\r\n\r\nv\r\n'.encode() * 1001 + b"--X--\r\n"
    reply = send(visitor, path, parts, TYPE)
    assert (reply.status_code, lead(reply)) == (413, TOO_MANY.format(most=1000))
    assert saved(visitor, site) == {"plan": "official"}


def test_invented_items_are_named_no_longer_than_an_id(site: Site) -> None:
    visitor, path = at_work(site)
    fields: dict[str, Any] = {"x" * 10_000 + ".label": "official"}
    reply = visitor.post(path, **fields)
    assert lead(reply) == (
        f"The exercise has no item {'x' * 64}…. Load the page again; your saved answers are there."
    )


HOSTS = (
    "a b", "[", "", "..", "x" * 5000, ".".join(["x" * 64] * 3), "sch\xfcle", "\xff\xfe", "a:b:c",
    "a:99999999", "[::1", "%", "a/b", "a@b", ":80", "a:-1", "\u202e", "x" * 64, "a..b",
)  # fmt: skip


def get(site: Site, path: str, host: str, sender: str = "127.0.0.1") -> TestResponse:
    sent = {"HTTP_HOST": host.encode().decode("latin-1"), "REMOTE_ADDR": sender}
    return site.app.test_client().get(path, environ_overrides=sent)


def test_page_is_the_same_whatever_the_host_is_called(site: Site) -> None:
    for host in HOSTS:
        assert get(site, "/", host).status_code == 200
        assert get(site, "/work/", host).headers["Location"] == "/?signed_out=1"
        nothing = get(site, "/nothing", host)
        assert (nothing.status_code, heading(nothing)) == (404, "Nothing here")
        assert 'href="/"' in nothing.text


def test_teachers_pages_are_not_open_to_a_host_that_is_none(site: Site) -> None:
    assert {get(site, "/teacher/", host, "192.0.2.9").status_code for host in HOSTS} == {403}


@pytest.mark.long
def test_an_address_that_takes_more_takes_no_more_than_its_own(site: Site) -> None:
    teacher = site.teacher()
    for path, most in LARGER_FORMS.items():
        form: dict[str, Any] = {"text": "x" * (most - 10_000)}
        assert teacher.post(path, **form).status_code == 400
        form["text"] += "x" * 20_000
        assert teacher.post(path, **form).status_code == 413


def test_pages_of_a_draft_take_its_texts_in_any_script() -> None:
    # Exercise, key and articles, each sign of them four bytes, each byte three in a form.
    assert 3 * TEXT_MOST * 12 < DRAFT_FORM
    draft = "/teacher/own/01a22b56-8980-79eb-a387-e5307c7aa3cc"
    pages = ("article", "claims", "key/a", "edit/", "edit/items/a", "save", "mine", "lesson")
    for page in (*pages, "lesson/teacher", "lesson/preview/lesson.md"):
        assert larger_form(f"{draft}/{page}") == larger_form(f"/kit{draft}/{page}") == DRAFT_FORM
    for page in ("", "/lesson/pictures", "/rename", "/article/x"):
        assert larger_form(f"{draft}{page}") is None
