"""The folder that a teacher types: what is refused, in which words, and what to mind."""

import errno
import os
import shutil
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit.exchange.backups.upkeep import choosing
from kit.exchange.backups.upkeep.choosing import (
    Advice,
    FolderRefused,
    likely_folders,
    look_at_folder,
    own_folder,
    size_of_database,
    sticks,
)
from kit.settings import Settings, read_settings

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - the library's name


def refusal(typed: str, settings: Settings) -> str:
    with pytest.raises(FolderRefused) as caught:
        look_at_folder(typed, settings)
    return str(caught.value)


def test_folder_is_taken_as_it_is_pasted(settings: Settings, stick: Path) -> None:
    look = look_at_folder(f'  "{stick}" ', settings)
    assert look.folder == stick
    assert look.advice == [Advice.SAME_DISK]
    assert list(stick.iterdir()) == []


def test_folder_of_the_home_may_be_typed_short(
    settings: Settings, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(stick))
    monkeypatch.setenv("USERPROFILE", str(stick))
    assert look_at_folder("~", settings).folder == stick


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("", "Type the folder that backups go to, or choose one of those below."),
        (" \t", "Type the folder that backups go to, or choose one of those below."),
        ("a\0b", "A folder's path has no such sign in it. Type it again."),
        (
            "/no/such/stick",
            (
                "There is no folder /no/such/stick now. Is it on a stick that is not in? Put it in, "
                "make the folder, or choose another one."
            ),
        ),
    ],
)
def test_what_is_no_folder_is_refused(settings: Settings, typed: str, text: str) -> None:
    assert refusal(typed, settings) == text


def test_path_that_is_not_whole_is_refused_with_an_example(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "user_documents_path", lambda: Path("/home/gray/Documents"))
    assert refusal("backups", settings) == (
        "“backups” does not say where it begins. Type the whole path, such as "
        "/home/gray/Documents/Backups."
    )


def test_name_that_no_system_takes_is_no_folder(settings: Settings) -> None:
    assert refusal("/" + "x" * 5000, settings).startswith("There is no folder /xxx")


def test_file_is_no_folder(settings: Settings, stick: Path) -> None:
    (stick / "a.txt").write_text("a")
    assert refusal(f"{stick}/a.txt", settings) == (
        f"{stick}/a.txt is a file, not a folder. Type the folder that it lies in."
    )


def refusing(number: int) -> Callable[..., Any]:
    def refuse(**_more: object) -> Any:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (
            errno.EACCES,
            (
                "The kit may not write to {folder} (Permission denied). Choose another folder, or let "
                "whoever runs the kit write there."
            ),
        ),
        (
            errno.EROFS,
            (
                "The kit may not write to {folder} (Read-only file system). Choose another folder, or "
                "let whoever runs the kit write there."
            ),
        ),
        (
            errno.ENOSPC,
            "The disk of {folder} is full. Make room there, or choose another folder.",
        ),
    ],
)
def test_folder_that_takes_nothing_is_refused(
    settings: Settings, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, text: str
) -> None:
    monkeypatch.setattr(choosing, "TemporaryFile", refusing(number))
    assert refusal(str(stick), settings) == text.format(folder=stick)


def test_folder_without_room_for_the_database_is_refused(
    settings: Settings, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (settings.data / "kit.sqlite3").write_bytes(b"x" * 3_000_001)
    (settings.data / "kit.sqlite3-wal").write_bytes(b"x" * 1_000_000)
    assert size_of_database(settings) == 4_000_001
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(0, 0, 2_600_000))
    assert refusal(str(stick), settings) == (
        f"{stick} has 2 MB left, and a backup may take 9 MB. Make room there, or choose another "
        "folder."
    )


def test_size_of_a_servers_database_is_a_guess(settings: Settings) -> None:
    url = "postgresql://kit@192.0.2.1/kit"
    of_server = read_settings(
        {"data": str(settings.data), "database_url": url}, {"KIT_SECRET_KEY": "x" * 40}
    )
    assert size_of_database(of_server) == 64 * 1024 * 1024


def test_kits_own_folder_may_be_taken_and_is_advised_against(settings: Settings) -> None:
    own_folder(settings).mkdir()
    assert look_at_folder(str(own_folder(settings)), settings).advice == [Advice.INSIDE_DATA]


def test_synchronised_folder_is_fine_and_is_said(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "Nextcloud" / "kit"
    folder.mkdir(parents=True)
    look = look_at_folder(str(folder), settings)
    assert look.advice == [Advice.SAME_DISK, Advice.SYNCHRONISED]
    assert look.service == "Nextcloud"


@pytest.mark.parametrize(
    ("platform", "mounts", "chosen"),
    [
        (
            "linux",
            [
                ("/", "rw,relatime", "ext4"),
                ("/boot/efi", "rw", "vfat"),
                ("/media/gray/KEY", "rw,nosuid", "vfat"),
                ("/run/media/gray/OTHER", "rw", "exfat"),
                ("/media/gray/DVD", "ro", "iso9660"),
                ("/snap/core/1", "ro", "squashfs"),
            ],
            ["/media/gray/KEY", "/run/media/gray/OTHER"],
        ),
        (
            "darwin",
            [("/", "ro,local", "apfs"), ("/Volumes/KEY", "rw,local", "msdos")],
            ["/Volumes/KEY"],
        ),
        (
            "win32",
            [
                ("C:\\", "rw,fixed", "NTFS"),
                ("E:\\", "rw,removable", "FAT32"),
                ("D:\\", "cdrom", ""),
            ],
            ["E:\\"],
        ),
    ],
)
def test_sticks_are_told_from_disks(
    platform: str, mounts: list[tuple[str, str, str]], chosen: list[str]
) -> None:
    assert sticks(mounts, platform) == [Path(point) for point in chosen]


def test_likely_folders_are_there_and_the_kits_own_comes_last(
    settings: Settings, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "sticks", lambda *_: [stick, Path("/no/such/stick")])
    monkeypatch.setattr(choosing, "user_documents_path", lambda: stick.parent / "none")
    assert likely_folders(settings) == [stick, own_folder(settings)]
