"""Pressing the *Undo* that a page offers."""

import re
from html import unescape

from werkzeug.test import TestResponse

from tests.web.conftest import Visitor
from tests.web.reading import follow


def undo_form(page: TestResponse) -> tuple[str, dict[str, str]]:
    """Where the page's *Undo* posts to, and what."""
    block = page.text.split('<div class="undo">')[1].split("</form>")[0]
    action = re.search(r'action="([^"]+)"', block)
    assert action is not None
    names = re.findall(r'name="([^"]+)"\s+value="([^"]*)"', block)
    fields = {name: unescape(value) for name, value in names if name != "csrf_token"}
    return unescape(action.group(1)), fields


def press_undo(visitor: Visitor, page: TestResponse, *, followed: bool = True) -> TestResponse:
    """Press it; the page that it leads to."""
    action, fields = undo_form(page)
    reply = visitor.post(action, as_script=False, **fields)
    return follow(visitor, reply) if followed else reply
