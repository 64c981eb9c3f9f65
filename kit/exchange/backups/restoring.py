"""Putting a backup back: what it would replace, then doing it, with a copy of what was there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kit.exchange.backups.facts import ClassFacts
from kit.exchange.backups.making import no_progress
from kit.exchange.backups.reading import Opened
from kit.settings import Settings
from kit.store.backups.online import Progress
from kit.store.engine import Store


@dataclass(frozen=True, slots=True)
class Holdings:
    """What there is: the classes, and when it was made (None: it is what the kit has now)."""

    made_at: datetime | None
    classes: Sequence[ClassFacts]


@dataclass(frozen=True, slots=True)
class Plan:
    """A restore before it is done. `replaced` None: there is nothing that it would replace.

    `unreadable`: there is a database, and it cannot be read (damaged, say); it is kept as well.
    """

    backup: Holdings
    replaced: Holdings | None
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """A restore that is done: where what was replaced lies, how many were erased again."""

    kept: Path | None
    erased_again: int


def plan(settings: Settings, opened: Opened) -> Plan:
    """What is in the backup and what putting it back replaces; nothing is changed."""
    raise NotImplementedError


def restore_stopped(
    settings: Settings,
    opened: Opened,
    now: datetime,
    *,
    replace: bool,
    progress: Progress = no_progress,
) -> Restored:
    """Put a backup back while no kit serves the data folder, which whoever calls sees to.

    Raises NotReplaced where there is something and `replace` is False, or another BackupProblem.
    """
    raise NotImplementedError


def restore_running(
    store: Store,
    settings: Settings,
    opened: Opened,
    now: datetime,
    *,
    progress: Progress = no_progress,
) -> Restored:
    """Replace all rows of the running kit's database by the backup's, in one transaction.

    A backup of what it has is made before, in the data folder's `backups`, and is what `kept`
    names. This computer's signing key and its facts about backups stay. Teachers' sessions are
    those of the backup, so whoever asks is signed out. Raises BackupProblem; nothing is changed
    then.
    """
    raise NotImplementedError
