"""*Undo*: a notice on the next page, with a button that posts to the inverse of what was done."""

from collections.abc import Mapping
from typing import Any, Final, cast

from flask import flash, url_for

#: The kind of message that `templates/_undo.html` shows.
_UNDO: Final = "undo"


def offer_undo(
    text: str,
    endpoint: str,
    fields: Mapping[str, str] | None = None,
    at: str | None = None,
    /,
    **values: Any,
) -> None:
    """Say on the next page what was done, and offer to undo it.

    The button posts `fields` to the endpoint, whose address has `values`. The endpoint says plainly
    where there is nothing to undo any more. It all stays within the signed cookie. `at` is the item
    at which it is said, on a page that says so of each; else at the top.
    """
    notice = {"text": text, "action": url_for(endpoint, **values), "fields": dict(fields or {})}
    category = _UNDO if at is None else f"at {at}"
    flash(cast("str", notice), category)  # the session keeps whatever JSON can say
