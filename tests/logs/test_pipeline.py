"""One way for all that is logged: text or JSON, by level, to a file, standard error or nowhere."""

import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit import logs
from kit.logs import pipeline
from kit.logs.escaping import EscapedRecord
from kit.logs.request_ids import numbered
from kit.settings import Settings, read_settings
from tests.support.logged import logged, without_time


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    factory = logging.getLogRecordFactory()
    yield
    pipeline.end()
    logging.setLogRecordFactory(factory)


def settings_of(data: Path, **options: str) -> Settings:
    return read_settings({"data": str(data), **options}, {})


def fault() -> None:
    try:
        int("of a name")
    except ValueError:
        logging.getLogger("kit").exception("Exception in %s", "/work/\x1b[31m\nforged")


def test_event_is_one_line_with_its_moment_level_and_fields() -> None:
    with logged() as lines:
        logs.event("kit.stopped", failed=False)
        with numbered("K7QM-222"):
            logs.event("teacher.refused", why="wrong")
    assert [without_time(line) for line in lines] == [
        "info kit.stopped failed=false",
        "warning teacher.refused request=K7QM-222 why=wrong",
    ]
    moment = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d"
    assert all(re.match(rf"{moment} (info   |warning) ", line) for line in lines)


def test_json_is_one_object_a_line_and_a_traceback_a_list_in_it() -> None:
    with logged("json") as lines:
        logging.setLogRecordFactory(EscapedRecord)
        with numbered("K7QM-222"):
            fault()
        logs.event("class.made")
    assert [line.count("\n") for line in lines] == [0, 0]
    told, event = map(json.loads, lines)
    assert list(told) == [
        "time", "level", "event", "request", "by", "says", "error", "traceback",
    ]  # fmt: skip
    assert (told["level"], told["event"], told["request"]) == ("error", "fault", "K7QM-222")
    assert told["says"] == "Exception in /work/\\x1b[31m\\nforged"
    assert (told["error"], told["traceback"][-1]) == ("ValueError", "ValueError")
    assert (event["level"], event["event"]) == ("info", "class.made")


def test_text_of_a_fault_is_one_line_and_its_traceback_behind_a_bar() -> None:
    with logged() as lines:
        logging.setLogRecordFactory(EscapedRecord)
        fault()
    (record,) = lines
    first, *rest = record.splitlines()
    assert without_time(first) == (
        r'error fault by=kit says="Exception in /work/\\x1b[31m\\nforged" error=ValueError'
    )
    assert {line[:4] for line in rest} == {"  | "}
    assert rest[-2:] == ['  |   int("of a name")', "  | ValueError"]


@pytest.mark.parametrize(
    ("level", "count"), [("debug", 3), ("info", 2), ("warning", 1), ("error", 0)]
)
def test_level_leaves_out_what_weighs_less(level: str, count: int) -> None:
    with logged(level=pipeline.LEVELS[level]) as lines:
        logs.event("request", level="debug", status=200)
        logs.event("class.made")
        logging.getLogger("kit.store").warning("of a library")
        # A library's own words at lower levels may hold anything: they are never logged.
        logging.getLogger("sqlalchemy.engine").info("INSERT %s", "Zoraida")
    assert len(lines) == count


def test_own_home_folder_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline._State, "home", "/home/zoraida")
    with logged() as lines:
        logging.getLogger("kit").error("/home/zoraida/data cannot be read")
    assert without_time(lines[0]) == 'error said by=kit says="~/data cannot be read"'


def test_file_in_the_data_folder_takes_all_and_the_terminal_what_it_took_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    settings = settings_of(tmp_path)
    logs.begin(settings)
    assert not pipeline.log_path(settings).parent.exists(), "before there is anything to log"
    logs.event("teacher.refused", why="wrong")
    logging.getLogger("kit").error("The disk is full.")
    logging.getLogger("some.library").warning("Something.")
    monkeypatch.setattr(logging.getLogger("_granian"), "propagate", False)
    logs.take_granian_in()
    logging.getLogger("_granian").warning("The process has ended.")
    lines = (tmp_path / "logs" / "kit.log").read_text("utf-8").splitlines()
    assert [without_time(line) for line in lines] == [
        "warning teacher.refused why=wrong",
        'error said by=kit says="The disk is full."',
        "warning said by=some.library says=Something.",
        'warning said by=_granian says="The process has ended."',
    ]
    first, second = terminal.getvalue().splitlines()
    assert re.fullmatch(r"\[[\d :,-]+\] ERROR in test_pipeline: The disk is full\.", first)
    assert second == "Something."


def test_standard_error_takes_all_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    logs.begin(settings_of(tmp_path, log_to="stderr", log_format="json", log_level="warning"))
    logs.event("class.made")
    logging.getLogger("kit").error("The disk is full.")
    (line,) = terminal.getvalue().splitlines()
    assert json.loads(line)["says"] == "The disk is full."
    assert list(tmp_path.iterdir()) == []


def test_closed_standard_error_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    logs.begin(settings_of(tmp_path, log_to="stderr"))
    logs.event("class.made")
    logs.begin(settings_of(tmp_path / "gone"))
    logs.event("class.made")


def test_nowhere_takes_nothing_and_the_terminal_what_it_took_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    logs.begin(settings_of(tmp_path, log_to="none"))
    logs.event("class.made")
    logging.getLogger("kit").error("The disk is full.")
    assert terminal.getvalue().endswith("ERROR in test_pipeline: The disk is full.\n")
    assert list(tmp_path.iterdir()) == []


def test_log_that_cannot_be_written_is_said_once_and_what_was_lost_stands_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    data = tmp_path / "data"
    logs.begin(settings_of(data))
    for _ in range(3):
        logs.event("class.made")
    assert terminal.getvalue() == (
        f"The log {data / 'logs' / 'kit.log'} cannot be written to: No such file or directory. "
        "The kit goes on without, and says there how many records were lost as soon as it can.\n"
    )
    data.mkdir()
    logs.event("class.made")
    lines = (data / "logs" / "kit.log").read_text("utf-8").splitlines()
    assert [without_time(line) for line in lines] == ["error log.lost records=3", "info class.made"]


def test_process_that_has_not_begun_logs_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    logs.event("class.made")
    assert capfd.readouterr() == ("", "")
