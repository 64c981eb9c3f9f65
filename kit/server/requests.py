"""Requests as the app takes them: no address depends on their Host, and forms are within bounds."""

import re
from http import HTTPStatus
from io import BytesIO
from itertools import chain
from typing import IO, Any, Final, NoReturn
from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Request
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.routing import MapAdapter, RequestRedirect

from kit.classroom.errors import KitError
from kit.vocabulary import N_

#: Many times what the longest page of the kit has.
FIELDS_MOST: Final = 5000
#: Addresses, without a prefix, that take more bytes at once than others: a shared lesson with its
#: pictures, which the page that shows what is in it carries along; an article in a file; a backup,
#: where it is not named by where it lies: so much is some 150,000 answers.
LARGER_FORMS: Final = {
    "/teacher/backups/restore": 40 * 1024 * 1024,
    "/teacher/own/import": 3 * 1024 * 1024,
    "/teacher/own/articles/attach": 10 * 1024 * 1024,
    "/teacher/own/from-article": 10 * 1024 * 1024,
}

#: Pages of a draft on which its texts or its article are typed: three texts of the length that is
#: kept (`drafts.TEXT_MOST`), each of their signs twelve bytes in a form, and what stands around.
DRAFT_FORM: Final = 5 * 1024 * 1024
_DRAFT_PAGES: Final = re.compile(
    r"/teacher/own/[0-9a-f-]{36}/"
    r"(?:article|claims|key/[^/]+|edit/.*|save|mine"
    r"|lesson|lesson/(?:teacher|leave|preview/[^/]+|mine/[^/]+))\Z"
)

_Parsed = tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]


def larger_form(path: str) -> int | None:
    """How many bytes an address takes at once, with a prefix or without; None: as any other."""
    if _DRAFT_PAGES.search(path):
        return DRAFT_FORM
    return next((most for end, most in LARGER_FORMS.items() if path.endswith(end)), None)


class TooManyFields(KitError):
    """A form of more fields than any page has."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    message = N_(
        "The form has more than %(most)s fields, which is more than any page of the kit has. "
        "Nothing of it was taken in. Load the page again and send it from there."
    )


class Forms(FormDataParser):
    """Forms of a bounded number of fields, each with a name; what is no form is a bad request."""

    def parse(
        self,
        stream: IO[bytes],
        mimetype: str,
        content_length: int | None,
        options: dict[str, str] | None = None,
    ) -> _Parsed:
        """The fields and files. Raises TooManyFields or BadRequest."""
        if mimetype == "application/x-www-form-urlencoded":
            # To count costs next to nothing; to take apart, what was never looked at, does.
            body = stream.read()
            if body.count(b"&") >= FIELDS_MOST:
                raise TooManyFields(most=FIELDS_MOST)
            stream = BytesIO(body)
        try:
            stream, fields, files = super().parse(stream, mimetype, content_length, options)
        except RequestEntityTooLarge:
            # A body is no longer than a part may be, so it can only be their number.
            raise TooManyFields(most=self.max_form_parts) from None
        except ValueError:
            raise BadRequest from None
        if None in fields or None in files:
            for file in chain.from_iterable(files.listvalues()):
                file.close()
            raise BadRequest
        return stream, fields, files


class KitRequest(Request):
    """A request whose forms are read as above, and HEAD is to every view what GET is.

    A view that tells a page from a posted form by the method would else take HEAD, which comes
    without a form's token, for the form. The reply's body is left out by what was sent.
    """

    form_data_parser_class = Forms

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if self.method == "HEAD":
            self.method = "GET"
        most = larger_form(self.path)
        if most is not None:
            self.max_content_length = self.max_form_memory_size = most

    def make_form_data_parser(self) -> FormDataParser:
        """As the library makes it, but what cannot be read is no empty form."""
        parser = super().make_form_data_parser()
        parser.silent = False
        return parser


class KitApp(Flask):
    """The app: which page is asked for is said by the path alone."""

    request_class = KitRequest

    def raise_routing_exception(self, request: Request) -> NoReturn:
        """Say why no page was found; who left out a slash is led on within the site.

        The library's address names the host of `create_url_adapter`, which is nobody's.
        """
        if isinstance(request.routing_exception, RequestRedirect):
            parts = urlsplit(request.routing_exception.new_url)
            path = "/" + parts.path.lstrip("/")
            request.routing_exception.new_url = urlunsplit(("", "", path, parts.query, ""))
        super().raise_routing_exception(request)

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """The adapter of a request, whatever its Host says: links lead within the site.

        A Host that is none would else leave the error page without a link, and so without a page.
        """
        if request is None:
            return super().create_url_adapter(None)
        return self.url_map.bind_to_environ({**request.environ, "HTTP_HOST": "localhost"})
