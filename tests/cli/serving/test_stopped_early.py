"""A start that is stopped: heard even where Python passes over what a handler raises."""

import subprocess
import sys

import pytest

STOPPED = "The kit was stopped before it was up; all saved answers are kept.\n"

BEGINNING = """
import gc, logging, signal, sys, time, weakref
from kit.cli.serving.stopped_early import start_stopped_in_words

# Whoever runs the tests in the background has it ignored; the kit leaves it so.
signal.signal(signal.SIGINT, signal.default_int_handler)

class Thing:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def is_cleared(_reference):
    signal.raise_signal(signal.SIGINT)

def swallow():
    try:
        signal.raise_signal(signal.SIGINT)
    except BaseException:
        pass

"""
ENDINGS = {
    "an object that is cleared away": "del thing",
    "a callback of a weak reference": "reference = weakref.ref(swallow, is_cleared); del swallow",
    "somebody who takes all that is raised": "swallow()",
}


def ended(script: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", BEGINNING + script],
        check=False, capture_output=True, text=True, timeout=50,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.process
@pytest.mark.parametrize("passed_over", ENDINGS)
def test_interruption_that_is_passed_over_comes_again(passed_over: str) -> None:
    script = f"with start_stopped_in_words():\n    thing = Thing() if {'del thing' in ENDINGS[passed_over]} else None\n"
    script += f"    {ENDINGS[passed_over]}\n    print('goes on', flush=True)\n    time.sleep(100)\n"
    assert ended(script) == (0, "goes on\n", STOPPED)


@pytest.mark.long
@pytest.mark.process
def test_clearing_up_is_not_interrupted_again() -> None:
    """It takes longer than the pause after which a start that goes on is interrupted anew."""
    script = (
        "with start_stopped_in_words():\n    try:\n        swallow()\n        time.sleep(100)\n"
        "    finally:\n        time.sleep(1)\n        print('cleared up')\n"
    )
    assert ended(script) == (0, "cleared up\n", STOPPED)


@pytest.mark.long
@pytest.mark.process
def test_server_that_takes_the_signals_meanwhile_hears_of_it_once() -> None:
    script = (
        "with start_stopped_in_words():\n    swallow()\n"
        "    signal.signal(signal.SIGINT, lambda *_: print('asked'))\n    time.sleep(1)\n"
    )
    assert ended(script) == (0, "asked\n", "")
