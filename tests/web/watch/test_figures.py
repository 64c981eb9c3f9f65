"""Several processes' figures are one sum; those of the dead are no gauge any more."""

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import psutil
import pytest

from kit.web.watch.figures import Figures
from tests.faults.test_stops import worker_of
from tests.support import databases
from tests.support.serving import free_port, serving
from tests.web.watch.scraping import read

SECRET = "0123456789abcdef0123456789abcdef"
#: A process that counts, and waits.
COUNTS = """
import os, sys
from pathlib import Path
from kit.web.watch.figures import Figures
figures = Figures(Path(sys.argv[1]), os.getpid())
figures.requests.labels("save", "200").inc(int(sys.argv[2]))
figures.seconds.labels("save").observe(0.02)
figures.threads.set(7)
print("counted", flush=True)
sys.stdin.read()
"""


def counting(folder: Path, times: int) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", COUNTS, str(folder), str(times)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "counted\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    with process:
        process.kill()


@pytest.mark.long
@pytest.mark.process
def test_two_processes_are_added_and_a_dead_one_waits_for_nothing(tmp_path: Path) -> None:
    first, second = counting(tmp_path, 3), counting(tmp_path, 4)
    figures = Figures(tmp_path, os.getpid())
    figures.requests.labels("save", "200").inc()
    figures.threads.set(1)
    sums = read(figures.text().decode())
    assert sums["kit_requests_total", "kind=save,status=200"] == 8
    assert sums["kit_request_seconds_count", "kind=save"] == 2
    assert sums["kit_request_seconds_bucket", "kind=save,le=0.01"] == 0
    assert sums["kit_request_seconds_bucket", "kind=save,le=0.025"] == 2
    assert (sums["kit_threads", ""], sums["kit_processes", ""]) == (15, 3)
    end(first)
    sums = read(figures.text().decode())
    assert sums["kit_requests_total", "kind=save,status=200"] == 8
    assert (sums["kit_threads", ""], sums["kit_processes", ""]) == (8, 2)
    end(second)


@pytest.mark.long
def test_own_figures_stand_where_the_clock_was_put_on(tmp_path: Path) -> None:
    """By the system's reckoning a process then began after its files were written."""
    folder = tmp_path / "figures"
    begun = (
        "import os, sys\nfrom pathlib import Path\nfrom kit.web.watch.figures import Figures\n"
        "folder = Path(sys.argv[1])\nfigures = Figures(folder, os.getpid())\n"
        "[os.utime(file, (0, 0)) for file in folder.glob('*.db')]\n"
        "print(figures.text().decode())"
    )
    said = subprocess.run(
        [sys.executable, "-c", begun, str(folder)], capture_output=True, text=True, check=True
    ).stdout
    assert read(said)["kit_processes", ""] == 1


def test_process_that_is_alone_begins_anew(tmp_path: Path) -> None:
    (tmp_path / f"counter_{2**22 + 1}.db").write_bytes(b"of a process that is gone")
    (tmp_path / "counter_x.db").write_bytes(b"nobody's")
    figures = Figures(tmp_path, os.getpid())
    assert {file.name for file in tmp_path.glob("counter_*")} == {f"counter_{os.getpid()}.db"}
    assert read(figures.text().decode())["kit_processes", ""] == 1


def scraped(port: int) -> dict[tuple[str, str], float]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/-/metrics", timeout=30) as reply:
        return read(reply.read().decode())


def ask(port: int, times: int) -> None:
    for _ in range(times):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30).close()


@pytest.mark.long
@pytest.mark.process
@pytest.mark.postgres
@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
def test_two_kits_on_one_database_answer_for_each_other(tmp_path: Path) -> None:
    joining = ("kit_requests_total", "kind=joining,status=200")
    with databases.fresh("postgres", tmp_path) as url:
        variables = {"KIT_DATABASE_URL": url, "KIT_SECRET_KEY": SECRET}
        options = ("--local", "--metrics")
        with (
            serving(tmp_path / "data", free_port(), *options, **variables) as first,
            serving(tmp_path / "data", free_port(), *options, **variables) as second,
        ):
            ask(first.port, 3)
            ask(second.port, 2)
            for port in (first.port, second.port):
                sums = scraped(port)
                assert sums[joining] == 5
                assert sums["kit_processes", ""] == 2
                assert sums["kit_database_answers", ""] == 1
            worker = psutil.Process(worker_of(second.process.pid))
            os.kill(second.process.pid, signal.SIGKILL)
            worker.wait(30)
            sums = scraped(first.port)
            assert (sums[joining], sums["kit_processes", ""]) == (5, 1)
