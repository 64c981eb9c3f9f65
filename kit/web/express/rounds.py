"""Where the class is, and its question if that has changed: in one request, on the short way."""

import gzip
import re
from typing import Final
from uuid import UUID

from kit.classroom.live.glance import glance
from kit.web.express.asking import UUID_FORM, Asking, Lane, Reply
from kit.web.weight.pages import LEVEL, SHORTEST

_GZIP: Final = re.compile(r"(?:.*,)? *gzip *(?:,.*)?", re.IGNORECASE)


def _answer(asking: Asking, ids: tuple[str, ...]) -> Reply | None:
    """304 where the phone has it, or the part of its page that changes with the stage."""
    signed_in, secret = asking.signed_in(), asking.form_secret()
    if signed_in is None or secret is None:
        return None
    seen = asking.environ.get("HTTP_IF_NONE_MATCH", "")
    look = glance(asking.kit.store, signed_in, UUID(ids[0]), seen, asking.now())
    if look is None:
        return None
    here = {"X-Here": str(look.version.here), "Vary": "Cookie"}
    if look.has_it:
        return asking.reply(304, "NOT MODIFIED", {**here, "ETag": seen})
    if look.page is None:
        return None
    text = asking.round_pages.page(*look.page, asking.tokens.issue(secret))
    return None if text is None else _page(asking, text.encode(), here)


def _page(asking: Asking, body: bytes, headers: dict[str, str]) -> Reply:
    headers["Content-Type"] = "text/html; charset=utf-8"
    if len(body) >= SHORTEST:
        headers["Vary"] = f"Accept-Encoding, {headers['Vary']}"
        if _GZIP.fullmatch(asking.environ.get("HTTP_ACCEPT_ENCODING", "")):
            body = gzip.compress(body, LEVEL, mtime=0)
            headers["Content-Encoding"] = "gzip"
    return asking.reply(200, "OK", {**headers, "Content-Length": str(len(body))}, body)


LANE: Final = Lane(
    "live.question", "GET", re.compile(rf"/work/{UUID_FORM}/live/round").fullmatch, _answer
)
