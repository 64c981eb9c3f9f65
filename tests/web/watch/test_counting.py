"""What is asked, and how it is answered, is counted by kinds that no name or id is part of."""

import re
from pathlib import Path
from typing import Any

import pytest

from kit.store.database.faults import FULL, DatabaseFault
from kit.store.engine import Store
from kit.web.watch.counting import KINDS, POLLS, SAVES, kind_of, outcome_of
from tests.web.conftest import Site
from tests.web.watch.scraping import grown, read, watched


@pytest.fixture
def site_that_counts(any_store: Store, tmp_path: Path) -> Site:
    return watched(any_store, tmp_path)


def test_each_request_is_one_of_a_kind_with_its_status(site_that_counts: Site) -> None:
    visitor = site_that_counts.stranger()
    with grown(site_that_counts) as more:
        visitor.get("/")
        visitor.get("/join/WRONGONE")
        visitor.get("/work/")
        visitor.get("/nowhere")
        visitor.get("/static/kit.css")
        visitor.get("/teacher/")
    counts = {key[1]: value for key, value in more.items() if key[0] == "kit_requests_total"}
    assert counts == {
        "kind=joining,status=200": 1,
        "kind=joining,status=404": 1,
        "kind=student,status=303": 1,
        "kind=other,status=404": 1,
        "kind=files,status=200": 1,
        "kind=teacher,status=403": 1,
        "kind=watch,status=200": 1,
    }
    assert more["kit_request_seconds_count", "kind=joining"] == 2
    assert 0 < more["kit_request_seconds_sum", "kind=joining"] < 60


def test_saves_are_acknowledged_refused_or_failed(
    site_that_counts: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_that_counts
    student = site.student("Sam")
    student.get(site.work)
    student.post(f"{site.work}/start")
    page = student.get(f"{site.work}/claims").text
    action = re.search(r'id="claims"[^>]*action="([^"]+)"', page)
    assert action
    path = action[1]

    def save(revision: int, label: str) -> int:
        fields: dict[str, Any] = {"plan.revision": str(revision), "plan.label": label}
        return student.post(path, **fields).status_code

    with grown(site) as more:
        assert save(1, "official") == 303
        assert save(2, "no such label") == 400

        def full(_self: Store) -> None:
            raise DatabaseFault(FULL)

        with monkeypatch.context() as broken:
            broken.setattr(Store, "check_files", full)
            assert save(9, "editorial") == 503
    saves = {key[1]: value for key, value in more.items() if key[0] == "kit_saves_total"}
    assert saves == {"outcome=acknowledged": 1, "outcome=refused": 1, "outcome=failed": 1}
    assert more["kit_faults_total", "fault=DiskFull"] >= 1
    assert more["kit_commit_seconds_count", ""] >= 1


@pytest.mark.long
def test_bug_is_counted_as_one(site_that_counts: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with grown(site_that_counts) as more:
        monkeypatch.setitem(site_that_counts.app.view_functions, "join.start", lambda: 1 / 0)
        assert site_that_counts.stranger().get("/").status_code == 500
    assert more["kit_faults_total", "fault=Bug"] == 1


def test_labels_are_a_closed_set(site_that_counts: Site) -> None:
    rules = {rule.endpoint: rule.rule for rule in site_that_counts.app.url_map.iter_rules()}
    assert rules.keys() >= POLLS | SAVES
    kinds = {kind_of(endpoint, rule) for endpoint, rule in rules.items()}
    assert kinds <= set(KINDS)
    assert {kind_of(None, "/")} == {"other"}
    text = site_that_counts.stranger().get("/-/metrics").text
    labels = {label.partition("=")[0] for _name, told in read(text) for label in told.split(",")}
    assert labels <= {"", "kind", "status", "outcome", "fault", "le"}


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, "acknowledged"), (303, "acknowledged"), (401, "refused"), (503, "failed")],
)
def test_outcome_of_a_save_is_by_its_status(status: int, outcome: str) -> None:
    assert outcome_of(status) == outcome
