"""In a real browser: every page asks the kit alone, and no link out tells where it was pressed."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Page, Request, Response

from tests.browser.conftest import People
from tests.support.loads import page_of
from tests.support.pages import (
    addresses,
    lobby_pages,
    showcase_served,
    sign_in_student,
    sign_in_teacher,
    student_pages,
    teacher_pages,
)
from tests.support.serving import Served
from tests.support.showcase import Showcase

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

Shown = tuple[Served, Flask, Showcase]
#: Of so many pages one is looked at in `make test`, all of them in `make test-long`.
EACH = 8
#: They say nothing of where somebody was to another origin.
SILENT = {"same-origin", "no-referrer"}
#: Made by the page itself; nothing is sent.
_OWN_SCHEMES = {"data", "blob", "about"}
WHO = ("lobby", "student", "teacher")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    with showcase_served(tmp_path_factory.mktemp("origin")) as running:
        yield running


def paths_of(who: str, shown: Shown, page: Page) -> list[str]:
    """Every page of somebody, who is signed in then."""
    served, app, made = shown
    if who == "student":
        sign_in_student(page, served, made, "Mia")
        return addresses(app, student_pages(made))
    if who == "teacher":
        sign_in_teacher(page, served)
        return addresses(app, teacher_pages(made))
    return addresses(app, lobby_pages(made))


def look_at(page: Page, url: str, paths: list[str]) -> list[str]:
    """What goes elsewhere, or might tell something there, page by page."""
    faults: list[str] = []
    own = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"

    def asked(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in _OWN_SCHEMES and f"{parts.scheme}://{parts.netloc}" != own:
            faults.append(f"{page.url} asks {request.url}")

    def answered(response: Response) -> None:
        policy = response.headers.get("referrer-policy")
        if response.url.startswith(own) and policy not in SILENT:
            faults.append(f"{response.url} has the referrer policy {policy}")

    page.on("request", asked)
    page.on("response", answered)
    for path in paths:
        page.goto(url + path)
        # As it stands once its scripts have run, and with its folds open.
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        content = page_of(page.content(), own)
        faults += [f"{path} loads {load}" for load in content.loads]
        faults += [f"{path} has a link that tells: {link}" for link in content.telling]
    return faults


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("who", WHO)
def test_pages_ask_nobody_else(shown: Shown, people: People, who: str) -> None:
    page = people().page
    paths = paths_of(who, shown, page)[::EACH]
    assert paths
    assert look_at(page, shown[0].url, paths) == []


@pytest.mark.long
@pytest.mark.parametrize("who", WHO)
def test_every_page_asks_nobody_else(shown: Shown, people: People, who: str) -> None:
    page = people().page
    assert look_at(page, shown[0].url, paths_of(who, shown, page)) == []


@pytest.mark.long
def test_a_page_that_asked_elsewhere_would_be_seen(shown: Shown, people: People) -> None:
    page = people().page
    page.route("**/work/**", lambda route: route.abort())
    page.goto(shown[0].url)
    page.route(
        "**/elsewhere-test",
        lambda route: route.fulfill(
            content_type="text/html",
            body='<img src="http://203.0.113.9/a.png"><a href="https://there.example">there</a>',
        ),
    )
    faults = look_at(page, shown[0].url, ["/elsewhere-test"])
    assert f"{shown[0].url}/elsewhere-test asks http://203.0.113.9/a.png" in faults
    assert "/elsewhere-test loads <img src=http://203.0.113.9/a.png>" in faults
    assert "/elsewhere-test has a link that tells: https://there.example" in faults
