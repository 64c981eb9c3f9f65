"""Pages from their view models, and the parts of pages that watch.js keeps fresh."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from flask import Response, render_template, request
from flask.templating import Environment
from flask.typing import ResponseReturnValue
from jinja2 import Undefined


class PageEnvironment(Environment):
    """Templates in which `answers[id]` is what stands there under that id, and nothing else.

    Jinja looks for a method of the dictionary next, and an item may be called `items` or `copy`.
    """

    def getitem(self, obj: Any, argument: Any) -> Any | Undefined:
        """What `obj[argument]` is in a template."""
        if isinstance(obj, Mapping):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)


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
