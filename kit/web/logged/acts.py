"""What somebody did, for the log: said by the view's decorator, so that views stay as they are."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as AnyResponse

from kit import logs
from kit.logs.request_ids import request_number

View = Callable[..., ResponseReturnValue]
_DOWNLOADED: Final = "attachment"


def init_app(app: Flask) -> None:
    """Log each download, and give pages the number of their request."""
    app.after_request(_note_download)
    app.jinja_env.globals["request_number"] = request_number


def done(name: str, **fields: Any) -> Callable[[View], View]:
    """Log the event when a form has been taken by the view: when that leads on to another page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def logged(*arguments: Any, **more: Any) -> ResponseReturnValue:
            reply = view(*arguments, **more)
            if request.method == "POST" and _leads_on(reply):
                logs.event(name, **fields)
            return reply

        return logged

    return decorate


def _leads_on(reply: ResponseReturnValue) -> bool:
    return isinstance(reply, AnyResponse) and reply.status_code == HTTPStatus.SEE_OTHER


def _note_download(response: Response) -> Response:
    """Whatever a browser is to keep as a file, of any page."""
    disposition = response.headers.get("Content-Disposition", "")
    if disposition.startswith(_DOWNLOADED) and response.status_code == HTTPStatus.OK:
        rule = request.url_rule
        logs.event("download.taken", **({} if rule is None else {"rule": rule.rule}))
    return response
