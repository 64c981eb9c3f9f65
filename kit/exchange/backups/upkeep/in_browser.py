"""Putting a backup back from the teacher's page, while the kit serves: look first, then do it."""

import os
import re
import secrets
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import IO, Final
from uuid import UUID

from kit.classroom.backups import runs
from kit.classroom.clock import Clock
from kit.classroom.errors import KitError
from kit.exchange.backups.facts import ClassFacts
from kit.exchange.backups.folders import ENDING, told_of_folder
from kit.exchange.backups.present import look
from kit.exchange.backups.reading import Opened, opened_backup
from kit.exchange.backups.restoring import Plan, Restored, plan, restore_running
from kit.exchange.backups.upkeep.choosing import own_folder
from kit.exchange.backups.upkeep.running import beating, with_key_file
from kit.secret import signing_key
from kit.settings import Settings
from kit.store.backups.activity import students_at_work
from kit.store.engine import Store
from kit.store.private import open_private, private_folder
from kit.vocabulary import N_

#: Who has answered so lately is at work.
AT_WORK: Final = timedelta(minutes=5)
#: Of a file that was sent by a browser; what was not used goes at the next one.
_SENT: Final = ".sent-"
_SENT_KEPT_SECONDS: Final = 24 * 60 * 60
_WORD: Final = re.compile(r"[0-9a-f]{16}")
_PIECE: Final = 1 << 20


class StudentsAtWork(KitError):
    """Nothing was restored: a class works just now, and nobody has said to go on."""

    status = HTTPStatus.CONFLICT
    message = N_(
        "Nothing was restored: students (%(count)s of them) have answered within the last "
        "%(minutes)s minutes. Wait until they are done; or type the words below to go on."
    )


@dataclass(frozen=True, slots=True)
class ClassBeside:
    """A class by name: as the backup has it, and as it is here now; None where it is not there."""

    name: str
    backup: ClassFacts | None
    here: ClassFacts | None


@dataclass(frozen=True, slots=True)
class RestoreLook:
    """What a restore would do. `other_key`: the backup is of a kit with another signing key.

    `at_work` is how many students have answered in the last minutes.
    """

    plan: Plan
    made_at: datetime
    encrypted: bool
    classes: Sequence[ClassBeside]
    other_key: bool
    at_work: int


def look_at_backup(
    store: Store, settings: Settings, path: Path, passphrase: str | None, now: datetime
) -> RestoreLook:
    """What is in the backup beside what is here. Raises BackupProblem; nothing is changed."""
    with opened_backup(path, passphrase, within=settings.data) as opened:
        with store.reading() as connection:
            serving = look(connection)
            at_work = students_at_work(connection, now - AT_WORK)
        seen = plan(settings, opened, serving)
        return RestoreLook(
            seen,
            opened.facts.made_at,
            passphrase is not None,
            beside(seen),
            _has_other_key(settings, opened),
            at_work,
        )


def _has_other_key(settings: Settings, opened: Opened) -> bool:
    return opened.key is not None and opened.key.decode(errors="replace").strip() != signing_key(
        settings
    )


def beside(seen: Plan) -> Sequence[ClassBeside]:
    """The classes of both sides, by name and, where several have one, as they come. Pure."""
    backup, here = list(seen.backup.classes), list(seen.replaced.classes if seen.replaced else ())
    rows = []
    for ours in here:
        theirs = next((one for one in backup if one.name == ours.name), None)
        if theirs is not None:
            backup.remove(theirs)
        rows.append(ClassBeside(ours.name, theirs, ours))
    rows += [ClassBeside(theirs.name, theirs, None) for theirs in backup]
    return sorted(rows, key=lambda row: row.name.casefold())


def put_back(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    settings: Settings,
    path: Path,
    passphrase: str | None,
    clock: Clock,
    *,
    goes_on: bool,
    by: UUID | None = None,
) -> Restored:
    """Put the backup back; `goes_on`: also while students are at work; `by`: the teacher who asks.

    No backup is made meanwhile. Raises StudentsAtWork, AlreadyRunning or BackupProblem; nothing is
    changed then.
    """
    with opened_backup(path, passphrase, within=settings.data) as opened:
        with store.reading() as connection:
            at_work = students_at_work(connection, clock() - AT_WORK)
        if at_work and not goes_on:
            raise StudentsAtWork(count=at_work, minutes=int(AT_WORK.total_seconds() // 60))
        run = runs.begin(store, str(own_folder(settings)), clock())
        own = with_key_file(settings)
        try:
            with beating(store, run, clock) as progress:
                return restore_running(store, own, opened, clock(), progress=progress, by=by)
        finally:
            runs.forget(store)


def keep_sent(settings: Settings, stream: IO[bytes]) -> str:
    """Keep a file that a browser sent until it is restored; the word that leads to it.

    Raises BackupProblem where there is no room.
    """
    folder = own_folder(settings)
    with told_of_folder(folder):
        private_folder(folder)
        _clear_sent(folder)
        word = secrets.token_hex(8)
        sent = open_private(_sent(settings, word), os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        with os.fdopen(sent, "wb") as file:
            shutil.copyfileobj(stream, file, _PIECE)
    return word


def sent_file(settings: Settings, word: str) -> Path | None:
    """The file of that word, there or not; None for what is no such word."""
    return _sent(settings, word) if _WORD.fullmatch(word) else None


def _sent(settings: Settings, word: str) -> Path:
    return own_folder(settings) / f"{_SENT}{word}{ENDING}"


def forget_sent(settings: Settings, word: str) -> None:
    """It is restored, or nobody wants it any more."""
    path = sent_file(settings, word)
    if path is not None:
        with suppress(OSError):
            path.unlink()


def _clear_sent(folder: Path) -> None:
    for path in folder.glob(f"{_SENT}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _SENT_KEPT_SECONDS:
                path.unlink()
