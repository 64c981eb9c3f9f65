"""A picture of a lesson: what its front matter says of it, and the file itself."""

import re
from base64 import b64decode, b64encode
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, PlainSerializer

from kit.items.fields.base_models import Content, Line, Text
from kit.vocabulary import N_

#: Bytes of a file: what a phone on a slow network waits seconds for.
LARGEST_PICTURE: Final = 500_000
#: Pixels of a side: an old phone unpacks four bytes for each pixel.
SIDE_MOST: Final = 4000
SUFFIXES: Final = (".svg", ".png")
#: Names that mean the same file on every system, and in an address as they stand.
NAME_PATTERN: Final = r"[a-z0-9]+(-[a-z0-9]+)*\.(svg|png)"

#: Bytes that are text in JSON, so that a lesson is kept with its pictures as it was given.
FileBytes = Annotated[
    bytes,
    BeforeValidator(lambda value: b64decode(value) if isinstance(value, str) else value),
    PlainSerializer(lambda value: b64encode(value).decode(), when_used="json"),
]


def is_picture_name(name: str) -> bool:
    """Whether a picture may be called so."""
    return re.fullmatch(NAME_PATTERN, name) is not None


class PictureEntry(Content):
    """A picture in a lesson's front matter: its file beside the lesson, its maker, its licence."""

    #: Its form is held by `picture_checks`, in words of its own; editors are told of it here.
    file: Annotated[Text, Field(json_schema_extra={"pattern": f"^{NAME_PATTERN}$"})] = Field(
        title=N_("File"),
        description=N_("A file beside the lesson, .svg or .png, named in small letters."),
        examples=["the-bridge.svg"],
    )
    by: Line = Field(title=N_("By"), description=N_("Who made it."))
    licence: Line = Field(
        title=N_("Licence"),
        description=N_("Under which licence it may be passed on."),
        examples=["CC BY 4.0"],
    )


class Picture(PictureEntry):
    """A sound picture with the file's bytes. `width`, `height`: CSS pixels, 1 to SIDE_MOST."""

    content: FileBytes
    width: int
    height: int
