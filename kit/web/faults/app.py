"""The Flask app, but for how it takes what is wrong with the database or the disk.

Wherever such an error comes from (a view, a template's function, another error's page), it ends
here: as a line in the log instead of a traceback, and as a page (errors.py).
"""

from types import TracebackType

from flask import g, request

from kit.logs.request_ids import request_number
from kit.server.requests import KitApp
from kit.web.faults.standing import note

ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


class FaultTolerantApp(KitApp):
    """The kit's app. What is no such fault is logged as ever."""

    def log_exception(self, exc_info: ExcInfo) -> None:
        """Tell the log once a minute, and leave the fault to the page."""
        fault = None if exc_info[1] is None else note(exc_info[1])
        if fault is None:
            rule = "no page" if request.url_rule is None else request.url_rule.rule
            where = f"{rule} [{request.method}], request {request_number()}"
            self.logger.error("Exception in %s", where, exc_info=exc_info)
        else:
            g.fault = fault
