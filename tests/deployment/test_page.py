"""The page on deployment and the files of deploy/ say the same, and the scripts are sound."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
PAGE = (ROOT / "docs" / "deployment.md").read_text("utf-8")
WHEEL = "whose_words-2026.11.30.90507-py3-none-any.whl"
SCRIPTS = ("install.sh", "upgrade.sh")
ALL_OF_IT = {
    "install.sh": ("--url", "https://school.example/kit/", "--pgbouncer", "--prometheus"),
    "upgrade.sh": (),
}


def steps(name: str) -> dict[str, str]:
    """The commands of a script's steps, by their titles."""
    text = (DEPLOY / name).read_text("utf-8")
    return dict(
        re.findall(r"step \"([^\"]+)\" <<'STEP'\n(.*?)^STEP$", text, re.DOTALL | re.MULTILINE)
    )


def dry_run(name: str, *options: str) -> subprocess.CompletedProcess[str]:
    """What a script says that it would do."""
    command = ["bash", str(DEPLOY / name), "--dry-run", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_page_has_the_commands_of_the_scripts_and_no_others() -> None:
    shown = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert shown == [commands for name in SCRIPTS for commands in steps(name).values()]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize("name", SCRIPTS)
def test_dry_run_prints_every_command_and_does_nothing(name: str) -> None:
    done = dry_run(name, "--wheel", f"/nowhere/{WHEEL}", *ALL_OF_IT[name])
    assert (done.returncode, done.stderr) == (0, "")
    for title, commands in steps(name).items():
        assert f"\n# {title}\n{commands}" in done.stdout
    if shutil.which("shellcheck"):
        # What a step sets another uses; PIP_OPTIONS is several words.
        script = ["shellcheck", "-s", "bash", "-e", "SC2034,SC2086", "-"]
        checked = subprocess.run(
            script, input=done.stdout, capture_output=True, text=True, check=False
        )
        assert checked.stdout == ""
        files = [str(DEPLOY / each) for each in (*SCRIPTS, "steps.sh", "whose-words")]
        whole = ["shellcheck", "-x", "-P", str(ROOT), *files]
        assert subprocess.run(whole, capture_output=True, text=True, check=False).stdout == ""


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            ("--url", "https://school.example/kit here", "--wheel", WHEEL),
            "install.sh: --url is 'https://school.example/kit here'. Allowed: https://, a host name in small letters, perhaps a path, as https://words.school.example or https://school.example/kit.",
        ),
        (
            ("--url", "https://school.example", "--wheel", "kit.zip"),
            "install.sh: --wheel is 'kit.zip'. Allowed: the file whose_words-VERSION-py3-none-any.whl, as `make wheel` names it.",
        ),
        (("--url",), "install.sh: --url wants a value behind it."),
    ],
)
def test_wrong_option_is_told_with_what_is_allowed(options: tuple[str, ...], says: str) -> None:
    done = dry_run("install.sh", *options)
    assert (done.returncode, done.stderr) == (2, f"{says}\n")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze")
@pytest.mark.parametrize("unit", ["whose-words@.service", "whose-words-backup.service"])
def test_units_are_closed_up(unit: str, tmp_path: Path) -> None:
    # Each of its own folder: it looks for drop-ins and templates beside the file.
    shutil.copy(DEPLOY / unit, tmp_path)
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=15", f"./{unit}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert re.search(r"Overall exposure level for \S+: 1\.\d OK", done.stdout)
