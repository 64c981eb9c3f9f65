"""Forms of all pages: what is wrong stands at the top, leads to its field, and is in our words."""

import re
from pathlib import Path
from typing import Any

import pytest

from kit.store.engine import Store
from kit.web.validators import PlainForm
from tests.support.library_words import library_words
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, cast_again
from tests.web.conftest import text_of
from tests.web.reading import errors, summary

GARBAGE = ("", "x", "-1", "9" * 300, "constructor", "2026-13-45T99:99", "x" * 3000)
_IDS = re.compile(r'\sid="([^"]+)"')


def form_classes(base: type[PlainForm] = PlainForm) -> list[type[PlainForm]]:
    """Each form of the pages."""
    return [one for sub in base.__subclasses__() for one in (sub, *form_classes(sub))]


AWAY = {"account.hide", "account.sign_out", "join.hand_on", "projector.switch"}
#: The names of all fields that any page takes.
FIELDS = {
    name
    for form in form_classes()
    for name in vars(form)
    if hasattr(getattr(form, name), "field_class")
} | {"hide", "percent", "move", "seconds", "text"}


@pytest.fixture
def cast(any_store: Store, tmp_path: Path) -> Cast:
    return cast_again(any_store, tmp_path)


@pytest.mark.long
@pytest.mark.sampled(4)
@pytest.mark.parametrize("text", GARBAGE)
@pytest.mark.parametrize("role", ["student", "teacher"])
def test_no_page_speaks_a_library_s_words(cast: Cast, role: str, text: str) -> None:
    """Whatever is sent in whatever field: our words, beside the field and at the top."""
    visitor = cast.visitor(role)
    garbage: dict[str, Any] = dict.fromkeys(FIELDS, text) if text else {}
    for row, roles in ROWS.items():
        method, endpoint = row.split()
        # What signs out, or hides the forms with the names, takes nothing that is typed.
        if method != "POST" or role not in roles or endpoint in AWAY:
            continue
        visitor.token = ""
        form = {**garbage, **({"part": ""} if text else {})}
        reply = visitor.post(cast.path(endpoint), **form)
        assert reply.status_code < 500, (row, reply.text[:500])
        assert library_words(text_of(reply)) == [], row
        beside, top = errors(reply), summary(reply.text)
        assert bool(beside) <= bool(top), (row, beside, top)
        ids = set(_IDS.findall(reply.text))
        assert [line for line in top if line[0] is not None and line[0] not in ids] == [], row
        shown = {text.partition(": ")[2] for _at, text in top} | {text for _at, text in top}
        assert set(beside[:6]) <= shown, row


def test_date_that_is_none_is_told_how_to_be_typed(cast: Cast) -> None:
    teacher = cast.visitor("teacher")
    page = teacher.post(
        f"{cast.site.classroom}/give/three-claims/rules",
        opens_at="tomorrow", closes_at="", attempts="7", feedback="never", certainty="off",
    )  # fmt: skip
    date = (
        "“tomorrow” is no date with a time. Choose both in the field, or type them like "
        "2026-03-02T14:30."
    )
    choice = "This is not on the list. Choose one of those that the list offers."
    assert (page.status_code, errors(page)) == (400, [date, choice])
    assert summary(page.text) == [("opens_at", date), ("attempts", choice)]
    assert 'value="tomorrow"' in page.text
    main = page.text.partition("<main")[2].partition(">")[2]
    assert main.lstrip().startswith('<div class="to-mend" id="to-mend" role="group"')


def test_page_without_a_fault_has_no_list_of_faults(cast: Cast) -> None:
    page = cast.visitor("teacher").get(cast.site.classroom)
    assert ("to-mend" in page.text, summary(page.text)) == (False, [])


def test_refusal_as_a_whole_leads_to_its_words(cast: Cast) -> None:
    """A key that somebody changed meanwhile has no field of its own."""
    teacher = cast.visitor("teacher")
    form: dict[str, Any] = {**cast.form("POST keys.decide"), "on_version": "another"}
    page = teacher.post(f"{cast.site.assignment}/items/plan/decide", **form)
    assert page.status_code == 409
    ((where, words),) = summary(page.text)
    assert where == "refusal"
    assert words.endswith("look at the new key below, and decide again.")
    assert 'id="refusal"' in page.text
