"""Behind a web server: under the public URL as the settings say it, and by no other way."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from kit.cli.options import teacher_link
from kit.secret import computer_secret
from kit.store.engine import Store
from kit.web.state import kit_id_of
from tests.support.room import PASSWORD
from tests.web.conftest import SECRET, Site, Visitor, make_site, text_of
from tests.web.reading import heading

HSTS = "Strict-Transport-Security"
PREFIXED = "https://words.school.example/lessons/kit"


def behind(store: Store, folder: Path, url: str, **options: str) -> Site:
    """The app with a public URL, the web server on the same computer."""
    return make_site(store, folder, None, address=None, public_url=url, **options)


def proxied(site: Site, sender: str = "198.51.100.7", **more: str) -> Visitor:
    """A browser that comes through the web server."""
    visitor = Visitor(site.app.test_client())
    visitor.headers = {
        "X-Forwarded-For": sender,
        "Referer": "https://words.school.example/",
        **more,
    }
    # With the path that the browser sees, which its cookies go by.
    visitor.host = f"words.school.example{site.app.extensions['kit'].settings.prefix}"
    return visitor


@pytest.fixture(params=["https://words.school.example", PREFIXED])
def site(request: pytest.FixtureRequest, any_store: Store, tmp_path: Path) -> Site:
    return behind(any_store, tmp_path, request.param)


def signed_in(site: Site) -> Visitor:
    teacher = proxied(site)
    reply = teacher.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    assert reply.status_code == 303, reply.text
    teacher.token = ""
    return teacher


def test_bar_of_a_class_says_nothing_of_the_network(site: Site) -> None:
    """Whether the web server lets a class through is not for the kit to see."""
    assert "3 are in Projector mode" in text_of(signed_in(site).get(site.classroom))


def test_public_url_that_is_a_name_for_oneself_is_shown_without_a_code(
    any_store: Store, tmp_path: Path
) -> None:
    """As somebody has it who tries a web server on the laptop: said, and each phone kept from itself."""
    url = "https://localhost:8443/kit"
    site = behind(any_store, tmp_path, url)
    teacher = proxied(site)
    teacher.headers["Referer"] = f"{url}/"
    teacher.host = "localhost:8443/kit"
    assert teacher.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD).status_code == 303
    page = teacher.get(f"{site.classroom}/join")
    assert f"Join 9B {url}" in text_of(page)
    assert 'class="qr"' not in page.text
    assert (
        f"{url} is this computer's own name for itself: no other device reaches it. Give "
        "--public-url the address that other devices know, and a QR code stands here."
    ) in unescape(text_of(page))


def test_all_goes_by_the_public_url(site: Site) -> None:
    settings = site.app.extensions["kit"].settings
    url, prefix = settings.public_url, settings.prefix
    teacher = proxied(site)
    reply = teacher.post(
        "/teacher/sign-in?back=/teacher/compare", name="Ms Gray", password=PASSWORD
    )
    assert (reply.status_code, reply.location) == (303, f"{prefix}/teacher/compare")
    assert reply.headers[HSTS] == "max-age=31536000"
    (cookie,) = reply.headers.getlist("Set-Cookie")
    parts = cookie.split("; ")
    assert parts[0].startswith(f"whose_words_{kit_id_of(site.room.store)}=")
    assert {"Secure", "HttpOnly", f"Path={prefix}/", "SameSite=Lax"} <= set(parts)
    teacher.token = ""
    page = teacher.get(f"{site.classroom}/join").text
    assert f'<span data-way="address">{url}</span>' in page
    assert f"{url}/join/{site.room.code}" in page
    assert "127.0.0.1" not in page
    assert "No other device" not in page
    for name in ("href", "src", "action"):
        for target in _targets(page, name):
            assert target.startswith((f"{prefix}/", "#", "data:", url)), target
    home = teacher.get("/teacher/")
    assert home.status_code == 200
    assert "unencrypted" not in home.text
    away = teacher.post("/teacher/hide", back="/teacher/compare")
    assert away.location == f"{prefix}/teacher/compare"
    lost = teacher.get("/teacher/nothing-here")
    assert (lost.status_code, "Back to my classes" in lost.text) == (404, True)


def _targets(page: str, name: str) -> list[str]:
    return [piece.partition('"')[0] for piece in page.split(f' {name}="')[1:]]


def test_whoever_signs_in_goes_on_under_the_prefix(site: Site) -> None:
    prefix = site.app.extensions["kit"].settings.prefix
    nobody = proxied(site)
    assert nobody.get("/teacher/").location == f"{prefix}/teacher/sign-in"
    asked = nobody.get("/teacher/compare?page=2").location
    assert asked == f"{prefix}/teacher/sign-in?back=/teacher/compare?page%3D2"


def test_live_lesson_and_remote_go_by_the_public_url(site: Site) -> None:
    settings = site.app.extensions["kit"].settings
    teacher = signed_in(site)
    started = teacher.post(f"{site.classroom}/live/start/three-claims", again="1").location
    lesson = started.removeprefix(settings.prefix)
    shown = teacher.post(f"{lesson}/pair").location.removeprefix(settings.prefix)
    pairing = teacher.get(shown).text
    link = pairing.split(f"{settings.public_url}/remote/")[1].partition('"')[0].strip()
    phone = proxied(site, "198.51.100.9")
    reply = phone.post(f"/remote/{link}")
    assert (reply.status_code, reply.location) == (303, f"{settings.prefix}/remote/")
    (cookie,) = [one for one in reply.headers.getlist("Set-Cookie") if "_remote=" in one]
    assert {"Secure", f"Path={settings.prefix}/remote/"} <= set(cookie.split("; "))


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (
            {"address": "198.51.100.7"},
            (
                "this request came from 198.51.100.7, and the web server whose word the kit takes "
                "is at 127.0.0.1. Another one is named with --proxy."
            ),
        ),
        (
            {"host": "127.0.0.1:8000"},
            (
                "this request names the host “127.0.0.1:8000”, not that of the address above. The "
                "web server has to hand on the name that the browser asked for; in nginx: "
                "proxy_set_header Host $host;"
            ),
        ),
        (
            {"headers": {}},
            (
                "the web server does not say for whom it asks. It has to send X-Forwarded-For; in "
                "nginx: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;"
            ),
        ),
    ],
)
def test_other_ways_are_refused_by_a_page_that_names_the_right_one(
    site: Site, changed: dict[str, Any], says: str
) -> None:
    url = site.app.extensions["kit"].settings.public_url
    visitor = proxied(site)
    for name, value in changed.items():
        setattr(visitor, name, value)
    for path in ("/", "/teacher/", "/nothing-here"):
        reply = visitor.get(path)
        assert reply.status_code == 403
        assert heading(reply) == "The kit is at another address"
        assert text_of(reply).endswith(f"Open it at {url}/ For whoever runs the kit: {says}")
        assert HSTS not in reply.headers
    assert visitor.get("/static/kit.css").status_code == 200
    visitor.token = "void"
    assert heading(visitor.post("/", code="x")) == "The kit is at another address"


def test_static_files_are_named_under_the_prefix_and_kept(site: Site) -> None:
    """Those of the page, and all that its scripts import."""
    prefix = site.app.extensions["kit"].settings.prefix
    visitor = proxied(site)
    page = visitor.get("/").text
    named = re.findall(r'(?:href|src)="([^"]*[.](?:js|css|svg))"', page)
    ahead = re.findall(r'name="needed-next" content="([^"]+)"', page)
    assert len(named) > 5
    assert len(ahead) == 1
    for path in (*named, *ahead[0].split()):
        assert path.startswith(f"{prefix}/static/"), path
        reply = visitor.get(path.removeprefix(prefix))
        assert (reply.status_code, reply.headers["Cache-Control"]) == (
            200,
            "public, max-age=31536000, immutable",
        )


def test_senders_are_counted_one_by_one(site: Site) -> None:
    """Ten wrong passwords of one keep that one out, and nobody else."""

    def tried(visitor: Visitor, password: str) -> int:
        return visitor.post("/teacher/sign-in", name="Ms Gray", password=password).status_code

    # An invented hop before the true one makes nobody another.
    guesses = [proxied(site, f"203.0.113.{n}, 198.51.100.7") for n in range(11)]
    assert [tried(guesser, "wrong") for guesser in guesses] == [*[403] * 10, 429]
    assert tried(proxied(site, "198.51.100.8"), PASSWORD) == 303


def test_public_url_without_encryption_opens_no_teachers_page(
    any_store: Store, tmp_path: Path
) -> None:
    site = behind(any_store, tmp_path, "http://words.school.example")
    student = proxied(site)
    reply = student.get("/")
    assert (reply.status_code, HSTS in reply.headers) == (200, False)
    closed = student.get("/teacher/sign-in")
    assert closed.status_code == 403
    assert (
        "Whoever runs the kit may have its web server encrypt what goes to "
        "http://words.school.example, and name it with https:// then; or open these pages with "
        "--teacher-on-network: names and keys then cross the network unencrypted."
    ) in text_of(closed)
    # At the computer itself the link opens them still, and nothing without it.
    assert site.stranger().get("/").status_code == 403
    assert heading(site.stranger().get("/teacher/")).startswith("Open the teacher's pages by")
    assert site.teacher().get(site.classroom).status_code == 200


def test_link_of_this_computer_keeps_to_the_path_of_a_public_url(
    any_store: Store, tmp_path: Path
) -> None:
    site = behind(any_store, tmp_path, "http://words.school.example/kit")
    settings, secret = site.app.extensions["kit"].settings, computer_secret(SECRET.encode())
    host, _, path = teacher_link(settings, secret).removeprefix("http://").partition("/kit/")
    browser = site.stranger()
    browser.host = f"{host}/kit"
    assert browser.get(f"/{path}").location == "/kit/teacher/"
    assert browser.get("/teacher/").location == "/kit/teacher/sign-in"
    browser.host = "localhost:8000/kit"
    assert 'href="http://127.0.0.1:8000/kit/teacher/"' in browser.get("/teacher/").text


def test_public_url_without_encryption_and_pages_opened(any_store: Store, tmp_path: Path) -> None:
    site = behind(any_store, tmp_path, "http://words.school.example", teacher_on_network="yes")
    teacher = signed_in(site)
    page = teacher.get("/teacher/").text
    assert "These pages answer on the network: names and keys cross it unencrypted." in page
    cookie = teacher.get("/token").headers.getlist("Set-Cookie")
    assert "Secure" not in str(cookie)


def test_encrypted_public_url_leaves_nothing_open_on_the_computer_itself(site: Site) -> None:
    here = site.visitor()
    assert heading(here.get("/teacher/")) == "The kit is at another address"
