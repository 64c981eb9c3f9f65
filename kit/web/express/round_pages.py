"""The part of a live page that changes with the stage, written once for all who see the same."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import uuid4

from kit.classroom.live.glance import MANY_OTHERS, Face, OwnPart, page_of
from kit.classroom.live.participant import Seat
from kit.web.signed import form_token

#: Of some kilobytes each. A round has as many as its class has kinds of answers.
_MOST: Final = 512
_DIGITS: Final = 10**8


class RoundPages:
    """Pages by their faces, with marks where each phone's own part goes.

    The marks are random, so that no text has them. What somebody wrote is no part of any mark.
    """

    NAME: Final = "round_pages"

    def __init__(self) -> None:
        self._pages: dict[Face, str] = {}
        self._attempt_id = uuid4()
        self._attempt_token = secrets.token_hex(16)
        self.token: Final = secrets.token_hex(16)
        self._left = _DIGITS + secrets.randbelow(_DIGITS)
        self._others = 2 * _DIGITS + secrets.randbelow(_DIGITS)

    def page(self, face: Face, own: OwnPart, token: str) -> str | None:
        """The page of that face with this part of its own and a form token, if it is written."""
        text = self._pages.get(face)
        return None if text is None else self._filled(text, own, token)

    def shown(
        self, seat: Seat, now: datetime, token: str, render: Callable[[Seat, int | None], str]
    ) -> str | None:
        """The page for a seat, written where nobody had it yet; None where none is kept.

        `render` is given a seat and the seconds left.
        """
        place = page_of(seat, now)
        if place is None:
            return None
        if place[0] not in self._pages:
            with form_token(self.token):
                self.write(place[0], seat, render)
        return self.page(*place, token)

    def write(self, face: Face, seat: Seat, render: Callable[[Seat, int | None], str]) -> None:
        """Have the page of a face written, as `shown` says."""
        if seat.attempt is None:
            return
        attempt = replace(seat.attempt, id=self._attempt_id, token=self._attempt_token)
        here = seat.here if face.others < MANY_OTHERS else self._others + 1
        left = {None: None, True: 0, False: self._left}[face.is_over]
        text = render(replace(seat, attempt=attempt, here=here), left)
        if len(self._pages) >= _MOST:
            self._pages.clear()
        self._pages[face] = text

    def _filled(self, text: str, own: OwnPart, token: str) -> str:
        return (
            text.replace(str(self._attempt_id), str(own.attempt_id))
            .replace(self._attempt_token, own.attempt_token)
            .replace(self.token, token)
            .replace(str(self._left), str(own.seconds_left))
            .replace(str(self._others), str(own.here - 1))
        )
