"""Pages from their view models, and the parts of pages that watch.js keeps fresh."""

from dataclasses import fields
from typing import Any

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue


def context_of(page: Any) -> dict[str, Any]:
    """The fields of a page's view model by name, as its template reads them."""
    return {field.name: getattr(page, field.name) for field in fields(page)}


def render_page(template: str, page: Any, **context: Any) -> str:
    """The template, rendered with the fields of a view model and what else the page needs."""
    return render_template(template, **context_of(page), **context)


def fragment(template: str, **context: Any) -> ResponseReturnValue:
    """The rendered fragment with an ETag, or 304 where the asker has it already.

    It holds no form, since a form's token differs at every rendering and so would the tag.
    """
    response = Response(render_template(template, **context))
    response.add_etag()
    return response.make_conditional(request)
