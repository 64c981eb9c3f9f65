"""Something brought in by the browser: files chosen, or a text pasted, and what the page says."""

import io
import re
from collections.abc import Sequence
from typing import Any

from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from kit.exchange.authoring.zip_files import UNPACKED_MOST
from tests.web.conftest import Visitor, text_of

ADDRESS = "/teacher/own/import"
#: Where something that was brought in is written, or what is to be mended in it first.
_PAGES = ("/edit/", "/lesson", "/check")
_REFUSAL = re.compile(r'id="refusal"[^>]*>(.*?)</div>', re.DOTALL)
_HIDDEN = re.compile(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"')
#: Nothing that is brought takes more memory than this, unpacked and read.
MEMORY_MOST = UNPACKED_MOST + 8 * 1024 * 1024


def chosen(teacher: Visitor, *files: tuple[str, bytes], **form: str) -> TestResponse:
    """The page after these files were chosen together."""
    if not teacher.token:
        teacher.get("/teacher/own")
    sent = [FileStorage(io.BytesIO(raw), name) for name, raw in files]
    fields = {"csrf_token": teacher.token, **form, "file": sent}
    # Encoded here: the client of the tests keeps what is long in a file that it does not close.
    boundary, body = encode_multipart(fields)
    kind = f"multipart/form-data; boundary={boundary}"
    reply = teacher.client.post(ADDRESS, data=body, content_type=kind, **teacher._as({}))
    return teacher._seen(reply)


def pressed(teacher: Visitor, page: TestResponse, **form: str) -> TestResponse:
    """The reply to the button below what was looked at."""
    fields = dict(_HIDDEN.findall(page.text.split("<main", 1)[-1]))
    fields.pop("csrf_token", None)
    more: Any = {**fields, **form}
    return teacher.post(ADDRESS, **more)


def draft_of(reply: TestResponse) -> str:
    """The address of the draft to a page of which a reply leads."""
    assert reply.status_code == 303, text_of(reply)
    [page] = [one for one in _PAGES if str(reply.location).endswith(one)]
    return str(reply.location).removesuffix(page)


def brought(teacher: Visitor, *files: tuple[str, bytes]) -> str:
    """The address of the draft that these files become."""
    page = chosen(teacher, *files)
    assert page.status_code == 200, text_of(page)
    return draft_of(pressed(teacher, page))


def refusals(page: TestResponse) -> Sequence[str]:
    """The sentences that say why nothing was taken."""
    found = _REFUSAL.search(page.text)
    assert found is not None, text_of(page)
    words = re.findall(r"<p[^>]*>(.*?)</p>", found.group(1), re.DOTALL)
    return [" ".join(text_of_words(one).split()) for one in words]


def text_of_words(words: str) -> str:
    """HTML's signs as they are read."""
    for sign, code in (
        ('"', "&#34;"),
        ("'", "&#39;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("&", "&amp;"),
    ):
        words = words.replace(code, sign)
    return words
