"""The Flask app, but for how it takes what is wrong with the database or the disk.

Wherever such an error comes from (a view, a template's function, another error's page), it ends
here: as a line in the log instead of a traceback, and as a page (errors.py).
"""

from types import TracebackType

from flask import g

from kit.server.requests import KitApp
from kit.web.faults.standing import note

ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


class FaultTolerantApp(KitApp):
    """The kit's app. What is no such fault is logged as ever."""

    def log_exception(self, exc_info: ExcInfo) -> None:
        """Tell the log once a minute, and leave the fault to the page."""
        fault = None if exc_info[1] is None else note(exc_info[1])
        if fault is None:
            super().log_exception(exc_info)
        else:
            g.fault = fault
