"""What starts the kit by a double click, where this system has a shell to try it with."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STARTER = "Whose Words.command"
WHEEL = "whose_words-2026.11.30.90507-py3-none-any.whl"
UNPACK = "Unpack the whole zip into one folder, and start from there."
#: In place of Python: what it is told, a word a line.
PYTHON = '#!/bin/sh\nprintf "%s\\n" "$@" >>"$(dirname "$0")/told"\nexit "${STATUS:-0}"\n'

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name != "posix", reason="Windows has another starter"),
]


def unpacked(folder: Path, *names: str) -> Path:
    """A folder as somebody names it, with the starter and these files in it."""
    place = folder / "Für die Klasse 9 & 10"
    place.mkdir()
    shutil.copy(ROOT / "scripts" / "starting" / STARTER, place)
    for name in names:
        (place / name).write_text("", "utf-8")
    return place


def program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o755)


def start(place: Path, *options: str, **variables: str) -> tuple[int, str]:
    """Its status and what it says; no terminal can be opened."""
    done = subprocess.run(
        [place / STARTER, *options],
        env={"PATH": "/usr/bin:/bin", "WHOSE_WORDS_WINDOW": "1", **variables},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_zip_that_was_not_unpacked_whole_is_said(tmp_path: Path) -> None:
    place = unpacked(tmp_path)
    assert start(place) == (
        1,
        f"\nWhose Words: The file whose_words-….whl is not beside this one. {UNPACK}\n",
    )
    (place / WHEEL).write_text("", "utf-8")
    assert start(place) == (
        1,
        f"\nWhose Words: The file tested.txt is not beside this one. {UNPACK}\n",
    )


def test_computer_without_python_is_told_where_it_is(tmp_path: Path) -> None:
    place, tools = unpacked(tmp_path, WHEEL, "tested.txt"), tmp_path / "tools"
    tools.mkdir()
    for name in ("dirname", "cat", "sh"):
        (tools / name).symlink_to(str(shutil.which(name)))
    program(tools / "python3", "#!/bin/sh\nexit 1\n")
    assert start(place, PATH=str(tools)) == (
        1,
        (
            "\nWhose Words: Python 3.11 or newer is needed, and was not found. Install it from "
            "https://www.python.org/downloads/, then start again.\n"
        ),
    )


def test_environment_that_is_there_is_started_and_its_failure_handed_on(tmp_path: Path) -> None:
    place = unpacked(tmp_path, WHEEL, "tested.txt")
    environment = place / "environment"
    program(environment / "bin" / "python", PYTHON)
    (environment / "made-from").write_text(WHEEL, "utf-8")
    assert start(place, "--port", "8001") == (0, "")
    told = (environment / "bin" / "told").read_text("utf-8").splitlines()
    assert told == ["-P", "-m", "kit", "serve", "--open", "--port", "8001"]
    assert start(place, STATUS="3") == (3, "")


def test_other_wheel_makes_the_environment_anew(tmp_path: Path) -> None:
    place = unpacked(tmp_path, WHEEL, "tested.txt")
    (place / "environment").mkdir()
    (place / "environment" / "made-from").write_text("whose_words-1-py3-none-any.whl", "utf-8")
    tools = tmp_path / "tools"
    told = tools / "told"
    # A Python that makes an environment of itself.
    program(
        tools / "python3.13",
        f'#!/bin/sh\necho "$@" >>"{told}"\n'
        f'[ "$2" != venv ] || {{ mkdir -p "$4/bin" && cp "$0" "$4/bin/python"; }}\n',
    )
    status, said = start(place, PATH=f"{tools}:/usr/bin:/bin")
    assert (status, said) == (
        0,
        "Making the environment, once for this version. It takes a minute, and the internet ...\n",
    )
    pip = "-m pip --disable-pip-version-check -q"
    lines = told.read_text("utf-8").splitlines()
    assert [line for line in lines if "sysconfig" not in line and "import sys" not in line] == [
        f"-m venv --clear {place}/environment",
        f"{pip} install --no-compile --require-hashes -r {place}/tested.txt",
        f"{pip} install --no-compile --no-deps {place}/{WHEEL}",
        f"{pip} uninstall -y setuptools pip",
        next(line for line in lines if line.startswith(f"{place}/slim.py")),
        "-P -m kit serve --open",
    ]
    assert (place / "environment" / "made-from").read_text("utf-8") == WHEEL


def test_install_that_fails_is_said_and_tried_again_at_the_next_start(tmp_path: Path) -> None:
    place = unpacked(tmp_path, WHEEL, "tested.txt")
    tools = tmp_path / "tools"
    program(
        tools / "python3.13",
        '#!/bin/sh\n[ "$2" != venv ] || { mkdir -p "$4/bin" && cp "$0" "$4/bin/python"; }\n'
        '[ "$2" != pip ]\n',
    )
    for _again in range(2):
        status, said = start(place, PATH=f"{tools}:/usr/bin:/bin")
        assert (status, said) == (
            1,
            (
                "Making the environment, once for this version. It takes a minute, and the internet "
                "...\n\nWhose Words: Installing failed (see above). It needs the internet this "
                "once; behind a proxy set HTTPS_PROXY. Start again to try once more.\n"
            ),
        )


def test_windows_starter_does_the_same_in_its_words() -> None:
    """Untried on Windows; what is handed to Python is held here to be the same."""
    raw = (ROOT / "scripts" / "starting" / "Whose Words.cmd").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n")
    cmd = raw.decode("ascii")
    sh = (ROOT / "scripts" / "starting" / STARTER).read_text("utf-8")
    for words in (
        "install --no-compile --require-hashes -r",
        "install --no-compile --no-deps",
        "uninstall -y setuptools pip",
        "-P -m kit serve --open",
        "sys.version_info < (3, 11)",
        "Python 3.11 or newer is needed, and was not found.",
        "Installing failed (see above). It needs the internet this once",
    ):
        assert (words in cmd, words in sh) == (True, True)
