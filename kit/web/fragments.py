"""The part of a page that watch.js keeps fresh: a fragment of its own, with an ETag.

It holds no form, since a form's token differs at every rendering and so would the tag.
"""

from typing import Any

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue


def fragment(template: str, **context: Any) -> ResponseReturnValue:
    """The rendered fragment, or 304 where the asker has it already."""
    response = Response(render_template(template, **context))
    response.add_etag()
    return response.make_conditional(request)
