"""Each build has a version of its own, later ones a greater one."""

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from packaging.version import Version

from scripts.build_version import as_version, version

MOMENTS = st.integers(1_704_067_200, 4_102_444_800).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)
COMMITTED = datetime(2026, 11, 30, 9, 5, 7, tzinfo=UTC)


@given(MOMENTS, st.timedeltas(timedelta(seconds=1), timedelta(days=4000)))
def test_later_builds_have_greater_versions(when: datetime, later: timedelta) -> None:
    earlier, newer = as_version(when), as_version(when + later)
    assert (Version(newer) > Version(earlier)) == (newer != earlier)
    assert str(Version(earlier)) == earlier
    assert later < timedelta(seconds=1) or Version(newer) > Version(earlier)


def git(folder: Path, *command: str) -> None:
    environment = {
        **os.environ,
        "GIT_COMMITTER_DATE": COMMITTED.isoformat(),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    subprocess.run(
        ["git", "-C", str(folder), "-c", "user.name=Ada", "-c", "user.email=a@b.test", *command],
        check=True, env=environment, capture_output=True,
    )  # fmt: skip


def source(folder: Path) -> Path:
    (folder / "kit").mkdir(parents=True)
    (folder / "kit" / "module.py").write_text("ONE = 1\n", "utf-8")
    (folder / "tests").mkdir()
    return folder


def test_clean_checkout_has_the_moment_of_its_commit_and_a_changed_one_of_its_change(
    tmp_path: Path,
) -> None:
    folder = source(tmp_path / "checkout")
    git(tmp_path, "init", "-q", str(folder))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Begin")
    assert version(folder) == "2026.11.30.90507"
    (folder / "tests" / "test_module.py").write_text("", "utf-8")
    assert version(folder) == "2026.11.30.90507"
    changed = folder / "kit" / "module.py"
    changed.write_text("ONE = 2\n", "utf-8")
    os.utime(changed, (COMMITTED.timestamp() + 61,) * 2)
    assert version(folder) == "2026.11.30.90608"


def test_copy_without_git_has_the_moment_of_its_newest_file(tmp_path: Path) -> None:
    folder = source(tmp_path / "copy")
    os.utime(folder / "kit" / "module.py", (COMMITTED.timestamp(),) * 2)
    assert version(folder) == "2026.11.30.90507"


def test_source_distribution_stays_what_it_was_built_as(tmp_path: Path) -> None:
    folder = source(tmp_path / "sdist")
    (folder / "PKG-INFO").write_text("Name: whose-words\nVersion: 2026.11.30.90507\n", "utf-8")
    assert version(folder) == "2026.11.30.90507"
