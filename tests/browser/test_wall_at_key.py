"""The wall once the key is shown: the way in makes room, and what is to be read is large."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from kit.content.library import Library
from tests.browser.conftest import LAPTOP, People, Person
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.choosing import IDS, choosing_library
from tests.support.ground import Ground
from tests.support.live_showcase import WAYS, give_live
from tests.support.ordering import ID, ordering_library
from tests.support.passages import passages
from tests.support.room import make_room, tiny_library

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
NARROWEST: ViewportSize = {"width": 320, "height": 640}
NAMES = tuple(f"Student {number}" for number in range(1, 9))
SIZES = """() => Array.from(document.querySelectorAll("#wall-question p, #wall-question dd, #wall-question dt"))
  .filter((one) => one.offsetParent && one.innerText.trim())
  .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
BOTTOM = """() => Math.max(...Array.from(document.querySelectorAll("#wall-question svg.mix"))
  .map((one) => one.getBoundingClientRect().bottom))"""


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """A class of eight."""
    return Scene(make_room(ground.store, names=NAMES, now=datetime.now(UTC)), ground)


def teacher_of(scene: Scene, people: People) -> Person:
    teacher = people()
    sign_in_teacher(teacher.page, scene.url)
    return teacher


def taught_live(scene: Scene, library: Library, exercise: str, way: str) -> UUID:
    room = scene.room
    everybody = list(room.people.values())
    exercise_ref = (room.store, library, room.classroom_id, exercise, everybody)
    return give_live(*exercise_ref, WAYS[way], datetime.now(UTC))


def wall_of(scene: Scene, page: Page, task: UUID) -> None:
    page.goto(f"{scene.url}/teacher/classrooms/{scene.room.classroom_id}/live/{task}/projector")


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("library", "exercise"),
    [
        (tiny_library(), "three-claims"),
        (passages(), "three-claims"),
        (choosing_library(), IDS["compare"]),
        (choosing_library(), IDS["attribute"]),
        (ordering_library(), ID),
    ],
    ids=["claim", "passage", "reports", "speakers", "order"],
)
def test_key_is_large_and_beside_the_votes(
    scene: Scene, people: People, library: Library, exercise: str
) -> None:
    task = taught_live(scene, library, exercise, "live-key")
    with scene.kit():
        teacher = teacher_of(scene, people)
        page = teacher.page
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for size, least in ((NARROWEST, 16), (LAPTOP, 18), (PROJECTOR, 20)):
                page.set_viewport_size(size)
                wall_of(scene, page, task)
                expect(page.locator(".way-in .code")).to_be_visible()
                expect(page.locator(".way-in .qr")).to_be_hidden()
                assert min(page.evaluate(SIZES)) >= least
                teacher.check()
        # The last size is the projector's.
        assert page.evaluate(BOTTOM) <= PROJECTOR["height"]
        why = page.locator("#wall-question dt", has_text="Why").first
        assert float(why.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")) >= 28


@pytest.mark.long
def test_way_in_is_large_until_then(scene: Scene, people: People) -> None:
    task = taught_live(scene, passages(), "three-claims", "live-closed")
    with scene.kit():
        teacher = teacher_of(scene, people)
        wall_of(scene, teacher.page, task)
        expect(teacher.page.locator(".way-in .qr")).to_be_visible()
        teacher.check()
