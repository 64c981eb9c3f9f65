"""The shapes that all item types share in the files of exercises and keys."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
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
from pydantic.json_schema import SkipJsonSchema

from kit.items.fields.addresses import Url
from kit.items.fields.field_words import OneLine, choice_words
from kit.vocabulary import N_

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_MAX = 64

Identifier = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_MAX)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
#: A text that is written on one line.
Line = Annotated[Text, OneLine()]
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
    """Base of everything read from the content files: frozen, unknown fields refused.

    A field's `title` and `description` are its words in forms and in the schemas for editors, for
    an author who never saw the file; a field under `SkipJsonSchema` is none that an author writes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Wording(StrEnum):
    """Whose words a text is made of that follows something published."""

    OURS = "ours"
    QUOTED = "quoted"


PickedWording = Annotated[
    Wording,
    choice_words(
        (
            (
                Wording.OURS,
                N_("Our words"),
                N_("what it says is told anew, and the source line says so"),
            ),
            (
                Wording.QUOTED,
                N_("Quoted as printed"),
                N_("every word stands there so, and the source line says so"),
            ),
        )
    ),
]


def _wording() -> Any:
    """The field of an origin that was published: the last, for a union is told by its first."""
    return Field(
        default=Wording.OURS,
        title=N_("Wording"),
        description=N_(
            "Whether the text is in your own words or copied word for word. Students read above "
            "or below it which it is."
        ),
        examples=[Wording.QUOTED.value],
    )


class ArticleOrigin(Content):
    """The item follows a paragraph, or several, of one of the source articles."""

    article: Identifier = Field(
        title=N_("Article"),
        description=N_("Which article of the list it follows; in a file, by its id."),
        examples=["bridge"],
    )
    paragraphs: Paragraphs = Field(
        alias="paragraph",
        title=N_("Paragraph"),
        description=N_(
            "Which paragraph of the article says it, counted from 1; or several, such as 3, 4."
        ),
        examples=[2, [3, 4]],
    )
    wording: PickedWording = _wording()


class ReportOrigin(Content):
    """The item follows a named and dated publication other than the articles.

    `url`: where it can be read. It says nothing of the item, so that no version depends on it.
    """

    report: Line = Field(
        title=N_("Publication"),
        description=N_("Who published it, and when."),
        examples=["The Ardenmoor Post, 2 June 2026"],
    )
    url: Url | None = Field(
        default=None,
        title=N_("Web address"),
        description=N_("Where the publication can be read on the web, if that is known."),
        examples=["https://example.org/news/bridge"],
    )
    wording: PickedWording = _wording()


class InventedOrigin(Content):
    """The item is made up, and says what about it is."""

    invented: Line = Field(
        title=N_("What is made up"),
        description=N_("A sentence that tells students so, such as that the town is made up."),
        examples=["The town is made up."],
    )


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

    id: Identifier = Field(
        title=N_("Id"),
        description=N_(
            "A short name that stays when the words change: lower-case letters, digits and "
            "single hyphens. Answers are kept under it, and the key names it."
        ),
        examples=["leak-took-place"],
    )

    def origins(self) -> Sequence[tuple[tuple[str, ...], Origin]]:
        """Where its text comes from, each with the path of the field that says so."""
        return ()


class SourcedItem(Item):
    """An item whose text has one origin."""

    origin: Origin = Field(
        alias="from",
        title=N_("Where it comes from"),
        description=N_(
            "An article of the list with its paragraph, another named and dated publication, or "
            "that it is made up. Students read it."
        ),
    )

    def origins(self) -> Sequence[tuple[tuple[str, ...], Origin]]:
        """The one of the field `from`."""
        return ((("from",), self.origin),)


class Context(Content):
    """The words around a claim that its source or speaker stands in."""

    before: Text | None = Field(
        None,
        title=N_("Greyed words before"),
        description=N_(
            "Shown in grey before the claim. Put here who speaks, or the source, where the claim "
            "itself does not say it."
        ),
    )
    after: Text | None = Field(
        None,
        title=N_("Greyed words after"),
        description=N_("Shown in grey after the claim, such as the source in the next sentence."),
    )


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

    void: SkipJsonSchema[Text | None] = None
    accepted: SkipJsonSchema[tuple[Accepted, ...]] = ()


class Reasons(Content):
    """Why the key says so, and how one would check it.

    `url`: the page that the check names, where there is one to open. `check_before`: the check was
    written for the key before a teacher changed it.
    """

    why: Text = Field(
        title=N_("Why"),
        description=N_(
            "The reason that students read after handing in. Name the words that show it, and "
            "begin with the step that decides."
        ),
        examples=["Step 1: the mayor speaks in public for the town."],
    )
    check: Text = Field(
        title=N_("How to check it"),
        description=N_(
            "Where one would look to find out: a record, a count, a recording, somebody to ask. "
            "Where no record could settle it, say that."
        ),
        examples=["The town's own record of the meeting."],
    )
    url: Url | None = Field(
        default=None,
        title=N_("Web address"),
        description=N_("The page on the web that the check names, if there is one to open."),
        examples=["https://example.org/news/bridge"],
    )
    check_before: SkipJsonSchema[bool] = False


def new_reasons(why: str, check: str) -> dict[str, object]:
    """The fields of Reasons under another key; without a new check the old one stays, as such.

    So does the address that belongs to it: a new check names another page, or none.
    """
    if not check:
        return {"why": why, "check_before": True}
    return {"why": why, "check": check, "url": None, "check_before": False}
