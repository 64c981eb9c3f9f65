"""Making the backup of a run that was begun, and telling all processes how it goes."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy.exc import DBAPIError

from kit import logs
from kit.classroom.backups import runs
from kit.classroom.backups.runs import BEAT, Failure, Run
from kit.classroom.backups.state import choose_folder, kept_keys
from kit.classroom.clock import Clock
from kit.classroom.errors import KitError
from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.trail import KitDeed
from kit.exchange.backups.making import KEY, Backup, make_backup
from kit.exchange.backups.upkeep.choosing import look_at_folder, own_folder
from kit.secret import NoKey, signing_key
from kit.settings import Settings
from kit.store.database.faults import DatabaseFault
from kit.store.engine import Store
from kit.store.models.base import KitAct, Way
from kit.vocabulary import N_

_OWN_FAULT: Final = N_(
    "Something went wrong in the kit, and no backup was made. The reason stands in the window "
    "where the kit runs."
)


class _Share:
    """How much is done, as one thread says it and another tells it."""

    def __init__(self) -> None:
        self.share = 0.0

    def take(self, share: float) -> None:
        """It is so much now, 0 to 1."""
        self.share = share


@contextmanager
def beating(store: Store, run: Run, clock: Clock) -> Iterator[Callable[[float], None]]:
    """Renew the run while the block goes on; the block says how much is done."""
    ended, progress = threading.Event(), _Share()

    def keep_beating() -> None:
        while not ended.wait(BEAT.total_seconds()):
            with suppress(DBAPIError, DatabaseFault):
                runs.beat(store, run, progress.share, clock())

    beats = threading.Thread(target=keep_beating, name="backup-beat", daemon=True)
    beats.start()
    try:
        yield progress.take
    finally:
        ended.set()
        beats.join()


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a backup is made for, `page` or `schedule`, and who is told how it went.

    `by`: the teacher who asked for it.
    """

    where: str = "page"
    done: Callable[[Backup], None] = lambda _backup: None
    failed: Callable[[Failure], None] = lambda _failure: None
    by: UUID | None = None


BY_HAND: Final = Occasion()


def make(
    store: Store, settings: Settings, run: Run, clock: Clock, occasion: Occasion = BY_HAND
) -> Backup | None:
    """Make the backup of a run that was begun; None where that failed, which the run says.

    The occasion is told before the run ends, so that nobody begins another between. What is a fault
    of the kit's own is raised.
    """
    failure: Failure | None = Failure(_OWN_FAULT, {})
    began = time.monotonic()
    try:
        with beating(store, run, clock) as progress:
            backup = make_backup(
                store,
                with_key_file(settings),
                Path(run.folder),
                clock(),
                keys=kept_keys(store),
                progress=progress,
            )
        occasion.done(backup)
        way = Way.CLOCK if occasion.where == "schedule" else Way.PAGE
        trail.note(store, KitDeed(KitAct.MADE_BACKUP, occasion.by, way), clock())
        logs.event(
            "backup.made", where=occasion.where, bytes=backup.size, encrypted=backup.encrypted,
            ms=round(1000 * (time.monotonic() - began)),
        )  # fmt: skip
        failure = None
    except KitError as error:
        logs.event("backup.failed", where=occasion.where)
        failure = Failure.of(error)
        occasion.failed(failure)
        return None
    finally:
        with suppress(DBAPIError, DatabaseFault):
            runs.end(store, run, clock(), failure)
    return backup


def with_key_file(settings: Settings) -> Settings:
    """The settings without their signing key where that is the one of the data folder.

    The serving process is handed the key, whoever chose it, and only one that the kit made belongs
    to a backup.
    """
    own = replace(settings, secret_key=None)
    with suppress(NoKey, OSError):
        if (settings.data / KEY).is_file() and signing_key(own) == settings.secret_key:
            return own
    return settings


def begin_backup(
    store: Store, settings: Settings, typed: str, clock: Clock, by: UUID | None = None
) -> threading.Thread:
    """Choose the folder that was typed, and begin a backup there, beside all else.

    Backups go there from now on; `by` is the teacher who asks. Raises FolderRefused or
    AlreadyRunning; nothing is begun then.
    """
    folder = look_at_folder(typed, settings).folder
    run = runs.begin(store, str(folder), clock())
    choose_folder(store, None if folder == own_folder(settings) else folder)
    return make_beside(store, settings, run, clock, by)


def make_beside(
    store: Store, settings: Settings, run: Run, clock: Clock, by: UUID | None = None
) -> threading.Thread:
    """As `make`, in a thread of its own, which has begun."""
    thread = threading.Thread(
        target=make, args=(store, settings, run, clock, Occasion(by=by)), name="backup", daemon=True
    )
    thread.start()
    return thread
