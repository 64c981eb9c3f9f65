import pytest

from kit.content.json_schemas import schemas
from kit.content.pictures.picture import NAME_PATTERN, SUFFIXES, Picture, is_picture_name


@pytest.mark.parametrize("name", ["a.svg", "05-the-road.svg", "two-2.png"])
def test_name_of_a_picture(name: str) -> None:
    assert is_picture_name(name)
    assert name.endswith(SUFFIXES)


@pytest.mark.parametrize(
    "name", ["A.svg", "a b.svg", "a--b.svg", "../a.svg", "a.svg.png", ".svg", "a.jpg", "a.SVG"]
)
def test_other_names_are_refused(name: str) -> None:
    assert not is_picture_name(name)


def test_editors_are_told_of_pictures() -> None:
    lesson = schemas()["lesson"]
    entry = lesson["$defs"]["PictureEntry"]
    assert lesson["properties"]["pictures"]["items"] == {"$ref": "#/$defs/PictureEntry"}
    assert "pictures" not in lesson["required"]
    assert entry["required"] == ["file", "by", "licence"]
    assert entry["properties"]["file"]["pattern"] == f"^{NAME_PATTERN}$"


def test_picture_comes_back_from_json_as_it_was() -> None:
    fields = {"file": "a.png", "by": "A", "licence": "B", "width": 1, "height": 2}
    picture = Picture.model_validate({**fields, "content": b"\x89PNG"})
    assert picture.content == b"\x89PNG"
    written = picture.model_dump(mode="json")
    assert written == {**fields, "content": "iVBORw=="}
    assert Picture.model_validate(written) == picture
