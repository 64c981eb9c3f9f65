"""Who asks, and by which address, as a named proxy says it: nobody else is believed."""

from collections.abc import Iterable
from typing import Any

import pytest

from kit.server.proxy import ARRIVAL, Arrival, BehindProxy, sender
from kit.settings import read_settings

PROXIES = frozenset({"127.0.0.1", "192.0.2.1", "2001:db8::1"})


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("198.51.100.7", "198.51.100.7"),
        # What stands before the last hop that no proxy wrote is the sender's own invention.
        ("127.0.0.1, 198.51.100.7", "198.51.100.7"),
        ("203.0.113.5, 198.51.100.7, 192.0.2.1", "198.51.100.7"),
        ("198.51.100.7,2001:db8::1 , 192.0.2.1", "198.51.100.7"),
        ("127.0.0.1", "127.0.0.1"),
        ("192.0.2.1, 127.0.0.1", "192.0.2.1"),
        ("nonsense, 127.0.0.1", "127.0.0.1"),
        ("198.51.100.7:52011", "198.51.100.7"),
        ("[2001:db8::7]:52011", "2001:db8::7"),
        ("2001:DB8:0::7", "2001:db8::7"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("", None),
        ("unknown", None),
        ("198.51.100.7, unknown", None),
        ("198.51.100.7,", None),
    ],
)
def test_sender_is_the_last_hop_that_is_no_proxy(header: str, address: str | None) -> None:
    assert sender({"HTTP_X_FORWARDED_FOR": header}, PROXIES) == address


def test_without_the_header_nobody_is_named() -> None:
    assert sender({"HTTP_FORWARDED": "for=198.51.100.7", "HTTP_X_REAL_IP": "x"}, PROXIES) is None


def passed_on(url: str, **changed: str | None) -> dict[str, Any]:
    """What the app is given of a request that comes rightly but for what is changed."""
    seen: dict[str, Any] = {}

    def app(environ: dict[str, Any], _start: Any) -> Iterable[bytes]:
        seen.update(environ)
        return []

    asked = {
        "SCRIPT_NAME": "",
        "PATH_INFO": "/join/X",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "words.school.example",
        "HTTP_X_FORWARDED_FOR": "198.51.100.7",
        "wsgi.url_scheme": "http",
        **changed,
    }
    sent = {name: value for name, value in asked.items() if value is not None}
    BehindProxy(app, read_settings({"public_url": url}, {}))(sent, lambda *_: lambda _data: None)
    return {
        name: seen.get(name)
        for name in (
            ARRIVAL,
            "wsgi.url_scheme",
            "HTTP_HOST",
            "REMOTE_ADDR",
            "SCRIPT_NAME",
            "PATH_INFO",
        )
    }


def rightly(**changed: str) -> dict[str, Any]:
    return {
        ARRIVAL: Arrival.BY_PROXY,
        "wsgi.url_scheme": "https",
        "HTTP_HOST": "words.school.example",
        "REMOTE_ADDR": "198.51.100.7",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/join/X",
        **changed,
    }


@pytest.mark.parametrize(
    "host", ["words.school.example", "WORDS.school.example", "words.school.example:8443"]
)
def test_scheme_host_and_sender_go_by_the_setting(host: str) -> None:
    assert passed_on("https://words.school.example", HTTP_HOST=host) == rightly()


def test_headers_about_scheme_host_and_prefix_are_nobodys_word() -> None:
    found = passed_on(
        "https://words.school.example",
        HTTP_X_FORWARDED_PROTO="http",
        HTTP_X_FORWARDED_HOST="evil.example",
        HTTP_X_FORWARDED_PREFIX="/evil",
    )
    assert found == rightly()


@pytest.mark.parametrize(
    ("changed", "arrival"),
    [
        ({"REMOTE_ADDR": "198.51.100.7"}, Arrival.BY_NONE),
        ({"REMOTE_ADDR": ""}, Arrival.BY_NONE),
        ({"HTTP_HOST": "127.0.0.1:8000"}, Arrival.OTHER_HOST),
        ({"HTTP_HOST": "evil.example"}, Arrival.OTHER_HOST),
        ({"HTTP_HOST": "words.school.example.evil.example"}, Arrival.OTHER_HOST),
        ({"HTTP_HOST": None}, Arrival.OTHER_HOST),
        ({"HTTP_X_FORWARDED_FOR": None}, Arrival.NO_SENDER),
    ],
)
def test_what_comes_otherwise_is_left_as_it_came(
    changed: dict[str, str | None], arrival: Arrival
) -> None:
    found = passed_on("https://words.school.example", **changed)
    host = changed.get("HTTP_HOST", "words.school.example")
    address = changed.get("REMOTE_ADDR", "127.0.0.1")
    assert found == {
        **rightly(),
        ARRIVAL: arrival,
        "wsgi.url_scheme": "http",
        "HTTP_HOST": host,
        "REMOTE_ADDR": address,
    }


@pytest.mark.parametrize(
    ("url", "arrival"),
    [
        ("https://words.school.example/kit", Arrival.TWO_SLASHES),
        # Without a path of its own nothing was taken off: the app tidies it up.
        ("https://words.school.example", Arrival.BY_PROXY),
    ],
)
def test_path_whose_slash_was_doubled_is_told(url: str, arrival: Arrival) -> None:
    assert passed_on(url, PATH_INFO="//join/X")[ARRIVAL] is arrival


@pytest.mark.parametrize(
    ("sent", "path"),
    [
        ("/kit/join/X", "/join/X"),
        ("/join/X", "/join/X"),
        ("/kit/", "/"),
        ("/kit", "/"),
        ("/kitchen", "/kitchen"),
        ("/", "/"),
    ],
)
def test_prefix_may_be_taken_off_by_the_proxy_or_not(sent: str, path: str) -> None:
    found = passed_on("https://words.school.example/kit", PATH_INFO=sent)
    assert found == rightly(SCRIPT_NAME="/kit", PATH_INFO=path)
