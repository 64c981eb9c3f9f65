"""What the running app works with: opened once, the same for every request."""

import threading
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, cast
from urllib.parse import urljoin

from flask import current_app, g, has_app_context

from kit.classroom.clock import KitClock, Step, wall_clock
from kit.classroom.keeping.clock_step import Known, carry_over
from kit.content.added.watch import Watch
from kit.content.library import Library
from kit.network import Picked, is_loopback, is_own_address
from kit.server.addresses import pick_address
from kit.server.worker import DeviceSeen
from kit.settings import Settings
from kit.store import kit_state
from kit.store.engine import Store
from kit.store.ids import new_token
from kit.store.people.nameless import NamelessStore
from kit.web.addresses import ShownAddresses
from kit.web.faults.board import FaultBoard

_KIT_ID = "kit_id"
_OF_REQUEST = "kit_of_request"
_NAMELESS = "nameless_kit"
#: Smaller steps nobody notices; of larger ones pages speak for a school day.
_TOLD: Final = timedelta(minutes=1)
_TOLD_FOR: Final = timedelta(hours=12)


@dataclass
class Kit:
    """The store, the content and the settings. The flag only saves asking the database again."""

    store: Store
    library: Library
    settings: Settings
    secret: bytes
    shown_addresses: ShownAddresses
    #: Random, made once for a database: tells its files of answers from another kit's.
    kit_id: str
    faults: FaultBoard = field(default_factory=lambda: FaultBoard(_say))
    clock: KitClock = field(default_factory=KitClock)
    #: How the computer's clock was set, as far as this process has heard.
    steps: Known = field(default_factory=list)
    #: Where a folder of somebody's own is offered, whose changes are taken up; then a request has
    #: its library, and not the one above.
    watch: Watch | None = None
    device_seen: DeviceSeen = field(default_factory=DeviceSeen)
    _other_device_seen: threading.Event = field(default_factory=threading.Event)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The `http://host:port` the class may type now, likeliest first; at least one."""
        return self.shown_addresses.now()

    def link(self, path: str) -> str:
        """A path of `url_for` at the likeliest address, for another device to open."""
        return urljoin(self.addresses[0], path)

    def pick_address(self, picked: Picked | None) -> None:
        """Show that address first, today and after the next start; None: the likeliest."""
        pick_address(self.store, picked)
        self.shown_addresses.pick(picked)

    def follow_clock(self) -> None:
        """Where the computer's clock was set, carry over what was counted by it, and go by it."""
        if self.clock.look() is None:
            return
        with self.clock.turn:
            step = self.clock.look()
            if step is not None:
                carry_over(self.store, step, self.steps)
                self.clock.take(step)

    @property
    def clock_was_set(self) -> Step | None:
        """How the computer's clock was set lately, where a teacher is to know of it."""
        step = self.clock.last
        told = step is not None and abs(step.by) >= _TOLD and now() - step.after < _TOLD_FOR
        return step if told else None

    def note_address(self, address: str, now: datetime) -> None:
        """Remember that another device has reached the kit; the address is not kept."""
        if is_loopback(address) or is_own_address(address):
            return
        self.device_seen.note(now)
        if self._other_device_seen.is_set():
            return
        if not self.other_device_has_reached():
            with self.store.writing() as connection:
                kit_state.put_fact(connection, kit_state.OTHER_DEVICE, now.isoformat())
        self._other_device_seen.set()

    def note_again(self, address: str, now: datetime) -> bool:
        """As `note_address`, where that writes nothing; False where it would have to."""
        if is_loopback(address) or is_own_address(address):
            return True
        if self._other_device_seen.is_set():
            self.device_seen.note(now)
            return True
        return False

    def is_reached(self) -> bool:
        """Whether the class's devices find the kit, as far as it knows.

        On one computer they do; behind a web server that is for its administrator to see.
        """
        settings = self.settings
        elsewhere = settings.local or settings.public_url is not None
        return elsewhere or self.other_device_has_reached()

    def other_device_has_reached(self) -> bool:
        """Whether any device but this one has ever reached the kit."""
        if not self._other_device_seen.is_set():
            with self.store.reading() as connection:
                if kit_state.fact(connection, kit_state.OTHER_DEVICE) is None:
                    return False
            self._other_device_seen.set()
        return True


def _say(line: str) -> None:
    current_app.logger.error(line)


def kit_id_of(store: Store) -> str:
    """The kit's own id, made where there is none yet."""
    with store.reading() as connection:
        kit_id = kit_state.fact(connection, _KIT_ID)
    if kit_id is not None:
        return kit_id
    with store.writing() as connection:
        return kit_state.insert_fact_if_absent(connection, _KIT_ID, new_token())


def kit() -> Kit:
    """The running kit, with the same content from a request's beginning to its end.

    Where a request shows no names, with a store that reads none.
    """
    return cast("Kit", g.get(_NAMELESS) or g.get(_OF_REQUEST) or _begun())


def _begun() -> Kit:
    running: Kit = current_app.extensions["kit"]
    if running.watch is None:
        return running
    begun = replace(running, library=running.watch.library)
    setattr(g, _OF_REQUEST, begun)
    return begun


def look_at_content(*, at_once: bool = False) -> None:
    """Let this request have what has changed in the added folder, if that is read soon enough.

    `at_once`: though this process has looked just now.
    """
    watch = kit().watch
    if watch is not None:
        watch.look(at_once=at_once)
        g.pop(_OF_REQUEST, None)


def show_no_names() -> None:
    """Let no page of this request have a student's name."""
    running = kit()
    if not isinstance(running.store, NamelessStore):
        setattr(g, _NAMELESS, replace(running, store=NamelessStore(running.store)))


def now() -> datetime:
    """The kit's clock, which decides alone what is open (kit.classroom.clock.KitClock)."""
    if not has_app_context():
        return wall_clock()
    running: Kit = current_app.extensions["kit"]
    return running.clock.now()
