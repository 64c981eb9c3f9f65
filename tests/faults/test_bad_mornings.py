"""What breaks in the middle of a class: a sentence for each, nothing half done, and it goes on."""

import os
import resource
import signal
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from kit.store.database import faults
from tests.support.mornings import causes, machine
from tests.support.mornings.causes import CAUSES, Cause, disk_for, why_not
from tests.support.mornings.scene import SECRET, Scene, class_at_work
from tests.support.serving import free_port, serving

pytestmark = [
    pytest.mark.process,
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform != "linux", reason="disks and limits as Linux has them"),
]

ALL_KEPT = "The kit has stopped; all saved answers are kept."
#: Short forms are near: others of the same fault, tests/faults/test_folder_taken.py.
LIKE_OTHERS = {causes.EXCLUSIVE, causes.EMPTIED, causes.REPLACED, causes.WITHOUT_LOG, causes.MOVED}
OVER = "The database can be written to again."
#: A page's, by whether pages can be read; half a log has the rows of some.
STATUSES = {True: {200}, False: {503}, None: {200, 503}}


@contextmanager
def morning(cause: Cause, folder: Path) -> Iterator[Scene]:
    """A class at work on a disk on which the cause can happen; one loud skip where none can."""
    if why_not(cause):
        pytest.skip(f"NO MOUNTS: {why_not(cause)}")
    with disk_for(cause, folder) as disk, class_at_work(disk / "data") as scene:
        yield scene


def student_is_told(scene: Scene, cause: Cause) -> None:
    script, form = scene.save(), scene.plain()
    assert (script.status, script.error) == (503, cause.fault.name)
    assert cause.fault.what in script.text
    assert script.headers["Retry-After"] == str(cause.fault.retry_after)
    assert form.status == 503
    assert form.headers["Retry-After"] == str(cause.fault.retry_after)
    assert f"{cause.fault.what}</p>" in form.words
    assert "Tell your teacher." in form.words
    assert '<input type="hidden" name="vote.label" value="sourced">' in form.text


def teacher_is_told(scene: Scene, cause: Cause) -> None:
    for name, path in scene.pages().items():
        page = scene.teacher.ask(path)
        assert cause.fault.what in page.words, name
        assert cause.fault.advice in page.words, name
        if cause is not causes.DAMAGED:
            assert page.status in STATUSES[cause.reads], name


def nothing_is_said(scene: Scene) -> None:
    for name, path in scene.pages().items():
        page = scene.teacher.ask(path)
        assert page.status == 200, name
        assert "standing-fault" not in page.text, name


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    "cause",
    [
        pytest.param(cause, marks=[pytest.mark.long] if cause in LIKE_OTHERS else [], id=cause.name)
        for cause in CAUSES
        if not cause.on
    ],
)
def test_everybody_is_told_and_what_was_given_is_taken_when_it_is_over(
    cause: Cause, tmp_path: Path
) -> None:
    with morning(cause, tmp_path) as scene:
        with cause.happens(scene):
            student_is_told(scene, cause)
            teacher_is_told(scene, cause)
        if cause.goes_on:
            assert scene.save().status == 200
            assert scene.plain().status == 200
            nothing_is_said(scene)
            assert scene.stored() == 2
        said = scene.served.stop()
    line = f": {cause.fault.what} {cause.fault.advice}. ("
    assert len([text for text in said if line in text and "ERROR" in text]) == 1, said
    assert [text for text in said if "Traceback" in text] == []
    if cause.goes_on:
        assert len([text for text in said if OVER in text]) == 1
        assert said[-1] == ALL_KEPT


@pytest.mark.long
def test_disk_that_turned_read_only_is_said_at_the_stop(tmp_path: Path) -> None:
    with morning(causes.READ_ONLY, tmp_path) as scene:
        with causes.READ_ONLY.happens(scene):
            scene.save()
        said = scene.served.stop()[-1]
    what, advice = faults.READ_ONLY.what.rstrip("."), faults.READ_ONLY.advice
    assert said.startswith(f"The kit has stopped. The database {scene.database} cannot be used.")
    assert what in said
    assert said.endswith(f"{advice}, then start again.")


@pytest.mark.long
def test_stick_that_was_pulled_out_has_what_was_acknowledged(tmp_path: Path) -> None:
    """Put back it is another disk to the system: the kit is started again."""
    with morning(causes.TAKEN_OUT, tmp_path) as scene:
        with causes.TAKEN_OUT.happens(scene):
            scene.save()
        scene.served.stop()
        machine.run("umount", "-l", scene.data.parent)
        machine.run("mount", "-o", "loop", tmp_path / "image", scene.data.parent)
        assert whole(scene.database)
        assert scene.stored() == 1


def whole(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("cause", [causes.CUT, causes.EMPTIED], ids=lambda cause: cause.name)
def test_log_that_was_cut_leaves_a_whole_database_and_says_what_is_lost(
    cause: Cause, tmp_path: Path
) -> None:
    with morning(cause, tmp_path) as scene:
        for _ in range(8):
            assert scene.save().status == 200
        with cause.happens(scene):
            assert scene.save().error == "DatabaseLogCut"
        said = scene.served.stop()
        assert said[-1] == (
            f"The kit has stopped. {faults.LOG_CUT.what} "
            "Have your students look at what they gave last."
        )
        assert whole(scene.database)
        options = ("--local", "--database-url", scene.url)
        with serving(scene.data, free_port(), *options, KIT_SECRET_KEY=SECRET) as again:
            assert [line for line in again.lines if "Warning" in line] == []


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("left", [0, 4096, None])
def test_log_that_was_taken_from_a_killed_kit_is_said_at_the_start(
    left: int | None, tmp_path: Path
) -> None:
    """SQLite would take what is there for all there is."""
    with class_at_work(tmp_path / "data") as scene:
        worker, parent = machine.worker_of(scene.served), scene.served.process
        # The worker would fold the log in when it hears of its parent's end.
        os.kill(worker, signal.SIGSTOP)
        parent.kill()
        parent.wait(10)
        os.kill(worker, signal.SIGKILL)
        log = Path(f"{scene.database}-wal")
        if left is None:
            log.unlink()
        else:
            os.truncate(log, left)
        options = ("--local", "--database-url", scene.url)
        with serving(scene.data, free_port(), *options, KIT_SECRET_KEY=SECRET) as again:
            assert (
                f"Warning: {log} is shorter than it was when the kit ran last: it was cut short, "
                "deleted or replaced, or the computer lost its power. What was saved last is lost: "
                "have your students look at what they gave last."
            ) in again.lines
        assert whole(scene.database)


def test_damaged_database_names_the_newest_copy(tmp_path: Path) -> None:
    with morning(causes.DAMAGED, tmp_path) as scene, causes.DAMAGED.happens(scene):
        assert scene.save().error == "DatabaseDamaged"
        page = scene.teacher.ask("/teacher/")
        assert f"The newest copy there is {causes.COPY}, of " in page.words


@pytest.mark.long
def test_results_for_which_there_is_no_memory_are_a_sentence_and_the_class_goes_on(
    tmp_path: Path,
) -> None:
    cause = causes.NO_MEMORY
    with morning(cause, tmp_path) as scene:
        with cause.happens(scene):
            page = scene.teacher.ask(scene.pages()["results"])
            assert page.status == 503
            assert cause.fault.what in page.words
            assert cause.fault.advice in page.words
            start = scene.teacher.ask("/teacher/")
            assert start.status == 200
            assert cause.fault.what in start.words
            assert "So far nothing that anybody sent was refused." in start.words
            assert scene.save().status == 200
            assert "standing-fault" not in scene.teacher.ask("/teacher/").text
        assert scene.teacher.ask(scene.pages()["results"]).status == 200
        said = scene.served.stop()
    assert len([line for line in said if cause.fault.what in line]) == 1
    assert [line for line in said if "Traceback" in line] == []


@pytest.mark.long
def test_connections_that_use_up_the_handles_are_said_in_the_window_and_the_class_goes_on(
    tmp_path: Path,
) -> None:
    """Who connects then waits at the port, so no page can say so."""
    with class_at_work(tmp_path / "data") as scene, ExitStack() as idle:
        worker = machine.worker_of(scene.served)
        most = machine.handles_of(worker) + 10
        with machine.limited(worker, resource.RLIMIT_NOFILE, most):
            for _ in range(30):
                address = ("127.0.0.1", scene.served.port)
                idle.enter_context(socket.create_connection(address))
            line = scene.served.next_line()
            while faults.NO_HANDLES.what not in line:
                line = scene.served.next_line()
        idle.close()
        assert scene.save().status == 200
        assert scene.plain().status == 200
        nothing_is_said(scene)
        assert scene.stored() == 2
        assert [text for text in scene.served.stop() if "Traceback" in text] == []
