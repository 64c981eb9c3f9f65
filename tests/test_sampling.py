"""Tables that `make test` samples: evenly, and always the same rows."""

import itertools
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.distribution import is_fast, runs_on_server, runs_routed, share, spread

SIZES = st.integers(min_value=1, max_value=500)


@given(wanted=SIZES, there=SIZES)
def test_rows_are_spread_over_the_whole_table(wanted: int, there: int) -> None:
    rows = spread(wanted, there)
    assert len(rows) == min(wanted, there)
    edges = [-1, *rows, there]
    gaps = [after - before for before, after in itertools.pairwise(edges)]
    assert min(gaps) >= 1
    # No part of the table is longer than one row's share of it, begun anew on both sides.
    assert max(gaps) <= there // len(rows) + 1


@given(workers=st.integers(min_value=1, max_value=8), there=st.integers(min_value=0, max_value=50))
def test_each_file_is_one_process_s(workers: int, there: int) -> None:
    files = [Path(str(number)) for number in range(there)]
    shares = [share(f"gw{number}", workers, files) for number in range(workers)]
    assert sorted(itertools.chain(*shares)) == sorted(files)
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


def test_one_function_of_six_runs_on_the_server_and_every_one_of_the_store() -> None:
    """As names go; a function keeps its choice when others come or go."""
    names = [f"tests/classroom/test_{word}.py::test_it" for word in range(600)]
    chosen = sum(map(runs_on_server, names))
    assert 70 < chosen < 130
    assert all(runs_on_server(name.replace("classroom", "store")) for name in names)


def test_one_function_of_twelve_runs_behind_the_router() -> None:
    chosen = sum(runs_routed(f"tests/store/test_{word}.py::test_it") for word in range(1200))
    assert 70 < chosen < 130


@pytest.mark.process
def test_what_is_grouped_runs_in_one_process(tmp_path: Path) -> None:
    """Nothing says so where it does not: pytest 9.2 gave xdist's groups up without a word."""
    (tmp_path / "test_grouped.py").write_text(
        "import os, pathlib, pytest\n"
        '@pytest.mark.xdist_group("together")\n'
        '@pytest.mark.parametrize("number", range(9))\n'
        "def test_it(number):\n"
        '    pathlib.Path(f"of-{os.getpid()}").touch()\n'
    )
    command = [sys.executable, "-P", "-m", "pytest", "-q", "-n", "3", "--dist", "loadgroup"]
    subprocess.run([*command, "-p", "no:cacheprovider"], cwd=tmp_path, check=True)
    assert len(list(tmp_path.glob("of-*"))) == 1


def test_fast_are_all_without_a_database_and_one_of_24_with_one() -> None:
    names = [f"tests/web/test_{number}.py::test_it" for number in range(1200)]
    assert all(is_fast(name, ["tmp_path"]) for name in names)
    chosen = sum(is_fast(name, ["site", "store", "system"]) for name in names)
    assert 25 < chosen < 75
