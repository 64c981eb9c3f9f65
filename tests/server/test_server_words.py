"""What is said of the worker: in our words, and nothing of one that has stopped."""

import logging
import multiprocessing
import os
import threading
import time
from multiprocessing.process import BaseProcess

import pytest

from kit.server import server_words
from kit.server.server_words import InOurWords

REFUSED = "Killing worker-1 after it refused to gracefully stop"


def said(worker: BaseProcess, message: str, *before: BaseProcess) -> str | None:
    """What is left of a message of granian's about this worker, which those before stand before."""
    record = logging.LogRecord("_granian", logging.WARNING, __file__, 1, message, None, None)
    words = InOurWords(lambda: [*before, worker], several=bool(before))
    return record.getMessage() if words.filter(record) else None


def begun(target: object, *args: float) -> BaseProcess:
    worker = multiprocessing.get_context("fork").Process(target=target, args=args)  # type: ignore[arg-type]  # the library's types
    worker.start()
    return worker


@pytest.mark.process
@pytest.mark.skipif(not hasattr(os, "fork"), reason="NO FORK: nothing of this system to be told")
def test_nothing_is_said_of_a_worker_that_another_thread_saw_end() -> None:
    worker = begun(time.sleep, 0.0)
    assert worker.pid is not None
    # As granian's own thread does: it has waited for the process, and has not said so yet.
    os.waitpid(worker.pid, 0)
    assert worker.is_alive()
    popen = worker._popen  # type: ignore[attr-defined]  # the library's types
    noting = threading.Timer(0.2, lambda: setattr(popen, "returncode", 0))
    noting.start()
    assert said(worker, REFUSED) is None
    noting.join()


@pytest.mark.process
@pytest.mark.skipif(not hasattr(os, "fork"), reason="NO FORK: nothing of this system to be told")
def test_of_a_worker_that_does_not_stop_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_words, "_TO_HEAR", 0.1)
    worker = begun(time.sleep, 60.0)
    try:
        assert said(worker, REFUSED) == (
            "The process that serves the pages did not stop within 15 seconds, and was ended. "
            "Saved answers are kept."
        )
    finally:
        worker.kill()
        worker.join()


def test_of_several_it_is_said_which_are_left() -> None:
    worker, other = multiprocessing.Process(), multiprocessing.Process()
    assert said(worker, "Unexpected exit from worker-2", other) == (
        "One of the processes that serve the pages has ended. It is started anew, and the others "
        "serve on; saved answers are kept."
    )
    assert said(worker, REFUSED.replace("1", "2"), other) is None
    many = (
        "Configured number of workers appears to be higher than the amount of CPU cores available. "
        "Mind that"
    )
    assert said(worker, many, other) == (
        "--workers is more than this computer has processors. More processes than those take "
        "memory and connections, and save nothing sooner."
    )


def test_what_has_no_words_of_ours_stands() -> None:
    worker = multiprocessing.Process(target=time.sleep)
    assert said(worker, "Something else of granian's") == "Something else of granian's"
    assert said(worker, "Worker crash loop detected, exiting") == (
        "It has ended again at once, so the kit stops."
    )
