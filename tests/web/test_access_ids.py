"""Ids of another teacher's things, in each place of each address and of each form."""

import re
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring import drafts
from kit.classroom.live import session as live
from kit.classroom.people import classrooms, students
from kit.exchange.classroom_json import classroom_json
from kit.store.engine import Store
from kit.web import state as web_state
from tests.support.copies import ORIGINAL_MARK, attach
from tests.support.from_articles import begun_by
from tests.support.room import KEY_MARK, Room
from tests.web.access_rows import FORMS, ROWS
from tests.web.cast import (
    Cast,
    cast_again,
    leave_claim,
    leave_parts,
    leave_readers,
    leave_sheet,
    pictured_draft,
)
from tests.web.test_access import stored

pytestmark = pytest.mark.timeout(300)

#: What names something that is a class's, a student's or a teacher's.
NAMES: Final = frozenset(
    {
        "assignment_id", "attempt_id", "claim_id", "classroom_id", "copy_id", "deal_id",
        "draft_id", "group_id", "reader_id", "sheet_id", "student_id",
    }
)  # fmt: skip
_ID: Final = re.compile(r"\{(?:student|assignment|attempt|classroom)\}")
#: Names that stand on Mr Brown's pages alone.
_HIS: Final = re.compile(r"\bEve\b|\b8A\b")


@dataclass(frozen=True)
class Foreign:
    """One of each thing of Mr Brown's and of his class."""

    room: Room
    values: dict[str, Any]
    live: UUID
    lesson_draft: UUID
    from_article: UUID

    def of(self, endpoint: str, names: tuple[str, ...]) -> dict[str, Any]:
        """His things under these names, of the kind that an endpoint shows."""
        values = dict(self.values)
        voted = endpoint in {"downloads.votes", "downloads.rounds", "downloads.hands"}
        if voted or endpoint.startswith(("live.", "live_control.", "hands.")):
            values["assignment_id"] = self.live
        if endpoint.startswith("from_article."):
            values["draft_id"] = self.from_article
        if endpoint.startswith("lesson_editor."):
            values["draft_id"] = self.lesson_draft
        return {name: values[name] for name in names}

    def stored(self) -> Any:
        """All of his class, word by word."""
        room = self.room
        pieces = "".join(classroom_json(room.store, room.classroom_id, web_state.now()))
        # Its own moment stands before the tables.
        return pieces.partition('"tables"')[2]


def make_foreign(cast: Cast) -> Foreign:
    """Mr Brown's class and drafts, filled as Ms Gray's are."""
    store, library, now = cast.site.room.store, cast.site.room.library, web_state.now()
    code = classrooms.join_code_of(store, cast.elsewhere)
    assert code is not None
    task = assignments.give(store, library, cast.elsewhere, "three-claims", Rules(), now)
    room = Room(store, library, cast.brown, cast.elsewhere, code.code, task, now=now)
    eve = cast.visitor("outsider")
    eve.post(f"/work/{task}/start")
    attempt = eve.get(f"/work/{task}/claims").text.split("/claims/")[1].split('"')[0]
    [eve_id] = [one.id for one in students.students_of(store, cast.elsewhere)]
    room.join("Mia")
    live_id = live.start(store, library, cast.elsewhere, "three-claims", now)
    group, deal = leave_parts(room, eve_id)
    draft = drafts.make(store, cast.brown, drafts.example("classify", "His", "begun"), now).id
    values = {
        "classroom_id": cast.elsewhere,
        "assignment_id": task,
        "attempt_id": attempt,
        "student_id": eve_id,
        "group_id": group,
        "deal_id": deal,
        "draft_id": draft,
        "copy_id": attach(store, cast.brown).id,
        "reader_id": leave_readers(room, draft)[0],
        "claim_id": leave_claim(room, eve_id),
        "sheet_id": leave_sheet(room, eve_id),
    }
    article = begun_by(store, cast.brown, now).draft_id
    return Foreign(room, values, live_id, pictured_draft(room), article)


@pytest.fixture
def cast(any_store: Store, tmp_path: Path) -> Cast:
    return cast_again(any_store, tmp_path)


@pytest.fixture
def foreign(cast: Cast) -> Foreign:
    return make_foreign(cast)


def swaps(cast: Cast, row: str) -> list[tuple[str, ...]]:
    """Each choice of the ids in a row's address that another's may stand in for."""
    endpoint = row.split()[1]
    rule = next(one for one in cast.site.app.url_map.iter_rules() if one.endpoint == endpoint)
    names = sorted(rule.arguments & NAMES)
    counts = range(1, len(names) + 1)
    return list(chain.from_iterable(combinations(names, count) for count in counts))


def of_teachers() -> list[str]:
    """The rows whose things are a teacher's or a class's, as strangers get 404 for them."""
    return [row for row, roles in ROWS.items() if roles.get("other teacher") == 404]


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_anothers_ids_in_any_place_of_an_address_open_nothing(
    cast: Cast, foreign: Foreign, method: str
) -> None:
    """Alone and mixed with one's own: each is as if there were no such thing."""
    gray, before, asked = cast.visitor("teacher"), (stored(cast), foreign.stored()), 0
    for row in of_teachers():
        if not row.startswith(method):
            continue
        endpoint, form = row.split()[1], dict[str, Any](cast.form(row))
        for names in swaps(cast, row):
            path = cast.path(endpoint, **foreign.of(endpoint, names))
            reply = gray.get(path) if method == "GET" else gray.post(path, **form)
            assert reply.status_code == 404, (row, names, reply.text[:300])
            assert not _HIS.search(reply.text), (row, names)
            assert KEY_MARK not in reply.text, (row, names)
            assert ORIGINAL_MARK not in reply.text, (row, names)
            asked += 1
    assert asked > 150
    assert (stored(cast), foreign.stored()) == before


def test_anothers_ids_in_a_form_touch_nothing_of_theirs(cast: Cast, foreign: Foreign) -> None:
    """Ms Gray posts to her own class what names a student, task, attempt or class of his."""
    gray, before = cast.visitor("teacher"), foreign.stored()
    his = {
        "student": str(foreign.values["student_id"]),
        "assignment": str(foreign.values["assignment_id"]),
        "attempt": str(foreign.values["attempt_id"]),
        "classroom": str(foreign.values["classroom_id"]),
    }
    rows = [row for row, form in FORMS.items() if _ID.search(" ".join(form.values()))]
    assert len(rows) > 7
    for row in rows:
        reply = gray.post(cast.path(row.split()[1]), **dict[str, Any](cast.form(row, **his)))
        assert reply.status_code in {303, 400, 404, 409}, (row, reply.status_code)
        page = reply.text if reply.status_code != 303 else gray.get(reply.location).text
        assert not _HIS.search(page), row
        assert foreign.stored() == before, row


@pytest.mark.long
def test_a_students_ids_of_two_tasks_are_not_mixed(cast: Cast, foreign: Foreign) -> None:
    """Sam's attempt at one task is none at another, and Eve's is none at all."""
    sam, eves = cast.visitor("student"), foreign.values["attempt_id"]
    before = (stored(cast), foreign.stored())
    for row in ROWS:
        method, endpoint = row.split()
        if not endpoint.startswith("student.") or ("attempt_id",) not in swaps(cast, row):
            continue
        form = dict[str, Any](cast.form(row))
        for changed in ({"assignment_id": cast.live}, {"attempt_id": eves}):
            path = cast.path(endpoint, **changed)
            reply = sam.get(path) if method == "GET" else sam.post(path, **form)
            assert reply.status_code == 404, (row, changed)
    assert (stored(cast), foreign.stored()) == before
