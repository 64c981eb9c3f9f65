"""Health, readiness and figures: who is answered what, and what asking leaves behind."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.classroom.watch.checkup import Checkup
from kit.store.database.faults import FULL, DatabaseFault
from kit.store.engine import Store
from kit.web.watch import pages
from tests.web.conftest import Site, Visitor, make_site
from tests.web.watch.scraping import watched

TOKEN = "a token that a remote Prometheus has"
FAULTY = {
    "status": "fault",
    "fault": "DiskFull",
    "says": "The disk that the kit writes to is full.",
}


@pytest.fixture
def own_site(any_store: Store, tmp_path: Path) -> Site:
    return make_site(any_store, tmp_path)


def test_health_says_ok_where_the_database_takes_and_gives(own_site: Site) -> None:
    reply = own_site.stranger().get("/-/health")
    assert (reply.status_code, reply.json) == (200, {"status": "ok"})
    assert reply.headers["Cache-Control"] == "no-store"


def test_health_names_the_fault(own_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Store) -> None:
        raise DatabaseFault(FULL)

    monkeypatch.setattr(Store, "check_files", full)
    reply = own_site.stranger().get("/-/health")
    assert (reply.status_code, reply.json) == (503, FAULTY)


def test_error_of_the_kit_itself_is_no_word_of_health(
    own_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "write_and_read", lambda *_: 1 / 0)
    reply = own_site.stranger().get("/-/health")
    said = {
        "status": "fault",
        "fault": "Bug",
        "says": "An error of the kit itself; its log says more.",
    }
    assert (reply.status_code, reply.json) == (503, said)


def test_database_that_does_not_answer_is_said_to(own_site: Site) -> None:
    checkups = own_site.app.extensions["checkups"]
    late = Checkup(lambda: pages._LATE, pages._LATE)
    own_site.app.extensions["checkups"] = pages._Checkups(late, late, checkups.activity)
    said = {
        "status": "fault",
        "fault": "NoAnswer",
        "says": "The database has not answered within 4 seconds.",
    }
    for path in ("/-/health", "/-/ready"):
        reply = own_site.stranger().get(path)
        assert (reply.status_code, reply.json) == (503, said)


def test_asking_often_writes_once(own_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[None] = []
    monkeypatch.setattr(pages, "write_and_read", lambda *_: looks.append(None))
    visitor = own_site.stranger()
    assert {visitor.get("/-/health").status_code for _ in range(50)} == {200}
    assert len(looks) == 1


def test_ready_until_it_stops_or_the_tables_are_others(
    own_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = own_site.stranger().get("/-/ready")
    assert (reply.status_code, reply.json) == (200, {"status": "ready"})
    own_site.app.extensions["stopping"] = SimpleNamespace(has_begun=True)
    reply = own_site.stranger().get("/-/ready")
    said = {"status": "fault", "fault": "Stopping", "says": "The kit is about to stop."}
    assert (reply.status_code, reply.json) == (503, said)


def test_not_ready_where_a_table_is_missing(
    own_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "missing_of_schema", lambda _store: "the table vote is missing")
    reply = own_site.stranger().get("/-/ready")
    assert reply.status_code == 503
    assert reply.json is not None
    assert reply.json["fault"] == "DatabaseChanged"


def test_nobody_who_asks_has_come(own_site: Site) -> None:
    """No cookie, and no device that has found the kit."""
    monitor = Visitor(own_site.app.test_client(), "192.0.2.77", "192.0.2.20:8000")
    for path in ("/-/health", "/-/ready"):
        reply = monitor.get(path)
        assert reply.status_code == 200
        assert "Set-Cookie" not in reply.headers
    assert not own_site.app.extensions["kit"].other_device_has_reached()


def test_figures_are_off_unless_configured(own_site: Site) -> None:
    assert own_site.stranger().get("/-/metrics").status_code == 404
    own_site.stranger().get("/")
    assert not (own_site.app.extensions["kit"].settings.data / "figures").exists()


def test_figures_answer_callers_on_this_computer_alone(any_store: Store, tmp_path: Path) -> None:
    site = watched(any_store, tmp_path)
    here = site.stranger().get("/-/metrics")
    assert (here.status_code, here.mimetype) == (200, "text/plain")
    assert "Set-Cookie" not in here.headers
    passed_on = site.stranger()
    passed_on.headers = {"X-Forwarded-For": "192.0.2.77"}
    elsewhere = Visitor(site.app.test_client(), "192.0.2.77", "192.0.2.20:8000")
    rebound = Visitor(site.app.test_client(), "127.0.0.1", "words.example")
    for visitor in (passed_on, elsewhere, rebound):
        visitor.headers.setdefault("Authorization", f"Bearer {TOKEN}")
        reply = visitor.get("/-/metrics")
        assert reply.status_code == 403
        assert reply.text == (
            "The figures answer callers on this computer where --metrics is set, and whoever "
            "brings the token of KIT_METRICS_TOKEN where there is one."
        )


def test_token_opens_the_figures_from_anywhere_and_only_it(
    any_store: Store, tmp_path: Path
) -> None:
    site = make_site(any_store, tmp_path, metrics_token=TOKEN)
    for said, status in [
        (f"Bearer {TOKEN}", 200),
        (f"Bearer {TOKEN}x", 403),
        (TOKEN, 403),
        ("Bearer", 403),
        ("", 403),
        ("\udcff".encode("utf-8", "replace").decode(), 403),
    ]:
        monitor = Visitor(site.app.test_client(), "192.0.2.77", "192.0.2.20:8000")
        monitor.headers = {"Authorization": said}
        assert monitor.get("/-/metrics").status_code == status, said
    assert site.stranger().get("/-/metrics").status_code == 403


def test_monitor_is_answered_without_the_proxy_too(any_store: Store, tmp_path: Path) -> None:
    """Beside the kit it asks the port itself; pages answer under the public URL alone."""
    site = make_site(
        any_store, tmp_path, address=None, public_url="https://words.example", metrics="yes"
    )
    monitor = site.stranger()
    assert monitor.get("/").status_code == 403
    for path in ("/-/health", "/-/ready", "/-/metrics"):
        assert monitor.get(path).status_code == 200, path
    through = Visitor(site.app.test_client(), "127.0.0.1", "words.example")
    through.headers = {"X-Forwarded-For": "192.0.2.77"}
    assert through.get("/-/health").status_code == 200
    assert through.get("/-/metrics").status_code == 403
