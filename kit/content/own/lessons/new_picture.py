"""A picture's file as somebody chose it: checked, and named by the machine."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.content.notation.markdown_remarks import Remark
from kit.content.own.editing.machine_ids import slug
from kit.content.pictures.picture_files import ending_of, picture_of


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A sound picture under the name that it is to have in its lesson."""

    name: str
    content: bytes


def new_picture(
    file_name: str, content: bytes, number: int, taken: Mapping[str, bytes]
) -> NewPicture | list[Remark]:
    """The picture of a file, or all that is wrong with it.

    `number` is the lesson's: names begin with it, so that lessons can lie in one folder. `taken`
    are the pictures that the lesson has: the same one keeps its name, another one gets its own.
    """
    ending = ending_of(content)
    if not isinstance(ending, str):
        return ending
    looked_at = picture_of(content, ending)
    if not isinstance(looked_at, dict):
        return looked_at
    same = next((name for name, one in taken.items() if one == content), None)
    return NewPicture(same or _free_name(file_name, ending, number, taken), content)


def _free_name(file_name: str, ending: str, number: int, taken: Mapping[str, bytes]) -> str:
    stem = file_name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    base = f"{number:02}-{slug(stem).removeprefix(f'{number:02}-') or 'picture'}"
    name, count = f"{base}{ending}", 1
    while name in taken:
        count += 1
        name = f"{base}-{count}{ending}"
    return name
