"""The shapes that all item types share in the files of exercises and keys."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)

from kit.items.fields.addresses import Url

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_MAX = 64

Identifier = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_MAX)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Paragraph = Annotated[int, Field(ge=1)]
#: One paragraph, or a list of them.
Paragraphs = Annotated[
    tuple[Paragraph, ...],
    Field(min_length=1),
    BeforeValidator(
        lambda value: value if isinstance(value, list | tuple) else (value,),
        json_schema_input_type=Paragraph | Annotated[tuple[Paragraph, ...], Field(min_length=1)],
    ),
]
#: The only part of an item that is one choice.
WHOLE: Final = ""


class Content(BaseModel):
    """Base of everything read from the content files: frozen, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ArticleOrigin(Content):
    """The item follows a paragraph, or several, of one of the source articles."""

    article: Identifier
    paragraphs: Paragraphs = Field(alias="paragraph")


class ReportOrigin(Content):
    """The item follows a named and dated publication other than the articles.

    `url`: where it can be read. It says nothing of the item, so that no version depends on it.
    """

    report: Text
    url: Url | None = None


class InventedOrigin(Content):
    """The item is made up, and says what about it is."""

    invented: Text


_ORIGIN_FIELDS = ("article", "report", "invented")


def _kind_of_origin(value: Any) -> str | None:
    """Which of the three an origin is: by its one distinguishing field."""
    if isinstance(value, Mapping):
        names = set(value)
    else:
        names = set(type(value).model_fields) if isinstance(value, BaseModel) else set()
    return next((f"from-{name}" for name in _ORIGIN_FIELDS if name in names), None)


Origin = Annotated[
    Annotated[ArticleOrigin, Tag("from-article")]
    | Annotated[ReportOrigin, Tag("from-report")]
    | Annotated[InventedOrigin, Tag("from-invented")],
    Discriminator(_kind_of_origin),
]


class Item(Content):
    """One thing to answer, as the author wrote it. Holds nothing of the key."""

    id: Identifier

    def origins(self) -> Sequence[tuple[tuple[str, ...], Origin]]:
        """Where its text comes from, each with the path of the field that says so."""
        return ()


class SourcedItem(Item):
    """An item whose text has one origin."""

    origin: Origin = Field(alias="from")

    def origins(self) -> Sequence[tuple[tuple[str, ...], Origin]]:
        """The one of the field `from`."""
        return ((("from",), self.origin),)


class Context(Content):
    """The words around a claim that its source or speaker stands in."""

    before: Text | None = None
    after: Text | None = None


class Accepted(Content):
    """An answer that an appeal won: it is marked as if the key said so, for this reason."""

    part: str = WHOLE
    choice: Text
    why: Text


class KeyEntry(Content):
    """The key's word on one item.

    `void`: why the item counts for nobody. `accepted`: what is right besides. Both come from a
    teacher's decision, and may stand in a file.
    """

    void: Text | None = None
    accepted: tuple[Accepted, ...] = ()


class Reasons(Content):
    """Why the key says so, and how one would check it.

    `url`: the page that the check names, where there is one to open. `check_before`: the check was
    written for the key before a teacher changed it.
    """

    why: Text
    check: Text
    url: Url | None = None
    check_before: bool = False


def new_reasons(why: str, check: str) -> dict[str, object]:
    """The fields of Reasons under another key; without a new check the old one stays, as such.

    So does the address that belongs to it: a new check names another page, or none.
    """
    if not check:
        return {"why": why, "check_before": True}
    return {"why": why, "check": check, "url": None, "check_before": False}
