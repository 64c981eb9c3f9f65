"""A save as the pages' script sends it, on the short way."""

import re
from io import BytesIO
from typing import Final
from urllib.parse import parse_qsl
from uuid import UUID

from flask_wtf.csrf import same_origin

from kit.classroom.answering import saving
from kit.classroom.answering.posted_form import PostedFields, give_back
from kit.classroom.people import students
from kit.web.errors import prefers_json
from kit.web.express.asking import UUID_FORM, Asking, Lane, Reply
from kit.web.student.acknowledging import in_words
from kit.whole_number import whole_number

#: One answer is much shorter; whatever is longer is read where there are bounds for it.
_LONGEST: Final = 8 * 1024
_FIELDS_MOST: Final = 200
_FORM: Final = "application/x-www-form-urlencoded"


def _answer(asking: Asking, ids: tuple[str, ...]) -> Reply | None:
    """What the kit holds, after the commit; None for whatever else is to be said."""
    environ, signed_in = asking.environ, asking.signed_in()
    fields = _fields(asking) if prefers_json(environ.get("HTTP_ACCEPT", "")) else None
    if signed_in is None or fields is None or not _is_own_form(asking, fields):
        return None
    store, now = asking.kit.store, asking.now
    with store.single_read() as connection:
        identity = students.seen_before(connection, *signed_in)
    if identity is None or identity.class_archived:
        return None
    posted = PostedFields(fields)
    reply = saving.save(store, identity, UUID(ids[0]), UUID(ids[1]), posted, now)
    # With words, which the framework translates: taken there once more, which changes nothing.
    if reply.errors or any(item.remarks for item in reply.items):
        return None
    give_back(reply.forms)
    text = asking.app.json.dumps(in_words(reply), separators=(",", ":"))
    body = f"{text}\n".encode()
    headers = {
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Vary": "Cookie",
    }
    return asking.reply(200, "OK", headers, body)


def _fields(asking: Asking) -> dict[str, list[str]] | None:
    """The form's fields; its body can be read once more. None where it is no short, plain form."""
    environ = asking.environ
    kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        return None
    try:
        length = whole_number(environ.get("CONTENT_LENGTH", ""), 0, _LONGEST)
    except ValueError:
        return None  # long ones stay unread
    body = environ["wsgi.input"].read(length)
    environ["wsgi.input"] = BytesIO(body)
    if not body.isascii() or body.count(b"&") >= _FIELDS_MOST:
        return None
    fields: dict[str, list[str]] = {}
    # As werkzeug reads it.
    pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="werkzeug.url_quote")
    for name, text in pairs:
        fields.setdefault(name, []).append(text)
    return fields


def _is_own_form(asking: Asking, fields: dict[str, list[str]]) -> bool:
    """Whether the form has a token of its session that was found good, and under HTTPS its page."""
    token, secret = fields.get("csrf_token", [""])[0], asking.form_secret()
    if secret is None or not asking.tokens.is_known(secret, token):
        return False
    if not asking.is_secure:
        return True
    here = f"https://{asking.environ.get('HTTP_HOST', '')}/"
    return bool(same_origin(asking.environ.get("HTTP_REFERER", ""), here))


LANE: Final = Lane(
    "student.save",
    "POST",
    re.compile(rf"/work/{UUID_FORM}/claims/{UUID_FORM}").fullmatch,
    _answer,
)
