"""What was verified once is remembered: nothing else is let in by that."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask, Request
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf
from itsdangerous import BadSignature, TimestampSigner, URLSafeTimedSerializer
from werkzeug.test import create_environ

from kit.classroom.clock import wall_clock
from kit.web import signed
from kit.web.signed import Cookies
from tests.web.conftest import Site

LIFETIME = timedelta(days=180)
_SERIALIZER = Cookies.get_signing_serializer


@pytest.fixture
def app() -> Flask:
    made = Flask("kit")
    made.config.update(
        SECRET_KEY="a signing key for the tests, long enough",
        SESSION_COOKIE_NAME="cookie",
        PERMANENT_SESSION_LIFETIME=LIFETIME,
    )
    return made


def signed_cookie(app: Flask, values: dict[str, Any]) -> str:
    serializer = _SERIALIZER(Cookies(), app)
    assert serializer is not None
    return str(serializer.dumps(values))


def opened(cookies: Cookies, app: Flask, cookie: str) -> Any:
    request = Request(create_environ(headers={"Cookie": f"cookie={cookie}"} if cookie else {}))
    return cookies.open_session(app, request)


@pytest.fixture
def verified(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[Flask]:
    """An entry for each time that a signature is verified."""
    seen: list[Flask] = []

    def counted(self: Cookies, app: Flask) -> Any:
        seen.append(app)
        return _SERIALIZER(self, app)

    monkeypatch.setattr(Cookies, "get_signing_serializer", counted)
    return seen


def test_cookie_is_verified_once_and_its_session_is_each_requests_own(
    app: Flask, verified: list[Flask]
) -> None:
    cookies, cookie = Cookies(), signed_cookie(app, {"student": "a.b", "_permanent": True})
    first = opened(cookies, app, cookie)
    first["student"] = "somebody.else"
    second = opened(cookies, app, cookie)
    assert (dict(second), second.modified) == ({"student": "a.b", "_permanent": True}, False)
    assert len(verified) == 1


def test_cookie_with_what_a_request_could_change_is_verified_each_time(
    app: Flask, verified: list[Flask]
) -> None:
    """A notice to show is in a list, and who shows it takes it out."""
    cookies, cookie = Cookies(), signed_cookie(app, {"_flashes": [("message", "Saved.")]})
    opened(cookies, app, cookie)["_flashes"].clear()
    assert len(opened(cookies, app, cookie)["_flashes"]) == 1
    assert len(verified) == 2


@pytest.mark.parametrize("spoil", [lambda good: good[:-1], lambda good: "x" + good, lambda _: ""])
def test_cookie_of_nobody_is_an_empty_session(app: Flask, spoil: Any) -> None:
    cookies, cookie = Cookies(), signed_cookie(app, {"student": "a.b"})
    assert opened(cookies, app, cookie)
    for _ in range(2):
        assert dict(opened(cookies, app, spoil(cookie))) == {}


@pytest.mark.parametrize(
    ("later", "good"),
    [
        (LIFETIME, True),
        (LIFETIME + timedelta(seconds=1), False),
        # Somebody has put the clock back.
        (timedelta(hours=-1), True),
        (timedelta(days=-400), True),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_cookie_ends_in_time_known_or_not(
    app: Flask, monkeypatch: pytest.MonkeyPatch, later: timedelta, *, good: bool, known: bool
) -> None:
    begun = wall_clock()
    # Signed at a time of the test's own: a busy machine may take seconds until it is looked at.
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self: int(begun.timestamp()))
    cookies, cookie = Cookies(), signed_cookie(app, {"student": "a.b"})
    if known:
        opened(cookies, app, cookie)
    end = begun.replace(microsecond=0) + later
    monkeypatch.setattr(signed, "now", lambda: end)
    assert bool(opened(cookies, app, cookie)) is good


def test_memory_of_cookies_is_bounded(
    app: Flask, verified: list[Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signed, "_MOST", 2)
    cookies = Cookies()
    # Signed once each: the second in which a cookie was signed is part of it.
    signed_once = {number: signed_cookie(app, {"n": number}) for number in (1, 2, 3)}
    for number in (1, 2, 3, 3, 1):
        assert dict(opened(cookies, app, signed_once[number])) == {"n": number}
    assert len(verified) == 4


def test_form_token_is_good_for_its_own_session_only(any_site: Site) -> None:
    """However often both have been seen."""
    zoe, eve = any_site.student("Zoe"), any_site.student("Eve")
    start = f"{any_site.work}/start"
    for visitor in (zoe, eve, zoe, eve):
        assert visitor.post(start).status_code == 303
    eve.token = zoe.token
    assert eve.post(start).status_code == 400
    assert zoe.post(start).status_code == 303
    zoe.token = "none"
    assert zoe.post(start).status_code == 400


def test_form_over_https_is_asked_where_it_comes_from_each_time(any_site: Site) -> None:
    zoe = any_site.student("Zoe")
    start = f"{any_site.work}/start"
    assert zoe.post(start).status_code == 303
    base = f"https://{zoe.host}"
    for referrer, status in (("", 400), (f"{base}/work/", 303), ("https://elsewhere.org/", 400)):
        reply = zoe.client.post(
            start,
            base_url=base,
            data={"csrf_token": zoe.token},
            headers={"Referer": referrer},
        )
        assert reply.status_code == status


def test_token_in_a_header_makes_no_form_without_one_good(any_site: Site) -> None:
    zoe = any_site.student("Zoe")
    zoe.token = zoe.get("/token").get_json()["csrf_token"]
    start = f"{any_site.work}/start"
    base = f"http://{zoe.host}"
    for header, status in (({}, 400), ({"X-CSRFToken": zoe.token}, 303), ({}, 400)):
        reply = zoe.client.post(start, base_url=base, headers=header)
        assert reply.status_code == status


def test_cookies_and_form_tokens_are_signed_by_sha_256(any_site: Site) -> None:
    """ASVS 5.0, 11.4.1: SHA-1, which both libraries take by themselves, is not to sign."""
    with any_site.app.test_request_context():
        token = generate_csrf()
    key = str(any_site.app.secret_key)
    by_sha_256 = {"digest_method": hashlib.sha256}
    URLSafeTimedSerializer(key, salt="wtf-csrf-token", signer_kwargs=by_sha_256).loads(token)
    by_sha_1 = {"digest_method": hashlib.sha1}
    with pytest.raises(BadSignature):
        URLSafeTimedSerializer(key, salt="wtf-csrf-token", signer_kwargs=by_sha_1).loads(token)
    teacher = any_site.teacher()
    cookie = teacher.client.get_cookie(teacher.cookie_name, domain="127.0.0.1")
    assert cookie is not None
    former = SecureCookieSessionInterface().get_signing_serializer(any_site.app)
    assert former is not None
    with pytest.raises(BadSignature):
        former.loads(cookie.value)


def test_cookie_of_a_former_version_is_read_and_signed_anew(any_site: Site) -> None:
    """So an update signs no student out."""
    student = any_site.student("Zoe")
    cookie = student.client.get_cookie(student.cookie_name, domain="127.0.0.1")
    assert cookie is not None
    former = SecureCookieSessionInterface().get_signing_serializer(any_site.app)
    now = Cookies().get_signing_serializer(any_site.app)
    assert former is not None
    assert now is not None
    old = str(former.dumps(now.loads(cookie.value)))
    student.client.set_cookie(student.cookie_name, old, domain="127.0.0.1")
    assert student.get("/work/").status_code == 200
    renewed = student.client.get_cookie(student.cookie_name, domain="127.0.0.1")
    assert renewed is not None
    with pytest.raises(BadSignature):
        former.loads(renewed.value)
    spoilt = old[:-9] + ("A" if old[-9] != "A" else "B") + old[-8:]
    student.client.set_cookie(student.cookie_name, spoilt, domain="127.0.0.1")
    assert student.get("/work/").status_code == 303
