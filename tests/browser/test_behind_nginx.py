"""A class behind nginx with TLS, under a path of a host: pages, scripts and cookies all go by it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, People, join
from tests.browser.scenes import expect_state, pick
from tests.support.ground import own_ground
from tests.support.nginx import certificate, nginx
from tests.support.room import KEY_MARK, PASSWORD, make_room
from tests.support.serving import free_port, serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("nginx")]


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("taken_off", ["", "/"], ids=["path left on", "path taken off"])
def test_class_works_under_a_path_of_another_host(
    people: People, tmp_path: Path, taken_off: str
) -> None:
    signed, key = certificate(tmp_path)
    port = free_port()
    url = f"https://localhost:{port}/kit"
    with own_ground(tmp_path) as ground:
        block = f"""server {{
          listen 127.0.0.1:{port} ssl; ssl_certificate {signed}; ssl_certificate_key {key};
          location /kit/ {{
            proxy_pass http://127.0.0.1:{ground.port}{taken_off};
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
          }}
        }}"""
        room = make_room(ground.store, now=datetime.now(UTC))
        options = ("--database-url", ground.database, "--public-url", url)
        with (
            serving(tmp_path / "data", ground.port, *options),
            nginx(tmp_path / "nginx", block, port),
        ):
            student = people(PHONE, ignore_https_errors=True)
            join(student, url, room.code, "Sam")
            student.page.wait_for_url(f"{url}/work/")
            student.page.goto(f"{url}/work/{room.assignment_id}")
            student.page.get_by_role("button", name="Begin the exercise").click()
            pick(student.page, plan="official", vote="sourced")
            expect_state(student.page, "saved")
            student.check()
            cookies = student.context.cookies(f"{url}/")
            assert [(cookie["path"], cookie["secure"]) for cookie in cookies] == [("/kit/", True)]
            teacher = people(ignore_https_errors=True)
            page = teacher.page
            task = f"{url}/teacher/classrooms/{room.classroom_id}/assignments/{room.assignment_id}"
            page.goto(f"{task}/results")
            page.get_by_label("Your name").fill("Ms Gray")
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{task}/results")
            page.get_by_role("button", name="Hide names and key").click()
            page.wait_for_url(f"{task}/results")
            page.goto(f"{url}/teacher/classrooms/{room.classroom_id}/join")
            expect(page.locator(".projector .address").first).to_have_text(url)
            assert KEY_MARK not in page.content()
            teacher.check()
