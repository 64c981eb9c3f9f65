"""Whoever asks for whatever page, whatever they send: no line at any level holds a word of theirs."""

import json
import re
from typing import Any
from uuid import UUID

import pytest

from kit.logs.events import EVENTS
from kit.logs.request_ids import FIELD
from kit.store.models import Base
from tests.support.logged import logged
from tests.support.room import PASSWORD
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, make_cast
from tests.web.conftest import Site, Visitor

TYPED = "Zoraida Quillfeather wrote, of 9B: xyzzy"
#: Names of sections, of fields and of the table's words: they stand in rules of addresses, too.
PLAIN = re.compile(r"[a-z][a-z_-]*|[0-9]{1,3}")


def ask_for_everything(cast: Cast) -> None:
    """Each page as who may have it, then each form with words of somebody's own."""
    # Signed in once: what is posted may end that, or rename them, and is refused from then on.
    visitors = {role: cast.visitor(role) for roles in ROWS.values() for role in roles}
    for method in ("GET", "POST"):
        for row, roles in ROWS.items():
            if row.startswith(f"{method} "):
                role = next((role for role, answer in roles.items() if answer == 200), "teacher")
                ask(cast, visitors[role], row, cast.of_role(role))


def ask(cast: Cast, visitor: Visitor, row: str, link: dict[str, Any]) -> None:
    method, endpoint = row.split()
    path = cast.path(endpoint, **link)
    headers = {"User-Agent": TYPED, "Referer": TYPED}
    if method == "GET":
        visitor.get(f"{path}?q={TYPED}", headers=headers)
    else:
        form: dict[str, Any] = {"argument": TYPED, **cast.form(row), "name": TYPED}
        visitor.post(path, **form)
        visitor.token = ""


def words_of(cast: Cast) -> set[str]:
    """All that the database holds as text or id, what was typed, and what opens something."""
    words = {PASSWORD, "Zoraida", "Quillfeather", "xyzzy", "192.0.2.7", *cast.links.values()}
    with cast.site.room.store.reading() as connection:
        for table in Base.metadata.sorted_tables:
            for row in connection.execute(table.select()):
                for value in row:
                    words |= texts_of(value)
    for visitor in cast.joined.values():
        words |= {str(cookie.value) for cookie in (visitor.client._cookies or {}).values()}
    return {word for word in words if len(word) > 1 and not PLAIN.fullmatch(word)}


def texts_of(value: Any) -> set[str]:
    if isinstance(value, UUID):
        return {str(value), value.hex}
    if isinstance(value, str):
        return {value, *re.findall(r"\w{4,}", value)}
    if isinstance(value, list | dict):
        return texts_of(json.dumps(value))
    return set()


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_no_line_holds_what_somebody_typed_or_whose_it_was(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(any_site.app.config, "PROPAGATE_EXCEPTIONS", value=False)
    with logged("json") as lines:
        cast = make_cast(any_site)
        words = words_of(cast)
        ask_for_everything(cast)
        words |= words_of(cast)
        fail_with_words(cast, monkeypatch)
    assert len(words) > 500
    assert {"Zoe", "Eve", "Ms Gray", "9B", any_site.room.code, PASSWORD} <= words
    records = [json.loads(line) for line in lines]
    assert len(records) > 400
    events = {record["event"] for record in records}
    assert {"request", "fault", "teacher.refused", "download.taken"} <= events
    rules = {rule.rule for rule in any_site.app.url_map.iter_rules()}
    for record in records:
        hold_to_the_table(record, rules)
    said = "\n".join(line.split(", ", 1)[1] for line in lines)  # without the moment
    assert [word for word in sorted(words) if is_in(word, said, rules)] == []


def hold_to_the_table(record: dict[str, Any], rules: set[str]) -> None:
    """Nothing beside time, level, name and number but fields of the table that fit."""
    told = {name: value for name, value in record.items() if name not in {"time", "level", FIELD}}
    name = told.pop("event")
    if name == "fault":
        assert set(told) == {"by", "says", "error", "traceback"}
        return
    assert set(told) <= set(EVENTS[name].fields), record
    assert "withheld" not in told.values(), record
    assert told.get("rule", "/") in rules, record


def is_in(word: str, said: str, rules: set[str]) -> bool:
    """Whether it stands there as a word, and not as a part of the program's own."""
    if word not in said:
        return False
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return bool(pattern.search(said)) and not any(pattern.search(rule) for rule in rules)


def fail_with_words(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault whose error repeats all that the request brought."""

    def fail(**_values: Any) -> Any:
        raise RuntimeError(TYPED)

    monkeypatch.setitem(cast.site.app.view_functions, "join.start", fail)
    cast.site.visitor().get(f"/?q={TYPED}")
