import os
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kit.secret import NoKey, computer_secret, signing_key
from kit.settings import Settings, read_settings

GIVEN = "a key that was given, long enough for it"


def settings_for(folder: Path, **environ: str) -> Settings:
    return read_settings({"data": str(folder)}, environ)


def test_given_key_is_taken_and_nothing_is_written(tmp_path: Path) -> None:
    assert signing_key(settings_for(tmp_path, KIT_SECRET_KEY=GIVEN)) == GIVEN
    assert list(tmp_path.iterdir()) == []


def test_key_is_made_once_and_kept(tmp_path: Path) -> None:
    first = signing_key(settings_for(tmp_path))
    assert len(first) == 64
    assert signing_key(settings_for(tmp_path)) == first
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
    assert (tmp_path / "secret-key").read_text("ascii") == first


def test_each_folder_has_a_key_of_its_own(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    assert len({signing_key(settings_for(folder)) for folder in folders}) == 2


@pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes")
def test_key_is_for_its_owner_only(tmp_path: Path) -> None:
    signing_key(settings_for(tmp_path))
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_two_starts_at_once_agree_on_one_key(tmp_path: Path) -> None:
    starts = 8
    for number in range(20):
        folder = tmp_path / str(number)
        folder.mkdir()
        ready = threading.Barrier(starts)

        def start(folder: Path = folder, ready: threading.Barrier = ready) -> str:
            ready.wait(timeout=20)
            return signing_key(settings_for(folder))

        with ThreadPoolExecutor(starts) as pool:
            keys = {future.result() for future in [pool.submit(start) for _ in range(starts)]}
        assert len(keys) == 1
        assert [path.name for path in folder.iterdir()] == ["secret-key"]


def test_key_edited_by_hand_may_end_with_a_line_break(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text(GIVEN + "\n", "ascii")
    assert signing_key(settings_for(tmp_path)) == GIVEN


def test_folder_that_cannot_be_written_to_is_an_os_error(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(OSError, match=r"Not a directory|cannot find the path"):
        signing_key(settings_for(file / "data"))


@pytest.mark.parametrize("held", [b"", b"\xff" * 64, b"short"])
def test_file_without_a_key_is_named(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "secret-key"
    path.write_bytes(held)
    with pytest.raises(NoKey) as caught:
        signing_key(settings_for(tmp_path))
    assert str(caught.value) == (
        f"The file {path} holds no key to sign cookies with. Delete it: the next start makes "
        "another, and everybody signs in again."
    )


def test_secret_of_the_computer_follows_from_the_key_alone() -> None:
    key = b"0123456789abcdef0123456789abcdef"
    secret = computer_secret(key)
    assert (secret, len(secret)) == (computer_secret(key), 22)
    assert re.fullmatch(r"[\w-]+", secret)
    assert secret != computer_secret(key + b"x")
    assert secret.encode() not in key
