"""*Leave the page* on a phone, with scripts and without, dark and light; its packet on paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from kit.content.library import load_library
from tests.browser.conftest import People, Person, join
from tests.browser.test_printing import sheets_of
from tests.support.ground import own_ground
from tests.support.leaving import with_leave
from tests.support.pages import sign_in_teacher
from tests.support.room import Room, make_room
from tests.support.serving import Served, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

NARROW = {"width": 320, "height": 640}


@dataclass
class Leading:
    """A running kit whose one lesson leads beyond the page."""

    served: Served
    url: str
    room: Room

    def sit_down(self, person: Person) -> None:
        """A student joins and opens the lesson."""
        join(person, self.url, self.room.code, "Sam")
        person.page.goto(f"{self.url}/work/{self.room.assignment_id}/lesson")


@pytest.fixture
def leading(tmp_path: Path) -> Iterator[Leading]:
    root = with_leave(tmp_path / "content")
    with own_ground(tmp_path) as ground:
        room = make_room(ground.store, now=datetime.now(UTC), library=load_library(root))
        options = ("--database-url", ground.database, "--address", "192.0.2.20")
        with serving(
            tmp_path / "data", ground.port, *options, "--content", str(root), "--without-shipped"
        ) as served:
            yield Leading(served, ground.url, room)


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("scripts", [True, False])
def test_task_stands_below_the_reading_on_a_narrow_phone(
    leading: Leading, people: People, *, scripts: bool
) -> None:
    person = people(NARROW, java_script_enabled=scripts)
    leading.sit_down(person)
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        person.page.emulate_media(color_scheme=scheme)
        person.check()
    task = person.page.get_by_role("region", name="Leave the page · 5 minutes")
    link = task.get_by_role("link", name="The minutes, town of Ardenmoor, 1 March 2026")
    assert link.get_attribute("target") == "_blank"
    assert "https://example.org/minutes" not in task.inner_text()
    person.page.emulate_media(media="print")
    assert "https://example.org/minutes" in task.inner_text()
    assert person.complaints == []


@pytest.mark.long
def test_packet_is_printed_without_what_is_for_the_screen(
    leading: Leading, people: People, tmp_path: Path
) -> None:
    person = people(NARROW)
    page = person.page
    sign_in_teacher(page, leading.served)
    page.goto(f"{leading.url}/teacher/lessons/01-three-claims")
    person.check()
    page.get_by_role("link", name="Packet to print").click()
    person.check()
    page.emulate_media(color_scheme="dark")
    person.check(only_colours=True)
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()
    assert shown.split()[:6] == ["To", "the", "content", "Three", "claims", "Names:"]
    assert "For a room without internet" not in shown
    for paper in ("A4", "Letter"):
        pdf = page.pdf(path=tmp_path / f"{paper}.pdf", format=paper)
        assert sheets_of(pdf) <= 2
    assert person.complaints == []
