"""A second factor set up, used, lost, and the way back by the real command, in Chromium."""

import time
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, People, set_up_teacher
from tests.support import commands
from tests.support.room import PASSWORD
from tests.support.serving import Served, entrance

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def give_password(page: Page) -> None:
    page.get_by_label("Your name").fill("Ms Gray")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def give_code(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in").click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out Ms Gray").click()
    expect(page.get_by_role("heading", name="For teachers")).to_be_visible()


@pytest.mark.long
def test_factor_is_set_up_used_lost_and_removed(
    people: People, served: Served, tmp_path: Path
) -> None:
    teacher = people()
    set_up_teacher(teacher, served)
    page = teacher.page
    page.goto(f"{served.url}/teacher/account/")
    page.get_by_role("link", name="Set up a second factor").click()
    teacher.check()
    page.get_by_label("Your present password").fill(PASSWORD)
    page.get_by_role("button", name="Set it up").click()
    secret = page.locator(".boxed .code").inner_text().replace(" ", "")
    expect(page.get_by_role("img", name="QR code of the secret")).to_be_visible()
    app = pyotp.TOTP(secret)
    teacher.check()
    page.set_viewport_size(PHONE)
    teacher.check()
    page.get_by_label("The code that the app shows now").fill(app.at(time.time()))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    codes = page.locator("ol .code").all_inner_texts()
    assert len(codes) == 10
    teacher.check()
    page.get_by_role("link", name="They are safe").click()

    sign_out(page)
    give_password(page)
    expect(page.get_by_role("heading", name="Now the code")).to_be_visible()
    teacher.check()
    give_code(page, "234567")
    expect(page.locator("#to-mend")).to_contain_text("This code does not fit.")
    expect(page.locator("#to-mend")).to_contain_text("the kit's computer says")
    teacher.complaints.clear()
    teacher.check()
    # The code of the set-up is used up; the next is good a step early.
    give_code(page, app.at(time.time() + 30))
    expect(page.get_by_role("heading", name="9B")).to_be_visible()
    expect(page.get_by_text("then a wrong code")).to_be_visible()

    # The phone is gone: a recovery code, copied by hand.
    sign_out(page)
    give_password(page)
    give_code(page, codes[0].lower().replace(" ", "-"))
    expect(page.get_by_text("used up now. 9 are left.")).to_be_visible()

    # The paper is gone, too.
    variables = {"KIT_DATA": str(tmp_path / "data")}
    done = commands.run("teacher", "remove-second-factor", "Ms Gray", variables=variables)
    assert done == (
        0,
        (
            "Ms Gray has no second factor now and is signed out everywhere.\n"
            "The next sign-in takes the password alone, and says that this was done.\n"
        ),
        "",
    )
    page.goto(entrance(served.url))
    give_password(page)
    expect(page.get_by_text("Your second factor was removed by a command")).to_be_visible()
    page.goto(f"{served.url}/teacher/account/second-factor/")
    expect(page.get_by_text("It is off.")).to_be_visible()
    teacher.check()
