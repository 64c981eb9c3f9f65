"""A picture's file: named by the machine, or refused with what is wrong."""

import pytest

from kit.content.own.lessons.new_picture import NewPicture, new_picture
from tests.support.pictures import SVG, png

RAW = SVG.encode()


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("Square.SVG", "104-square.svg"),
        ("C:\\photos\\The old & the new bridge, 2026.png", "104-old-new-bridge-2026.svg"),
        ("Мост.svg", "104-picture.svg"),
        ("104-square.svg", "104-square.svg"),
        ("", "104-picture.svg"),
    ],
)
def test_name_is_made_of_the_file_and_the_lesson(file_name: str, name: str) -> None:
    assert new_picture(file_name, RAW, 104, {}) == NewPicture(name, RAW)


def test_same_picture_keeps_its_name_and_another_gets_its_own() -> None:
    taken = {"104-square.svg": RAW}
    assert new_picture("other.svg", RAW, 104, taken) == NewPicture("104-square.svg", RAW)
    other = png(3, 3)
    assert new_picture("square.png", other, 104, taken) == NewPicture("104-square.png", other)
    changed = RAW.replace(b"square", b"bridge")
    assert new_picture("square.svg", changed, 104, taken) == NewPicture("104-square-2.svg", changed)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xff\xd8\xff....", "a JPEG"),
        (b"%PDF-1.7", "a PDF"),
        (b"hello", "a file that is no picture"),
        (b"\x89PNG\r\n\x1a\nxx", "a PNG that is cut off or damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 500_000, "500008 bytes"),
        (RAW.replace(b"<rect", b"<script/><rect"), "the element <script>"),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes, fault: str) -> None:
    remarks = new_picture("a.svg", content, 104, {})
    assert isinstance(remarks, list)
    assert remarks[0].mistake == fault
