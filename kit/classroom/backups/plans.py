"""The schedule as it is kept, and its turns: taken once, whichever process looks first."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from kit.classroom.backups import facts, runs
from kit.classroom.backups.runs import AlreadyRunning, Failure, Run
from kit.classroom.backups.schedule import Made, Often, Schedule, Turn, due, set_anew
from kit.store.backups.activity import newest_answer
from kit.store.engine import Store

#: What could not be made is tried again after so long.
AGAIN: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """What the schedule has made in a folder, oldest first: of these the older ones go."""

    folder: str
    files: tuple[Made, ...] = ()

    def in_folder(self, folder: str) -> "OwnFiles":
        """What of them is in that folder; in another one the schedule begins anew."""
        return self if self.folder == folder else OwnFiles(folder)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a turn could not be taken: since when, and when it was tried last."""

    failure: Failure
    since: datetime
    tried_at: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """A turn that was taken: whoever has it makes the backup, and says what came of it."""

    run: Run
    turn: Turn


def schedule_in(connection: Connection) -> Schedule:
    """The schedule; off where nobody has set one."""
    return facts.read(connection, facts.SCHEDULE, Schedule) or Schedule()


def trouble_in(connection: Connection) -> Trouble | None:
    """Why the schedule's last turn could not be taken yet; None where all is well, or it is off."""
    if schedule_in(connection).often is Often.OFF:
        return None
    return facts.read(connection, facts.TROUBLE, Trouble)


def save_schedule(store: Store, schedule: Schedule, now: datetime) -> Schedule:
    """Go by this schedule from now on; returns what stood before. Trouble of before is over."""
    with store.writing() as connection:
        facts.lock(connection, facts.SCHEDULE)
        before = schedule_in(connection)
        if replace(before, since=None) != replace(schedule, since=None):
            facts.put(connection, facts.SCHEDULE, set_anew(schedule, now))
            facts.put(connection, facts.TROUBLE, None)
            if before.often is Often.OFF:
                facts.put(connection, facts.TURN, None)
        return before


def look(connection: Connection, local: datetime) -> Turn | None:
    """The turn that is due now; None where nothing is, or it was tried just now.

    `local` is the kit's clock, in the zone of this computer's.
    """
    schedule = schedule_in(connection)
    if schedule.often is Often.OFF:
        return None
    trouble = facts.read(connection, facts.TROUBLE, Trouble)
    if trouble is not None and abs(local - trouble.tried_at) < AGAIN:
        return None
    last = facts.read(connection, facts.TURN, Turn)
    asks = schedule.often is Often.AFTER_TEACHING
    return due(schedule, last, local, newest_answer(connection, local) if asks else None)


def take_turn(store: Store, folder: str, local: datetime) -> Taken | None:
    """Be the one who makes the backup that is due; None where there is none any more.

    Nobody else gets it while it is made. Where a backup is being made just now it waits.
    """
    with store.writing() as connection:
        facts.lock(connection, facts.RUN)
        turn = look(connection, local)
        if turn is None:
            return None
        try:
            return Taken(runs.begin_in(connection, folder, local, by_schedule=True), turn)
        except AlreadyRunning:
            return None


def own_files(store: Store, folder: str) -> OwnFiles:
    """What the schedule has made in that folder."""
    with store.reading() as connection:
        files = facts.read(connection, facts.FILES, OwnFiles) or OwnFiles(folder)
    return files.in_folder(folder)


def note_done(store: Store, turn: Turn, files: OwnFiles) -> None:
    """The turn's backup is made, and the folder has these of the schedule's now."""
    with store.writing() as connection:
        facts.put(connection, facts.TURN, turn)
        facts.put(connection, facts.FILES, files)
        facts.put(connection, facts.TROUBLE, None)


def note_trouble(store: Store, failure: Failure, now: datetime) -> bool:
    """The turn could not be taken now; whether that is news."""
    with store.writing() as connection:
        before = facts.read(connection, facts.TROUBLE, Trouble)
        is_same = before is not None and before.failure == failure
        since = before.since if before is not None else now
        facts.put(connection, facts.TROUBLE, Trouble(failure, since, now))
    return not is_same
