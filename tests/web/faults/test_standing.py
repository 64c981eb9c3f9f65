"""A fault under the running app: one line in the log, a page that keeps the form, a notice."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from kit.store.database import faults
from kit.store.database.faults import DatabaseFault, Fault
from kit.store.engine import Store
from kit.web.teacher.students.roster import fingerprint
from tests.support.at_work import at_work, saved
from tests.web.conftest import Site, shared_site
from tests.web.reading import heading, lead, told_to_script

ALL = [fault for fault in vars(faults).values() if isinstance(fault, Fault)]
SOURCED: dict[str, Any] = {"vote.label": "sourced", "vote.revision": "1"}
QUOTED: dict[str, Any] = {"vote.label": "“so & so”"}
KEEPS = (
    "What you sent is not stored. This page keeps it: leave it open, and send it again in a moment."
)


@contextmanager
def wrong(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every transaction that writes meets it."""

    @contextmanager
    def refused(_self: Store) -> Iterator[Connection]:
        raise DatabaseFault(fault, "as the system says")
        yield

    def taken(_self: Store) -> None:
        raise DatabaseFault(fault, "as the system says")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "writing", refused)
        if fault in {faults.GONE, faults.REPLACED}:
            patch.setattr(Store, "check_files", taken)
        yield


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.sampled(6)
@pytest.mark.parametrize("fault", ALL, ids=lambda fault: fault.name)
def test_each_fault_is_one_sentence_for_all(
    any_site: Site, fault: Fault, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    student, path = at_work(any_site)
    teacher = any_site.teacher()
    with wrong(fault, monkeypatch):
        for _ in range(3):
            script = student.post(path, as_script=True, **SOURCED)
            assert script.status_code == 503
            assert told_to_script(script) == {"error": fault.name, "message": fault.what}
            assert script.headers["Retry-After"] == str(fault.retry_after)
        page = student.post(path, **QUOTED)
        assert (page.status_code, heading(page), lead(page)) == (503, "Not stored yet", fault.what)
        assert KEEPS in page.text
        assert '<input type="hidden" name="vote.label" value="“so &amp; so”">' in page.text
        home = teacher.get("/teacher/").text
        assert fault.what in home
        assert fault.advice in home
    (line,) = lines(caplog)
    assert line.endswith(f": {fault.what} {fault.advice}. (as the system says)")
    assert caplog.records[-1].exc_info is None


def test_what_the_page_kept_is_taken_when_it_is_over(
    any_site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    student, path = at_work(any_site)
    with wrong(faults.FULL, monkeypatch):
        assert student.post(path, **SOURCED).status_code == 503
    assert student.post(path, **SOURCED).status_code == 303
    assert saved(student, any_site) == {"plan": "official", "vote": "sourced"}
    assert any_site.app.extensions["kit"].faults.fault is None
    assert "The database can be written to again." in lines(caplog)[-1]
    assert "standing-fault" not in any_site.teacher().get("/teacher/").text


def test_page_that_needs_no_database_comes_though_the_caller_cannot_be_noted(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = any_site.visitor("192.0.2.7")
    with wrong(faults.FULL, monkeypatch):
        assert phone.get("/").status_code == 200


def test_fault_that_meets_an_error_page_is_no_traceback(
    any_site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A teacher's 404 asks who is signed in, which the database does not say now."""
    teacher = any_site.teacher()

    @contextmanager
    def refused(_self: Store) -> Iterator[Connection]:
        raise sqlite3.OperationalError("Could not decode to UTF-8 column 'a'")
        yield

    for name in ("reading", "single_read"):
        monkeypatch.setattr(Store, name, refused)
    reply = teacher.get("/teacher/classrooms/nothing")
    assert reply.status_code in {404, 503}
    assert heading(teacher.get("/teacher/")) == "Not now"
    assert [record.exc_info for record in caplog.records if record.exc_info] == []


def test_fault_of_the_kit_stays_a_traceback(
    any_site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    student, path = at_work(any_site)

    @contextmanager
    def broken(_self: Store) -> Iterator[Connection]:
        raise RuntimeError("a fault of ours")
        yield

    monkeypatch.setattr(Store, "writing", broken)
    assert student.post(path, **SOURCED).status_code == 500
    assert [str(record.exc_info[1]) for record in caplog.records if record.exc_info] == [
        "a fault of ours"
    ]


@pytest.mark.long
def test_full_disk_that_is_one(
    sqlite_store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """By SQLite's own limit on its pages: the error is that of a full disk."""
    site = shared_site(sqlite_store, tmp_path)
    teacher = site.teacher()
    with sqlite_store.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    names = "\n".join(f"Student number {number}" for number in range(150))
    form: dict[str, Any] = {"names": names, "looked": fingerprint(names, "", ""), "add": "1"}
    reply = teacher.post(f"{site.classroom}/students/roster", **form)
    assert (reply.status_code, heading(reply)) == (503, "Not stored yet")
    assert lead(reply) == faults.FULL.what
    assert "Student number 149" in reply.text
    with sqlite_store.engine.connect() as raw:
        raw.exec_driver_sql("PRAGMA max_page_count=1000000")
    assert [record.exc_info for record in caplog.records if record.exc_info] == []
