"""What a picture's file is, whatever its name says."""

from pathlib import Path

import pytest

from kit.content.notation.markdown_remarks import Remark
from kit.content.pictures.picture_files import ending_of, read_picture
from tests.support.pictures import SVG, png

FORMS = (
    "an SVG or a PNG, each with the ending that says so",
    "save the picture anew in one of these forms",
)


def looked(folder: Path, name: str, raw: bytes) -> object:
    (folder / name).write_bytes(raw)
    return read_picture(folder / name)


def test_sound_pictures_are_read(tmp_path: Path) -> None:
    raw = png(4000, 2)
    assert looked(tmp_path, "a.png", raw) == {"content": raw, "width": 4000, "height": 2}
    raw = SVG.encode()
    assert looked(tmp_path, "a.svg", raw) == {"content": raw, "width": 400, "height": 250}
    padded = raw + b" " * (500_000 - len(raw))
    assert looked(tmp_path, "a.svg", padded) == {"content": padded, "width": 400, "height": 250}


@pytest.mark.parametrize(
    ("name", "raw", "mistake"),
    [
        ("a.svg", png(3, 3), "a PNG under the name of an SVG"),
        ("a.svg", b"\xff\xd8\xff\xe0", "a JPEG under the name of an SVG"),
        ("a.svg", b"\x1f\x8b\x08", "a packed file under the name of an SVG"),
        ("a.png", SVG.encode(), "an SVG under the name of a PNG"),
        ("a.png", b"GIF89a", "a GIF under the name of a PNG"),
        ("a.png", b"RIFF....WEBP", "a WebP or a sound under the name of a PNG"),
        ("a.png", b"%PDF-1.7", "a PDF under the name of a PNG"),
        ("a.png", b"PK\x03\x04", "a packed file under the name of a PNG"),
        ("a.png", b"", "a file that is no PNG"),
        ("a.png", png(3, 3)[:-1], "a PNG that is cut off or damaged"),
        ("a.png", png(0, 3), "a picture of no width or height"),
    ],
)
def test_file_that_is_no_picture_of_its_name(
    tmp_path: Path, name: str, raw: bytes, mistake: str
) -> None:
    assert looked(tmp_path, name, raw) == [Remark(1, mistake, *FORMS)]


@pytest.mark.parametrize("size", [(4001, 1), (1, 4001), (2**31, 2**31)])
def test_absurd_size(tmp_path: Path, size: tuple[int, int]) -> None:
    width, height = size
    mistake = f"a picture of {width} x {height} pixels"
    remark = Remark(1, mistake, "at most 4000 a side", "save the picture smaller")
    assert looked(tmp_path, "a.png", png(width, height, rows=b"")) == [remark]


def test_absurd_size_of_a_drawing_is_said_beside_the_rest(tmp_path: Path) -> None:
    raw = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9999 1" onload="a()"/>'
    assert looked(tmp_path, "a.svg", raw.encode()) == [
        Remark(
            1,
            "the attribute 'onload', which acts",
            "shapes, text, gradients and patterns: what is drawn, and nothing that acts",
            "take it out",
        ),
        Remark(
            1, "a picture of 9999 x 1 pixels", "at most 4000 a side", "save the picture smaller"
        ),
    ]


def test_large_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(3 * 1024**3)
    assert read_picture(tmp_path / "a.png") == [
        Remark(
            1,
            "3221225472 bytes",
            "at most 500000 bytes (500 kB)",
            "save the picture smaller, or draw it as an SVG",
        )
    ]


def test_folder_of_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.svg").mkdir()
    remark = Remark(1, "no plain file", "a file with a picture", "put the picture in its place")
    assert read_picture(tmp_path / "a.svg") == [remark]
    assert read_picture(tmp_path / "gone.svg") == [remark]


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.svg").write_text(SVG)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert read_picture(tmp_path / "a.svg") == [
        Remark(
            1,
            "a file that cannot be read (Permission denied)",
            "a readable file",
            "check its permissions",
        )
    ]


def test_ending_is_that_of_what_it_is() -> None:
    assert ending_of(png(2, 2)) == ".png"
    assert ending_of(b"<!-- ours -->\n" + SVG.encode()) == ".svg"
    for raw, mistake in ((b"GIF89a", "a GIF"), (b"<?xml?><a/>", "a file that is no picture")):
        assert ending_of(raw) == [Remark(1, mistake, *FORMS)]
