"""The wheel, as a teacher without make and git gets it: built, installed elsewhere, started."""

import os
import re
import shutil
import subprocess
import sys
import urllib.request
import venv
from html import escape
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from scripts.starting.slim import slim
from tests.support.room import PASSWORD
from tests.support.serving import free_port, serving

ROOT = Path(__file__).parents[2]
BUILD_SECONDS = 200
LEAST_TAKEN_OUT = 50_000_000
#: Bytes of files, what Python compiles while it runs apart: 143 MB when this was written.
LARGEST_ENVIRONMENT = 155_000_000

pytestmark = [pytest.mark.process, pytest.mark.timeout(BUILD_SECONDS + 60)]


def run(*command: str, cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KIT_")}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=BUILD_SECONDS,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of what git would hand over, with no network."""
    folder = tmp_path_factory.mktemp("source")
    for name in ("kit", "templates", "lessons", "exercises", "docs", "requirements", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "LICENSE-CONTENT"):
        shutil.copy(ROOT / name, folder / name)
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(out), cwd=folder)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that has the wheel and what it declares, and no checkout to fall back on.

    What it declares is copied from this environment, since tests have no internet: nothing else
    that is installed here is there.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    made = scripts / ("python.exe" if os.name == "nt" else "python")
    target = Path(run(str(made), "-c", _SITE, cwd=folder).strip())
    run(
        sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index",
        "--target", str(target), str(wheel), cwd=folder,
    )  # fmt: skip
    (installed,) = distributions(path=[str(target)])
    for each in declared(installed).values():
        copy_installed(each, target)
    # As the starters do: what is taken out is missed by nothing below.
    assert slim(target) > LEAST_TAKEN_OUT
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    assert size < LARGEST_ENVIRONMENT
    return made


def declared(root: Distribution) -> dict[str, Distribution]:
    """What a distribution needs on this platform, and what that needs, by name."""
    found: dict[str, Distribution] = {}
    open_ends: list[tuple[Distribution, set[str]]] = [(root, set())]
    while open_ends:
        asking, extras = open_ends.pop()
        for text in asking.requires or ():
            need = Requirement(text)
            asked_for = need.marker is None or any(
                need.marker.evaluate({"extra": extra}) for extra in ("", *extras)
            )
            if asked_for and need.name not in found:
                found[need.name] = distribution(need.name)
                open_ends.append((found[need.name], need.extras))
    return found


def copy_installed(what: Distribution, target: Path) -> None:
    """The files of a distribution, without the commands that it puts elsewhere."""
    for file in what.files or ():
        if ".." in file.parts or "__pycache__" in file.parts:
            continue
        place = target.joinpath(*file.parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.locate(), place)


_WORDS = """
from kit.drafting.wording import find_words
print(*(word.text for word in find_words("He claimed it was a farce.")))
"""
_SITE = "import sysconfig; print(sysconfig.get_path('purelib'))"


def test_wheel_carries_what_it_needs(python: Path, tmp_path: Path) -> None:
    where = run(str(python), "-c", "import kit; print(kit.__file__)", cwd=tmp_path)
    assert not Path(where.strip()).is_relative_to(ROOT)
    found = run(str(python), "-c", _WORDS, cwd=tmp_path)
    assert found == "claimed farce\n"
    checked = run(str(python), "-m", "kit", "check", cwd=tmp_path)
    assert checked == run(sys.executable, "-m", "kit", "check", cwd=ROOT)
    assert re.fullmatch(r"\d+ lessons, [^:]*: no problems\.\n", checked)


def test_wheel_has_every_template_static_file_and_file_of_a_lesson(wheel: Path) -> None:
    wanted = {
        f"{place}/{path.relative_to(folder).as_posix()}"
        for folder, place in (
            (ROOT / "templates", "kit/_shipped/templates"),
            (ROOT / "lessons", "kit/_shipped/lessons"),
            (ROOT / "kit" / "static", "kit/static"),
        )
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert wanted - set(ZipFile(wheel).namelist()) == set()


@pytest.mark.long
def test_nothing_is_there_that_the_wheel_does_not_ask_for(python: Path, tmp_path: Path) -> None:
    names = "'pytest', 'hypothesis', 'pip', 'psycopg', 'scipy', 'kit', 'flask'"
    code = f"from importlib.util import find_spec; print([n for n in ({names}) if find_spec(n)])"
    assert run(str(python), "-c", code, cwd=tmp_path) == "['kit', 'flask']\n"


@pytest.mark.long
def test_wheel_serves_a_page(python: Path, tmp_path: Path) -> None:
    command = (str(python), "-m", "kit")
    with serving(tmp_path / "data", free_port(), "--local", command=command) as served:
        for path, words in (
            ("/", "Type the code that your teacher shows."),
            ("/static/bootstrap.css", "Bootstrap"),
        ):
            with urllib.request.urlopen(served.url + path, timeout=20) as reply:
                assert words in reply.read().decode("utf-8")
        static = ROOT / "kit" / "static"
        for file in (path for path in static.rglob("*") if path.is_file()):
            address = f"{served.url}/static/{file.relative_to(static).as_posix()}"
            with urllib.request.urlopen(address, timeout=20) as reply:
                assert reply.read() == file.read_bytes()
        browser = build_opener(HTTPCookieProcessor())
        with browser.open(served.set_up_link, timeout=20) as reply:
            page = reply.read().decode("utf-8")
            assert "Welcome" in page
        form = {
            "csrf_token": page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0],
            "name": "Ada",
            "password": PASSWORD,
            "again": PASSWORD,
        }
        with browser.open(served.set_up_link, urlencode(form).encode(), timeout=20) as reply:
            assert "Your classes" in reply.read().decode("utf-8")
        for name in sorted(path.stem for path in ROOT.glob("docs/*.md")):
            with browser.open(f"{served.url}/teacher/help/{name}", timeout=20) as reply:
                title = (ROOT / "docs" / f"{name}.md").read_text("utf-8").split("\n")[0][2:]
                page = reply.read().decode("utf-8").replace("&#39;", "&#x27;")
                assert f"<h1>{escape(title)}</h1>" in page
    assert served.process.returncode == 0
