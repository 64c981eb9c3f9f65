"""Where a request comes from: its name, what a browser thinks of it, and whether from here.

"Here" is this computer itself, and its loopback address alone does not show it: a web server on
it asks from there too, for whoever comes. So a browser here holds this computer's secret, from
the link that the start prints, in a cookie for long.
"""

import hmac
from datetime import timedelta
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from flask import current_app, redirect, request
from werkzeug.wrappers import Response

from kit.network import is_loopback
from kit.secret import LINK_WORD, computer_secret
from kit.web.state import kit

_OWN_HOSTS: Final = {"127.0.0.1", "localhost", "::1"}
#: What web servers add to what they pass on, beside all `X-Forwarded-`.
_PASSED_ON: Final = {"forwarded", "via", "x-real-ip"}
#: As long as browsers keep any cookie.
_LASTS: Final = timedelta(days=400)


def host_name() -> str:
    """The name or address in the Host header, without its port; empty where it is none."""
    try:
        return urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        return ""


def is_trustworthy() -> bool:
    """Whether browsers count this address as safe: HTTPS, or this computer itself."""
    name = host_name()
    return request.is_secure or name == "localhost" or is_loopback(name)


def forwarding_header() -> str | None:
    """The name of a header by which a web server says that it passed the request on, or None."""
    for name, _value in request.headers:
        if name.lower() in _PASSED_ON or name.lower().startswith("x-forwarded-"):
            return name
    return None


def seems_here() -> bool:
    """Whether all that the request says of itself is as from a browser on this computer.

    A page elsewhere may have its name point here; its name then stands in the Host header.
    """
    here = is_loopback(request.remote_addr or "") and host_name() in _OWN_HOSTS
    return here and forwarding_header() is None


def is_here() -> bool:
    """Whether the request is from a browser on this computer, which has shown its secret."""
    return seems_here() and _is_secret(request.cookies.get(_cookie_name(), ""))


def follow_link() -> Response | None:
    """The answer to the link that the start prints: the secret goes from it into a cookie.

    The page is asked for again without it, so that no history, bookmark or log keeps it. None
    where the request is no such link; a link of an earlier key passes where the cookie is good.
    """
    carried = request.args.get(LINK_WORD)
    if carried is None or request.method != "GET" or not seems_here():
        return None
    fresh = _is_secret(carried)
    if not fresh and not is_here():
        return None
    rest = [(name, value) for name, value in request.args.items(multi=True) if name != LINK_WORD]
    query = f"?{urlencode(rest)}" if rest else ""
    reply = redirect(quote(request.script_root + request.path) + query, 303)
    reply.headers["Referrer-Policy"] = "no-referrer"
    if fresh:
        path = current_app.config["SESSION_COOKIE_PATH"]
        reply.set_cookie(
            _cookie_name(), carried, max_age=_LASTS, path=path, httponly=True, samesite="Lax"
        )
    return reply


def _cookie_name() -> str:
    """A cookie of its own: it outlives sessions, and is the browser's, not a person's."""
    return f"{current_app.config['SESSION_COOKIE_NAME']}_computer"


def _is_secret(text: str) -> bool:
    secret = computer_secret(kit().secret)
    return hmac.compare_digest(text.encode(errors="replace"), secret.encode())
