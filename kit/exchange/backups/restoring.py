"""Putting a backup back: what it would replace, then doing it, with a copy of what was there."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from kit.classroom.backups.errors import BackupProblem, DamagedBackup, NotReplaced, ProgramProblem
from kit.classroom.backups.state import kept_keys
from kit.classroom.people.accounts.trail import KitDeed, line_of
from kit.exchange.backups import facts as stated
from kit.exchange.backups.erased_list import joined, read_erased
from kit.exchange.backups.facts import ClassFacts
from kit.exchange.backups.folders import BACKUPS, told_of_restore
from kit.exchange.backups.making import make_backup, no_progress
from kit.exchange.backups.present import Present, look, present
from kit.exchange.backups.reading import Opened
from kit.exchange.backups.ready import (
    Carried,
    bring_to_head,
    make_ready,
    refuse_unlike,
    settle,
    url_of,
)
from kit.exchange.backups.swapping import keep_present, key_aside, put_in_place, put_key
from kit.settings import Settings
from kit.store.backups.dumps import read_dump
from kit.store.backups.online import CopyNotWhole, Progress
from kit.store.backups.programs import ProgramFailed
from kit.store.cluster.looking import is_spread
from kit.store.colleagues.kit_lines import KitLineRecord
from kit.store.database.problems import file_of
from kit.store.engine import Store, open_store
from kit.store.models.base import KitAct, Way
from kit.store.private import private_file, refuse_link
from kit.store.rows.copying import clear_rows, copy_rows
from kit.vocabulary import N_


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
    """A restore that is done: where what was replaced lies, how many were erased again.

    `gathered`: classes that a cluster's servers had lie on its coordinator now, as a backup's do.
    """

    kept: Path | None
    erased_again: int
    gathered: bool = False


def plan(settings: Settings, opened: Opened, serving: Present | None = None) -> Plan:
    """What is in the backup and what putting it back replaces; nothing is changed.

    A kit that serves its database hands in what it has as `serving`: who opens and closes SQLite's
    file by himself takes all of his process's locks on it away, and the next one to close the
    database from outside would take the log for nobody's, and delete it.
    """
    _refuse_other_system(settings, opened)
    now = present(settings) if serving is None else serving
    backup = Holdings(opened.facts.made_at, opened.facts.classes)
    replaced = None if now.is_empty else Holdings(None, now.classes)
    return Plan(backup, replaced, now.unreadable)


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
    before = present(settings)
    _refuse_other_system(settings, opened)
    if not (before.is_empty or replace):
        raise NotReplaced
    database = file_of(settings.database_url)
    if database is None:
        with closing(open_store(settings.database_url)) as store:
            return restore_running(store, settings, opened, now, progress=progress)
    with told_of_restore(settings.data):
        return _swap(settings, opened, database, before, now, progress)


def _swap(
    settings: Settings,
    opened: Opened,
    database: Path,
    before: Present,
    now: datetime,
    progress: Progress,
) -> Restored:
    bring_to_head(opened)
    progress(0.3)
    ready = database.with_name(f".{database.name}.restoring")
    for path in (ready, ready.with_name(f"{ready.name}-wal"), ready.with_name(f"{ready.name}-shm")):
        refuse_link(path)
        path.unlink(missing_ok=True)  # of a restore that was killed
    private_file(ready)
    try:
        carried = _carried(settings, opened, before, _line(None, now))
        erased_again = make_ready(opened, ready, carried)
        progress(0.9)
        kept = None
        if database.exists():
            is_whole = not before.unreadable
            kept = keep_present(settings.data, database, now, is_whole=is_whole)
        has_key = opened.key is not None and settings.secret_key is None
        key = key_aside(settings.data, opened.key) if has_key and opened.key else None
        put_in_place(ready, database)
        if key is not None:
            put_key(settings.data, key)
    finally:
        ready.unlink(missing_ok=True)
    progress(1)
    return Restored(kept, erased_again)


def restore_running(
    store: Store,
    settings: Settings,
    opened: Opened,
    now: datetime,
    *,
    progress: Progress = no_progress,
    by: UUID | None = None,
) -> Restored:
    """Replace all rows of the running kit's database by the backup's, in one transaction.

    A backup of what it has is made before, in the data folder's `backups`, and is what `kept`
    names. This computer's signing key and its facts about backups stay. Teachers' sessions are
    those of the backup, so whoever asks is signed out. `by`: the teacher who does it, None: a
    command. Raises BackupProblem; nothing is changed then.
    """
    _refuse_other_system(settings, opened)
    with store.reading() as connection:
        before = look(connection)
        was_spread = is_spread(connection)
    kept = None
    if not before.is_empty:
        kept = make_backup(store, settings, None, now, keys=kept_keys(store)).path
    progress(0.2)
    replace = _replace_rows if store.is_sqlite else _replace_by_dump
    with told_of_restore(settings.data):
        erased_again = replace(store, settings, opened, progress, _line(by, now))
    store.forget()
    progress(1)
    return Restored(kept, erased_again, gathered=was_spread)


def _replace_rows(
    store: Store, settings: Settings, opened: Opened, progress: Progress, line: KitLineRecord
) -> int:
    """All rows of SQLite's database in one transaction; how many were erased again."""
    bring_to_head(opened)
    progress(0.3)
    with (
        closing(open_store(url_of(opened.database))) as copy,
        copy.reading() as backup,
        store.writing() as connection,
    ):
        # Who was erased while all this was made ready counts as well.
        before = look(connection)
        clear_rows(connection)
        copy_rows(backup, connection, lambda _table, _rows: None)
        progress(0.7)
        refuse_unlike(backup, connection, opened.path)
        return settle(connection, _carried(settings, opened, before, line))


def _replace_by_dump(
    store: Store, settings: Settings, opened: Opened, progress: Progress, line: KitLineRecord
) -> int:
    """All of the kit's tables on a server in one transaction; how many were erased again."""
    try:
        with store.writing() as connection:
            before = look(connection)
            read_dump(
                connection,
                opened.database,
                opened.facts.schema_name,
                lambda share: progress(0.2 + 0.7 * share),
            )
            return settle(connection, _carried(settings, opened, before, line))
    except ProgramFailed as problem:
        raise ProgramProblem(problem.message, **problem.facts) from problem
    except CopyNotWhole as problem:
        raise DamagedBackup(path=opened.path, why=str(problem)) from problem


def _line(by: UUID | None, now: datetime) -> KitLineRecord:
    """That the backup was restored: by a teacher, or by a command."""
    way = Way.COMMAND if by is None else Way.PAGE
    return line_of(KitDeed(KitAct.RESTORED_BACKUP, by, way), now)


def _carried(settings: Settings, opened: Opened, before: Present, line: KitLineRecord) -> Carried:
    """Who must not come back, by all lists that there are; the trail so far, and this line of it.

    Else whoever restores an old backup would take out of the trail what they did since.
    """
    erased = joined(before.erased, opened.erased, read_erased(settings.data / BACKUPS))
    facts = None if before.is_empty else before.facts
    return Carried(erased, [*before.trail, line], facts)


def _refuse_other_system(settings: Settings, opened: Opened) -> None:
    is_file = file_of(settings.database_url) is not None
    if is_file == (opened.facts.system == stated.SQLITE):
        return
    raise BackupProblem(
        N_(
            "The backup %(path)s is of %(theirs)s, and the kit is set up with %(ours)s. Restore it "
            "with a database of its kind (--database-url), then bring it over with `kit move`."
        ),
        path=opened.path,
        theirs="PostgreSQL" if is_file else "SQLite",
        ours="SQLite" if is_file else "PostgreSQL",
    )
