"""A code that is shown once: made by a form, shown by the page that the browser goes on to.

The cookie carries it there, to this browser alone, and lets go of it when it is shown. So coming
back to the page neither shows it again nor asks whether to send the form once more.
"""

from typing import Final

from flask import redirect, request, session
from flask.typing import ResponseReturnValue

_CARRIED: Final = "one_time"


def show_once(code: str) -> ResponseReturnValue:
    """Go on to the page at the address that the form was sent to, and show the code there."""
    session[_CARRIED] = f"{request.path} {code}"
    return redirect(request.path, 303)


def code_to_show() -> str:
    """The code that was made for this page, once; an empty string after that."""
    path, _, code = str(session.get(_CARRIED, "")).partition(" ")
    if path != request.path:
        return ""
    if request.method == "GET":
        del session[_CARRIED]
    return code
