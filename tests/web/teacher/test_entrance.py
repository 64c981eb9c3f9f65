"""The way in at the teacher's pages on this computer: by the link that the start prints."""

import pytest

from kit.secret import computer_secret
from tests.web.conftest import SECRET, Site, Visitor, text_of
from tests.web.reading import heading, lead

RIGHT = computer_secret(SECRET.encode())
NO_LINK = "Open the teacher's pages by their link first"
ELSEWHERE = "The teacher's pages are not open here"


def refused(visitor: Visitor, path: str = "/teacher/", **more: object) -> str:
    """The heading of the page that somebody gets who may not come in."""
    reply = visitor.get(path, **more)
    assert reply.status_code == 403, reply.text
    assert reply.headers.getlist("Set-Cookie") == [] or "_computer" not in str(reply.headers)
    return heading(reply)


def test_browser_without_the_link_is_told_what_to_do(any_site: Site) -> None:
    reply = any_site.stranger().get("/teacher/")
    assert (reply.status_code, heading(reply)) == (403, NO_LINK)
    assert lead(reply) == (
        "When the kit starts, it prints a link to the teacher's pages in its window. Open that "
        "link once in this browser. From then on a bookmark of these pages will do."
    )
    assert "not at “" not in reply.text
    by_name = any_site.stranger()
    by_name.host = "localhost:8000"
    told = text_of(by_name.get("/teacher/"))
    assert "http://127.0.0.1:8000/teacher/ , not at “localhost”." in told


def test_link_lets_the_browser_in_for_long_and_takes_the_secret_out_of_the_address(
    any_site: Site,
) -> None:
    visitor = any_site.stranger()
    path = "/teacher/sign-in"
    reply = visitor.get(f"{path}?back=/teacher/compare%3Fpage%3D2&computer={RIGHT}&back=%C3%A9")
    assert (reply.status_code, reply.location) == (
        303,
        f"{path}?back=%2Fteacher%2Fcompare%3Fpage%3D2&back=%C3%A9",
    )
    assert reply.headers["Referrer-Policy"] == "no-referrer"
    assert reply.headers["Cache-Control"] == "no-store"
    (cookie,) = reply.headers.getlist("Set-Cookie")
    name, _, rest = cookie.partition("=")
    assert name == f"{visitor.cookie_name}_computer"
    kept = dict(part.partition("=")[::2] for part in rest.split("; ")[1:])
    assert kept.pop("Expires")
    assert kept == {"Max-Age": "34560000", "HttpOnly": "", "Path": "/", "SameSite": "Lax"}
    assert heading(visitor.get(path)) == "For teachers"
    assert visitor.get("/teacher/").location == "/teacher/sign-in"


def test_set_up_link_of_a_colleague_carries_it_through(any_site: Site) -> None:
    reply = any_site.stranger().get(f"/teacher/set-up/abc?computer={RIGHT}")
    assert (reply.status_code, reply.location) == (303, "/teacher/set-up/abc")


@pytest.mark.parametrize("secret", ["", "wrong", RIGHT[:-1], RIGHT + "A", "é", "%FF", "%00"])
def test_wrong_secret_opens_nothing(any_site: Site, secret: str) -> None:
    assert refused(any_site.stranger(), f"/teacher/?computer={secret}") == NO_LINK
    visitor = any_site.stranger()
    visitor.client.set_cookie(f"{visitor.cookie_name}_computer", secret, domain="127.0.0.1")
    assert refused(visitor) == NO_LINK


def test_link_of_an_earlier_key_passes_where_the_browser_has_been_let_in(any_site: Site) -> None:
    reply = any_site.visitor().get("/teacher/sign-in?computer=old")
    assert (reply.status_code, reply.location) == (303, "/teacher/sign-in")
    assert "_computer" not in str(reply.headers.getlist("Set-Cookie"))


def test_form_needs_the_secret_too_whatever_else_it_has(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.get("/teacher/")
    teacher.client.delete_cookie(f"{teacher.cookie_name}_computer", domain="127.0.0.1")
    for token in (teacher.token, "void"):
        teacher.token = token
        reply = teacher.post("/teacher/", name="8A", computer=RIGHT)
        assert (reply.status_code, heading(reply)) == (403, NO_LINK)
    posted = teacher.post(f"/teacher/?computer={RIGHT}", name="8A")
    assert posted.status_code == 403


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-For",
        "X-Forwarded-Proto",
        "X-Forwarded-Whatever",
        "Forwarded",
        "Via",
        "X-Real-IP",
    ],
)
def test_request_that_was_passed_on_is_refused_with_the_secret_too(
    any_site: Site, header: str
) -> None:
    visitor = any_site.visitor()
    for path in ("/teacher/sign-in", f"/teacher/sign-in?computer={RIGHT}"):
        reply = visitor.get(path, headers={header: "127.0.0.1"})
        assert (reply.status_code, heading(reply)) == (403, ELSEWHERE)
        name = header.title() if header == "X-Real-IP" else header
        assert (
            f"This request came through a web server: it carries the header {name}. Whoever runs "
            "the kit names the address of that server with --public-url, as "
            "https://words.school.example; the pages then answer there."
        ) in text_of(reply)
    assert visitor.get("/", headers={header: "127.0.0.1"}).status_code == 200


def test_secret_does_not_open_the_pages_to_another_device(any_site: Site) -> None:
    phone = any_site.visitor("192.0.2.7")
    assert refused(phone, f"/teacher/?computer={RIGHT}") == ELSEWHERE
    here = any_site.visitor()
    here.host = "evil.example:8000"
    assert refused(here, f"/teacher/?computer={RIGHT}") == ELSEWHERE


def test_pages_open_to_the_network_ask_for_no_secret(any_site: Site) -> None:
    kit = any_site.app.extensions["kit"]
    object.__setattr__(kit.settings, "teacher_on_network", True)
    for visitor in (any_site.stranger(), any_site.visitor("192.0.2.7")):
        assert visitor.get("/teacher/sign-in").status_code == 200
    assert any_site.stranger().get(f"/teacher/?computer={RIGHT}").location == "/teacher/"
