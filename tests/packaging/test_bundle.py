"""The bundle that brings its own Python: built, and started by who has none and no rights."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from kit.cli.serving.opening import is_listened_on
from scripts.bundle import build
from scripts.wheel import build_wheel
from tests.support.room import PASSWORD
from tests.support.serving import free_port

#: A root made by debootstrap, to start it in: there is nothing of this system then.
BARE_ROOT = os.environ.get("KIT_BARE_ROOT")
#: Nobody's, on Debian and elsewhere.
NOBODY = 65534
LARGEST = 180_000_000
BUILD_SECONDS = 900
LEAST_KINDS = 30

pytestmark = [
    pytest.mark.long,
    pytest.mark.process,
    pytest.mark.timeout(BUILD_SECONDS),
    pytest.mark.skipif(sys.platform != "linux", reason="built and tried on Linux alone"),
]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    return build(build_wheel(folder), folder)


def size_of(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def test_bundle_holds_what_the_class_needs_and_no_more(bundle: Path) -> None:
    assert size_of(bundle) < LARGEST
    parts = {path.name for path in (bundle / "parts").iterdir()}
    assert parts & {"hypothesis", "mypy", "pip", "psycopg", "pytest", "scipy", "sklearn"} == set()


def placed(bundle: Path, root: Path) -> Path:
    """In a folder as somebody names it, under `root`, for a user without rights."""
    folder = root / "tmp" / f"Für die Klasse 9 & 10 {os.getpid()}"
    shutil.copytree(bundle, folder / bundle.name, symlinks=True)
    (folder / "home").mkdir()
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    return folder


def command(folder: Path, root: Path, *words: str) -> list[str]:
    """How it is run there: with no variable but a home folder and a path without a Python."""
    inside = Path("/") / folder.relative_to(root)
    start = ["env", "-i", f"HOME={inside / 'home'}", "PATH=/usr/bin:/bin"]
    if root == Path("/"):
        user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    else:
        user = ["chroot", f"--userspec={NOBODY}:{NOBODY}", str(root)]
    return [*user, *start, *words]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs root, to give it up")
def test_user_without_rights_or_python_starts_it_from_a_folder_of_any_name(bundle: Path) -> None:
    root = Path(BARE_ROOT or "/")
    folder, port = placed(bundle, root), free_port()
    starter = Path("/") / folder.relative_to(root) / bundle.name / "Whose Words"
    out = folder / "out"
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        to_out = stack.enter_context(out.open("wb"))
        kit = stack.enter_context(
            subprocess.Popen(
                command(folder, root, str(starter), "--local", "--port", str(port)),
                stdin=subprocess.DEVNULL,
                stdout=to_out,
                stderr=to_out,
                start_new_session=True,
            )
        )
        stack.callback(stop, kit)
        browser = build_opener(HTTPCookieProcessor())
        make_account(browser, wait_for(out, kit))
        command_line = str(starter.parent / "kit")
        print_to = str(starter.parent.parent / "home" / "sheet.docx")
        for words in (
            ("check",), ("demo",), ("backup",), ("doctor", "--local", "--port", str(port)),
            ("print", "three-kinds-of-claim", "--to", print_to),
        ):  # fmt: skip
            done = run(folder, root, command_line, *words)
            assert (done.returncode, done.stderr) == (0, ""), (words, done.stdout)
        look_through(browser, f"http://127.0.0.1:{port}")
        for path in ("/", "/static/bootstrap.css"):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as reply:
                assert reply.status == 200
        assert run(folder, root, command_line, "stop").returncode == 0
        assert kit.wait(timeout=60) == 0
        assert "The kit has stopped; all saved answers are kept." in out.read_text("utf-8")


def stop(kit: subprocess.Popen[bytes]) -> None:
    """Whatever became of the test."""
    with suppress(ProcessLookupError):
        os.killpg(kit.pid, signal.SIGKILL)


def run(folder: Path, root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(folder, root, *words), capture_output=True, text=True, check=False
    )


def make_account(browser: OpenerDirector, link: str) -> None:
    with browser.open(link, timeout=60) as reply:
        page = reply.read().decode("utf-8")
    assert "Welcome" in page
    form = {
        "csrf_token": page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0],
        "name": "Ada",
        "password": PASSWORD,
        "again": PASSWORD,
    }
    with browser.open(link, urlencode(form).encode(), timeout=60) as reply:
        assert "Your classes" in reply.read().decode("utf-8")


def look_through(browser: OpenerDirector, site: str) -> None:
    """Each kind of page and file that links lead to, once: what is imported late is there, too."""
    links, kinds = ["/teacher/"], set[str]()
    while links:
        link = links.pop().replace("&amp;", "&")
        kind = re.sub(r"[0-9a-f-]{36}|\?.*", "", link)
        if kind in kinds or "help" in link or "sign-out" in link:
            continue
        kinds.add(kind)
        with browser.open(site + link, timeout=120) as reply:
            if "html" in reply.headers["Content-Type"]:
                links += re.findall(r'href="(/teacher/[^"#]*)"', reply.read().decode("utf-8"))
    assert len(kinds) > LEAST_KINDS


def wait_for(out: Path, kit: subprocess.Popen[bytes]) -> str:
    """The set-up link, once all is said and a page answers."""
    until = time.monotonic() + 120
    while time.monotonic() < until and kit.poll() is None:
        said = out.read_text("utf-8")
        links = re.findall(r"http://127\.0\.0\.1:(\d+)/", said)
        # It says so before it listens.
        if "Ctrl-C" in said and is_listened_on(int(links[0])):
            return str(re.findall(r"http://\S+/set-up/\S+", said)[0])
        time.sleep(0.1)
    pytest.fail(out.read_text("utf-8"))
