"""An article in a Word file with a picture of some megabytes, attached by whoever has it."""

import random
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import LAPTOP, PHONE, People
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.article_files import word_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
PARAGRAPH = "The council closed the weir bridge on Monday, and nobody may cross it until spring."


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_word_file_with_a_picture_is_attached(
    scene: Scene, people: People, tmp_path: Path, size: ViewportSize
) -> None:
    path = tmp_path / "article.docx"
    path.write_bytes(word_of(["The bridge", PARAGRAPH]))
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("word/media/image1.jpeg", random.Random(1).randbytes(4_000_000))
    teacher = people(size)
    page = teacher.page
    with scene.kit():
        sign_in_teacher(page, scene.url)
        page.goto(f"{scene.url}/teacher/own/articles/attach")
        teacher.check()
        page.get_by_label("Or a file with it").set_input_files(path)
        page.get_by_role("button", name="Attach").click()
        expect(page.get_by_text(PARAGRAPH)).to_be_visible()
        teacher.check()
