import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from kit.classroom.keeping.moved import moved_away
from kit.server.holder import holding
from kit.settings import read_settings
from kit.store.database.problems import shown
from kit.store.engine import open_store
from kit.store.models import KitState
from kit.store.rows.comparing import differences
from tests.store.filling import fill
from tests.support import commands, databases
from tests.support.moving import WORKS, own_database, url_of

SECRET = "0123456789abcdef0123456789abcdef"
TOLD = (
    "1 class, 3 students, 6 answers, 4 marks, 1 key version, 1 argument with a key, 1 draft, "
    "2 teachers' sign-ins and 3 students' devices."
)
HERE = (
    "Nothing was deleted here. `kit serve` does not start with this copy any more, so that no "
    "class goes on in two places.\n"
)
OTHER_KEY = (
    "With another key nothing is lost, and everybody signs in again: teachers by their passwords, "
    "students by their personal codes.\n"
)


def kit(*arguments: str | Path, **variables: str) -> commands.Said:
    """Run a command of the kit."""
    return commands.run(*map(str, arguments), variables=variables)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of a filled kit, to copy."""
    folder = tmp_path_factory.mktemp("prepared")
    shutil.copy(databases.sqlite_template(), folder / "kit.sqlite3")
    store = open_store(url_of(folder))
    fill(store)
    store.close()
    (folder / "secret-key").write_text(SECRET)
    return folder


@pytest.fixture
def data(prepared: Path, tmp_path: Path) -> Path:
    """A data folder of a filled kit."""
    return Path(shutil.copytree(prepared, tmp_path / "data"))


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A server's database with an empty kit."""
    with own_database("postgres", tmp_path) as url:
        yield url


def unlike(first: str, second: str) -> list[str]:
    """What differs in two databases."""
    a, b = open_store(first), open_store(second)
    try:
        with a.reading() as one, b.reading() as other:
            return [str(difference) for difference in differences(one, other)]
    finally:
        a.close()
        b.close()


def test_move_to_a_folder_and_what_the_old_one_says(data: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    status, out, err = kit("move", stick, "--data", data)
    assert (status, err) == (0, "")
    assert re.fullmatch(
        re.escape(f"Moved to {stick}: {TOLD}\nCompared there with what is here: ")
        + r"\d+ rows of \d+ tables, \d+ values\. All are equal\.\n"
        + re.escape(
            "The signing key went along, so that everybody stays signed in.\n"
            f"Start the kit there: kit serve --data {stick}\n{HERE}"
        ),
        out,
    )
    assert (stick / "secret-key").read_text() == SECRET
    assert SECRET not in out
    status, out, err = kit("serve", "--local", "--port", "0", "--data", data)
    assert (status, out) == (1, "")
    assert re.fullmatch(
        re.escape(f"These classes were moved to {stick} on ")
        + r"\d\d \w+ \d{4} at \d\d:\d\d UTC: "
        + re.escape(
            "start the kit there. What was done there since is not here, and two copies that are "
            "both used cannot be put together again. If the other one is lost, go on with this "
            "one: `kit serve --go-on-here`, once.\n"
        ),
        err,
    )


@pytest.mark.long
@pytest.mark.postgres
def test_move_to_a_server_and_back(data: Path, tmp_path: Path, url: str) -> None:
    status, out, err = kit("move", url, "--data", data)
    assert (status, err) == (0, "")
    assert out.splitlines()[2:] == [
        "Start the kit at the server with",
        f"  KIT_DATABASE_URL={shown(url)}",
        f"  KIT_SECRET_KEY: what stands in {data / 'secret-key'}",
        OTHER_KEY.strip(),
        HERE.strip(),
    ]
    assert SECRET not in out
    back = tmp_path / "back"
    status, out, err = kit("move", back, KIT_DATABASE_URL=url, KIT_SECRET_KEY=SECRET)
    assert (status, err) == (0, "")
    assert (back / "secret-key").read_text() == SECRET
    assert [line.partition(" ")[0] for line in unlike(url_of(data), url_of(back))] == ["kit_state"]


@pytest.mark.long
@pytest.mark.postgres
def test_key_is_shown_where_that_is_asked_for(data: Path, url: str) -> None:
    status, out, _err = kit("move", url, "--data", data, "--show-key")
    assert status == 0
    assert f"  KIT_SECRET_KEY={SECRET}\n" in out


def test_kit_that_serves_is_not_moved(data: Path, tmp_path: Path) -> None:
    """Nor is a kit moved to where one serves."""
    stick = tmp_path / "stick"
    stick.mkdir()
    for folder in (data, stick):
        with holding(read_settings({"data": str(folder), "port": "8000"}, {})):
            status, out, err = kit("move", stick, "--data", data)
        assert (status, out, err) == (
            1,
            "",
            (
                f"Nothing was moved. The kit runs already with {folder / 'kit.sqlite3'}: process "
                f"{os.getpid()} holds it and serves port 8000. Go on there, or stop it (Ctrl-C in "
                f"its window, or `kit stop --data {folder}`) and start again. A second kit beside "
                "it takes a folder of its own, named with --data.\n"
            ),
        )
    assert not (stick / "kit.sqlite3").exists()


@pytest.mark.long
def test_folder_with_classes_is_refused_with_what_is_in_it(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(data, other)
    store = open_store(url_of(other))
    with store.writing() as connection:
        connection.execute(insert(KitState).values(name="a", value="b"))
    store.close()
    assert kit("move", other, "--data", data) == (
        1,
        "",
        (
            f"Nothing was moved. {other / 'kit.sqlite3'} holds {WORKS} already, and nothing is "
            "moved over them. Name another folder, or put that database somewhere else first.\n"
        ),
    )


def test_folder_without_a_kit_is_told(tmp_path: Path) -> None:
    path = tmp_path / "kit.sqlite3"
    assert kit("move", tmp_path / "stick", "--data", tmp_path) == (
        1,
        "",
        (
            f"Nothing was moved. There is no kit to move: {path} is not there. Name its folder "
            "with --data.\n"
        ),
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "target",
    ["mysql://kit:hush@db/kit", "sqlite:///kit.sqlite3", "postgresql+asyncpg://a:hush@b/c", "://"],
)
def test_other_urls_are_refused_and_no_password_repeated(data: Path, target: str) -> None:
    assert kit("move", target, "--data", data) == (
        2,
        "",
        (
            "The target is no URL of a database that classes can be moved to. Allowed: a folder, "
            "or postgresql://USER:PASSWORD@HOST/NAME.\n"
        ),
    )


def test_server_that_does_not_answer_is_told(data: Path) -> None:
    status, out, err = kit("move", "postgresql://me:hush@127.0.0.1:1/kit", "--data", data)
    assert (status, out) == (1, "")
    assert re.fullmatch(
        r"Nothing was moved\. The database postgresql://me:\*\*\*@127\.0\.0\.1:1/kit cannot be "
        r"opened: [^\n]+\n",
        err,
    )
    assert "hush" not in err


def test_key_that_no_file_can_hold_is_told(data: Path, tmp_path: Path) -> None:
    assert kit("move", tmp_path / "stick", "--data", data, KIT_SECRET_KEY="\u00e9" * 40) == (
        1,
        "",
        (
            "Nothing was moved. KIT_SECRET_KEY holds letters that the file of a key does not: "
            "choose one of ASCII letters and digits (everybody signs in again), then move.\n"
        ),
    )


def test_folder_under_a_file_is_told(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert kit("move", tmp_path / "file", "--data", data) == (
        1,
        "",
        f"Nothing was moved. {tmp_path / 'file'} cannot be used: File exists.\n",
    )


@pytest.mark.long
@pytest.mark.process
@pytest.mark.slow
@pytest.mark.parametrize(
    "kills", [2, pytest.param(30, marks=[pytest.mark.long, pytest.mark.timeout(600)])]
)
def test_move_that_is_killed_leaves_nothing_half_and_can_be_done_again(
    data: Path, tmp_path: Path, kills: int
) -> None:
    """`kill -9` at random moments: the folder has no kit or a whole one, the source all of it."""
    store = open_store(url_of(data))
    with store.writing() as connection:
        rows = [{"name": f"{number:06}", "value": "x" * 100} for number in range(8_000)]
        connection.execute(insert(KitState), rows)
    store.close()
    whole = Path(shutil.copytree(data, tmp_path / "whole"))
    stick = tmp_path / "stick"
    moment = random.Random(23)
    for _ in range(kills):
        _move_and_kill(data, stick, moment.uniform(0.1, 4.0))
        assert len(unlike(url_of(data), url_of(whole))) <= 1
        if (stick / "kit.sqlite3").exists():
            assert unlike(url_of(stick), url_of(whole)) == []
    status, _out, err = kit("move", stick, "--data", data)
    assert status == 0 or "These classes were moved to" in err
    assert unlike(url_of(stick), url_of(whole)) == []
    store = open_store(url_of(data))
    assert moved_away(store) is not None
    store.close()


def _move_and_kill(data: Path, stick: Path, seconds: float) -> None:
    """Kill it some time after it has begun to work, unless it is done before."""
    with subprocess.Popen(
        [sys.executable, "-m", "kit", "move", str(stick), "--data", str(data)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=commands.environment(),
    ) as process:
        holder = data / "kit.sqlite3-holder"
        while process.poll() is None and not (holder.exists() and holder.read_text()):
            time.sleep(0.01)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
    holder.unlink(missing_ok=True)
