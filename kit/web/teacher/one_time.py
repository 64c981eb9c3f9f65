"""A code that is shown once: made by a form, shown by the page that the browser goes on to.

The cookie carries it there, to this browser alone, and lets go of it when it is shown. So coming
back to the page neither shows it again nor asks whether to send the form once more.
"""

from typing import Final

from flask import redirect, request, session
from flask.typing import ResponseReturnValue

_CARRIED: Final = "one_time"


def show_once(code: str, address: str | None = None) -> ResponseReturnValue:
    """Go on to the page at that address, else the one the form was sent to; show the code there.

    The address is one of `url_for`.
    """
    to = request.script_root + request.path if address is None else address
    session[_CARRIED] = f"{to.removeprefix(request.script_root)} {code}"
    return redirect(to, 303)


def code_to_show() -> str:
    """The code that was made for this page, once; an empty string after that."""
    path, _, code = str(session.get(_CARRIED, "")).partition(" ")
    if path != request.path:
        return ""
    if request.method == "GET":
        del session[_CARRIED]
    return code
