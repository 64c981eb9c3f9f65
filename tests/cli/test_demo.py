"""`kit demo`, as whoever runs the kit types it."""

import subprocess
import sys
from pathlib import Path

import pytest

from kit.store.engine import Store, open_store
from kit.store.migrate import upgrade
from tests.store.filling import rows
from tests.support import commands
from tests.support.room import make_teacher, write_content

pytestmark = pytest.mark.process


def demo(folder: Path, *arguments: str) -> commands.Said:
    """Run `kit demo ...`; exit status, standard output and standard error."""
    return commands.run("demo", *arguments, variables={"KIT_DATA": str(folder)})


def opened(folder: Path) -> Store:
    url = f"sqlite:///{folder / 'kit.sqlite3'}"
    upgrade(url)
    return open_store(url)


@pytest.mark.long
def test_demo_is_made_once_and_removed_without_trace(tmp_path: Path) -> None:
    store = opened(tmp_path)
    make_teacher(store)
    with store.reading() as connection:
        before = rows(connection)
    assert demo(tmp_path) == (
        0,
        (
            "The made-up class is among the teacher's classes. `kit demo --remove` deletes it for "
            "good.\n"
        ),
        "",
    )
    assert demo(tmp_path, "--teacher", "Ms Gray") == (
        0, "There is a made-up class already. `kit demo --remove` deletes it.\n", "",
    )  # fmt: skip
    assert demo(tmp_path, "--remove") == (0, "Deleted for good.\n", "")
    with store.reading() as connection:
        assert rows(connection) == before
    store.close()
    assert demo(tmp_path, "--remove") == (0, "There is no made-up class.\n", "")


@pytest.mark.long
def test_demo_needs_a_teacher(tmp_path: Path) -> None:
    assert demo(tmp_path) == (
        1,
        "",
        "There is no teacher yet: start `kit serve` and follow the link that it prints.\n",
    )


@pytest.mark.long
def test_demo_asks_which_teacher(tmp_path: Path) -> None:
    store = opened(tmp_path)
    make_teacher(store)
    make_teacher(store, "Mr Brown")
    store.close()
    assert demo(tmp_path) == (
        1, "", "There are several teachers: Ms Gray, Mr Brown. Name one with --teacher.\n",
    )  # fmt: skip


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("remove", [[], ["--remove"]])
def test_demo_knows_no_such_teacher(tmp_path: Path, remove: list[str]) -> None:
    opened(tmp_path).close()
    status, out, err = demo(tmp_path, "--teacher", "Nobody", *remove)
    assert (status, out) == (1, "")
    assert "Nobody" in err


@pytest.mark.long
def test_demo_of_other_content(tmp_path: Path) -> None:
    store = opened(tmp_path)
    make_teacher(store)
    store.close()
    status, out, err = demo(
        tmp_path, "--content", str(write_content(tmp_path / "content")), "--without-shipped"
    )
    assert (status, out) == (1, "")
    assert err.startswith("There is none of the exercises that the made-up class works on: ")


@pytest.mark.long
def test_starting_the_kit_loads_no_numpy() -> None:
    """It takes longer to load than the kit; pages and files that compute load it themselves."""
    lines = (
        "import sys, kit.cli, kit.web.wsgi",
        "[kit.cli.main.get_command(None, name) for name in kit.cli.main.list_commands(None)]",
        "print({'numpy', 'xlsxwriter'} & {*sys.modules})",
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("seed", ["\u0663", "1_000", "-1", "9" * 5000])
def test_seed_is_a_plain_number(tmp_path: Path, seed: str) -> None:
    status, out, err = demo(tmp_path, f"--seed={seed}")
    shown = seed if len(seed) <= 80 else f"{seed[:80]}…"
    assert (status, out) == (2, "")
    assert err.splitlines()[-1] == (
        f"Error: --seed takes a whole number from 0 to 2147483647; “{shown}” is none of them."
    )
