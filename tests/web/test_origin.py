"""Under which name a request came, and what a browser thinks of it."""

import pytest
from flask import Flask

from kit.web.origin import host_name, is_trustworthy


@pytest.mark.parametrize(
    ("host", "scheme", "name", "trusted"),
    [
        ("localhost:8000", "http", "localhost", True),
        ("127.0.0.1:8000", "http", "127.0.0.1", True),
        ("[::1]:8000", "http", "::1", True),
        ("192.0.2.20:8000", "http", "192.0.2.20", False),
        ("kit.school.example", "http", "kit.school.example", False),
        ("kit.school.example", "https", "kit.school.example", True),
    ],
)
def test_name_and_trust_of_an_address(host: str, scheme: str, name: str, trusted: bool) -> None:
    app = Flask(__name__)
    with app.test_request_context(
        headers={"Host": host}, environ_overrides={"wsgi.url_scheme": scheme}
    ):
        assert (host_name(), is_trustworthy()) == (name, trusted)


@pytest.mark.parametrize("host", ["", "[::1"])
def test_host_that_is_none_has_no_name(host: str) -> None:
    with Flask(__name__).test_request_context(headers={"Host": host}):
        assert host_name() == ""
