"""The app as the server loads it: from the environment alone, since it runs in its own process."""

import os
from collections.abc import Callable
from contextlib import suppress

import click
from flask import Flask

from kit import logs
from kit.classroom.clock import wall_clock
from kit.classroom.keeping.given_readings import keep_given
from kit.classroom.people.throttle import forget_old
from kit.content.added.courses import Courses, read_courses
from kit.content.added.watch import Watch
from kit.content.library import Library
from kit.exchange.backups.upkeep.ending import ClassEnds
from kit.exchange.backups.upkeep.timed import BackupTimer
from kit.secret import signing_key
from kit.server.addresses import Announcer
from kit.server.aside import finish, speak_aside
from kit.server.gateway import Gateway
from kit.server.requests import larger_form
from kit.server.worker import DeviceSeen
from kit.settings import read_settings
from kit.settings.zone import apply_time_zone
from kit.store.database.faults import GONE, DatabaseFault
from kit.store.database.problems import file_of, first_use
from kit.store.engine import SERVING_PATIENCE, Store, open_store
from kit.web import LARGEST_FORM, create_app, watch
from kit.web.addresses import ShownAddresses
from kit.web.faults.handles import keep_looking
from kit.web.faults.standing import note
from kit.web.state import Kit


def load(
    courses: Courses | None = None, device_seen: DeviceSeen | None = None, number: int = 0
) -> Gateway:
    """Settings from KIT_ variables, the database they name (migrated before), the content.

    `courses` is the content of those settings where it has been read already. `device_seen` is
    shared by all serving processes, and `number` tells which of them this is: the first alone, 0,
    does what is done once for all. What is wrong with the database ends the process with a line.
    """
    speak_aside()
    settings = read_settings({}, os.environ)
    apply_time_zone(settings)
    logs.begin(settings)
    if courses is None:
        courses = read_courses(settings.content, without_shipped=settings.without_shipped)
    with first_use(settings.database_url):
        _refuse_missing(settings.database_url)
        several = settings.workers > 1
        store = open_store(settings.database_url, SERVING_PATIENCE, is_one_of_several=several)
        library = courses.offered
        if number == 0:
            keep_given(store, library, wall_clock())
            forget_old(store, wall_clock())
        app = create_app(settings, store, library, signing_key(settings))
    running: Kit = app.extensions["kit"]
    running.device_seen = device_seen or running.device_seen
    if courses.own is not None:
        _take_changes_up(app, courses, number)
    if number == 0:
        for once_for_all in (_announcer(app), _backups(app), _class_ends(app)):
            once_for_all.start()
    logs.event("worker.started", process=os.getpid())
    noted = _noted(app)
    keep_looking(noted)
    gateway = Gateway(app, LARGEST_FORM, larger=larger_form, noted=noted, ended=_ended(store))
    gateway.is_one_of_several = several
    watch.init_gateway(app, gateway)
    return gateway


def _announcer(app: Flask) -> Announcer:
    """Of the terminal that the kit was started in, which does not look at pages."""
    shown: ShownAddresses = app.extensions["kit"].shown_addresses

    def look() -> str:
        return shown.now()[0] if shown.are_reachable else ""

    return Announcer(look, click.echo)


def _backups(app: Flask) -> BackupTimer:
    """Of the schedule that a teacher set; what it has made is said in the terminal."""
    running: Kit = app.extensions["kit"]
    return BackupTimer(running.store, running.settings, running.clock.now, click.echo)


def _class_ends(app: Flask) -> ClassEnds:
    """Of classes that are kept until a day; none while the computer's clock is not the kit's."""
    running: Kit = app.extensions["kit"]
    clock = running.clock
    return ClassEnds(running.store, running.settings, clock.now, lambda: clock.look() is None)


def _take_changes_up(app: Flask, courses: Courses, number: int) -> None:
    """Offer what changes in the added folder, keep what classes were given of it, and say so.

    Each process reads for itself, by its own looks where the pages that ask are others' too; the
    first keeps and says it.
    """
    running: Kit = app.extensions["kit"]

    def took_up(library: Library) -> None:
        if number > 0:
            return
        keep_given(running.store, library, running.clock.now())
        logs.event("content.read", problems=len(library.problems))
        with suppress(OSError):  # a closed terminal
            for problem in library.problems:
                if not courses.are_two or courses.folder in problem.path.parents:
                    click.echo(problem, err=True)
            click.echo(f"{courses.folder} has changed and was read anew.")

    running.watch = Watch(courses, running.clock.now, took_up)
    if running.settings.workers > 1:
        running.watch.keep_looking()


def _refuse_missing(url: str) -> None:
    """A worker that starts anew makes no new database where the class's was."""
    path = file_of(url)
    if path is not None and not path.exists():
        raise DatabaseFault(GONE, f"{path} is not there")


def _ended(store: Store) -> Callable[[], None]:
    """Leave nothing in SQLite's log: it may lie nowhere any more but in this process."""

    def ended() -> None:
        if store.log_is_cut:
            # Closing would fold in what is left of it, half a transaction perhaps. The next who
            # opens the database takes the transactions that are whole.
            finish()
            os._exit(0)
        store.checkpoint()
        store.close()
        finish()

    return ended


def _noted(app: Flask) -> Callable[[Exception], bool]:
    """For what goes wrong while a response is made, when its page is under way already."""

    def noted(error: Exception) -> bool:
        with app.app_context():
            return note(error) is not None

    return noted
