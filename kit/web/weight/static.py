"""Static files under an address that names the state of all of them.

The fingerprint is a folder in the path, `/static/<fingerprint>/items/figures.js`: what a script
imports by a relative path is so of the same state, which a version in a query would not reach.
Under the present fingerprint a file never changes, and is kept for good. Under an older one, of a
page that is open while the kit is upgraded, and without one, the present file answers and is not
kept unasked: a browser would put old scripts to new pages, or those of another kit which had the
same address yesterday.
"""

import re
from typing import Any, Final

from flask import Flask, Response, abort, request

from kit.web.weight.files import FINGERPRINT_LENGTH, StaticFile, static_files

#: The endpoint, by Flask's own name: templates write `url_for("static", filename=...)`.
STATIC: Final = "static"
_FINGERPRINT: Final = re.compile(rf"[0-9a-f]{{{FINGERPRINT_LENGTH}}}")
#: A year, the longest that browsers mind; `immutable` so that loading anew does not ask either.
KEPT: Final = "public, max-age=31536000, immutable"
ASKED_FOR: Final = "no-cache"


def init_app(app: Flask) -> None:
    """Serve them, and put the fingerprint into their addresses."""
    app.add_url_rule("/static/<path:filename>", STATIC, _send)
    app.url_defaults(_add_fingerprint)


def _add_fingerprint(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == STATIC:
        values["filename"] = f"{static_files().fingerprint}/{values['filename']}"


def _send(filename: str) -> Response:
    """A file, as small as the browser takes it."""
    known = static_files()
    folder, _, rest = filename.partition("/")
    name = rest if _FINGERPRINT.fullmatch(folder) else filename
    file = known.by_name.get(name)
    if file is None:
        abort(404)
    response = reply_with(file)
    response.headers["Cache-Control"] = KEPT if folder == known.fingerprint else ASKED_FOR
    return response


def reply_with(file: StaticFile) -> Response:
    """The file, packed or not, or what is asked of it: 304, a range of it."""
    # A range is one of the file itself.
    whole = "Range" in request.headers or not takes_gzip()
    packed = None if whole else file.packed
    body = file.content if packed is None else packed
    response = Response(body, content_type=file.media_type)
    response.set_etag(file.digest if packed is None else f"{file.digest}-gzip")
    if packed is not None:
        response.content_encoding = "gzip"
    if file.packed is not None:
        response.vary.add("Accept-Encoding")
    response.make_conditional(request, accept_ranges=True, complete_length=len(body))
    return response


def takes_gzip() -> bool:
    """Whether whoever asks can read gzip's form."""
    return request.accept_encodings.quality("gzip") > 0
