"""What another site, or another person, can have a browser send: what its tests have in common.

They walk the app's own map of routes, with the roles and things of the access table.
"""

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.access_rows import ROWS

URL = "http://127.0.0.1:8000"
#: Whose pages are asked for; each day each route by one of them in turn, and else by all.
ASKERS = ("teacher", "student", "nobody")
#: Each day a part of the routes, the same always; all at once for the long form.
IN_PARTS = (4, pytest.param(1, marks=[pytest.mark.long, pytest.mark.timeout(600)]))
WHOSE = (1, pytest.param(len(ASKERS), marks=[pytest.mark.long, pytest.mark.timeout(600)]))


def posts() -> list[str]:
    return [row.split()[1] for row in ROWS if row.startswith("POST ")]


def token_of(client: FlaskClient) -> str:
    return str(client.get("/token", base_url=URL).get_json()["csrf_token"])


def is_turned_away(reply: TestResponse) -> bool:
    """Whether it leads to where one signs in or joins."""
    return bool(reply.location) and bool(
        re.match(r"/(teacher/sign-in|\?signed_out=1)", str(reply.location))
    )
