"""Reading a page as a person does, and filling in its forms as they stand."""

import html
import re
from typing import Any

from werkzeug.test import TestResponse

from tests.web.conftest import Site, Visitor

_PICKED = re.compile(r'name="([\w-]+)\.label"\s+value="(\w+)"\s+data-key="\d"\s+checked')
_SUMMARY = re.compile(r'<div class="to-mend".*?</div>', re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+\.revision)" value="(\d*)">')


def plain(markup: str) -> str:
    """The words of a piece of HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def _all(reply: TestResponse, pattern: str) -> list[str]:
    return [plain(found) for found in re.findall(pattern, reply.text, re.DOTALL)]


def heading(reply: TestResponse) -> str:
    return _all(reply, r"<h1[^>]*>(.*?)</h1>")[0]


def lead(reply: TestResponse) -> str:
    return _all(reply, r'<p class="lead"[^>]*>(.*?)</p>')[0]


def flashes(reply: TestResponse) -> list[str]:
    return _all(reply, r'<p class="flash[^"]*"[^>]*>(.*?)</p>')


def errors(reply: TestResponse) -> list[str]:
    """What stands in red beside the fields."""
    return _all(reply, r'<p class="invalid-feedback">(.*?)</p>')


def summary(text: str) -> list[tuple[str | None, str]]:
    """What is to be mended by the top of a page: where a line leads, and what it says."""
    found = _SUMMARY.search(text)
    lines = re.findall(r"<li(?: [^>]*)?>(.*?)</li>", found.group(0), re.DOTALL) if found else []
    where = [re.search(r'href="#([^"]+)"', line) for line in lines]
    return [(at and at.group(1), plain(line)) for at, line in zip(where, lines, strict=True)]


def notices(reply: TestResponse) -> list[str]:
    """Those that are shown: some wait, hidden, for a script."""
    return _all(reply, r'<(?:p|div) class="notice[^"]*"(?![^>]* hidden\b)[^>]*>(.*?)</(?:p|div)>')


def buttons(reply: TestResponse) -> list[str]:
    return _all(reply, r"<button[^>]*>(.*?)</button>")


def table(reply: TestResponse, number: int = 0) -> list[list[str]]:
    """The cells of a table by rows, its head first; what only screen readers hear left out."""
    seen = re.sub(r'<span class="visually-hidden">.*?</span>', "", reply.text, flags=re.DOTALL)
    body = re.findall(r"<table[^>]*>(.*?)</table>", seen, re.DOTALL)[number]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [
        [plain(c) for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", r, re.DOTALL)] for r in rows
    ]


def captioned(reply: TestResponse, caption: str) -> list[list[str]]:
    """The cells of the table with that caption."""
    found = re.findall(r"<caption[^>]*>(.*?)</caption>", reply.text, re.DOTALL)
    return table(reply, [plain(each) for each in found].index(caption))


def grid_of(reply: TestResponse) -> list[list[str]]:
    """The class page's table of students and items."""
    return captioned(reply, "Students and items")


def typed(reply: TestResponse, name: str) -> str:
    """What stands in a field of the page."""
    inputs = re.findall(rf'<input[^>]*name="{name}"[^>]*>', reply.text, re.DOTALL)
    if inputs:
        value = re.search(r'value="([^"]*)"', inputs[0], re.DOTALL)
        return html.unescape(value.group(1)) if value else ""
    area = re.search(
        rf'<textarea[^>]*name="{name}"[^>]*>\r?\n?(.*?)</textarea>', reply.text, re.DOTALL
    )
    assert area, f"no field {name}"
    return html.unescape(area.group(1))


def picked(reply: TestResponse) -> dict[str, str]:
    """The pens that are picked on a page of claims."""
    return dict(_PICKED.findall(reply.text))


def as_it_stands(reply: TestResponse, **picks: str) -> dict[str, Any]:
    """All fields of a page of claims as a browser without scripts sends them."""
    labels = {**picked(reply), **picks}
    fields = dict(_HIDDEN.findall(reply.text))
    return {**fields, **{f"{item}.label": label for item, label in labels.items()}}


def begin(site: Site, visitor: Visitor) -> tuple[str, TestResponse]:
    """Start on the assignment: the attempt's id, and the page of claims."""
    visitor.post(f"{site.work}/start")
    page = visitor.get(f"{site.work}/claims")
    return page.text.split("/claims/")[1].split('"')[0], page


def follow(visitor: Visitor, reply: TestResponse) -> TestResponse:
    """The page that a redirect leads to."""
    assert reply.status_code == 303, plain(reply.text)
    assert reply.location is not None
    return visitor.get(reply.location)


def told_to_script(reply: TestResponse) -> dict[str, str]:
    """What a script is told of an error, but for the number of the request, which is there."""
    told: dict[str, str] = dict(reply.get_json())
    assert told.pop("request") == reply.headers["X-Request-Id"]
    return told
