"""What every item type shares: the shapes in the files, the form and the marking contract."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from wtforms import Form, IntegerField
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import HiddenInput

from kit.vocabulary import Label, Scheme, Verdict

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_MAX = 64
#: A revision is a counter of one attempt's answers to one item; it stays a small integer.
REVISION_MAX = 2**31 - 1

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

#: An answer as it is stored: a JSON object whose fields the item type defines.
AnswerValue = Mapping[str, Any]


class Content(BaseModel):
    """Base of everything read from the content files: frozen, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ArticleOrigin(Content):
    """The item follows a paragraph, or several, of one of the source articles."""

    article: Identifier
    paragraphs: Paragraphs = Field(alias="paragraph")


class ReportOrigin(Content):
    """The item follows a named and dated publication other than the articles."""

    report: Text


class InventedOrigin(Content):
    """The item is made up, and says what about it is."""

    invented: Text


_ORIGIN_FIELDS = ("article", "report", "invented")


def _kind_of_origin(value: Any) -> str | None:
    """Which of the three an origin is: by its one distinguishing field."""
    names = value.keys() if isinstance(value, Mapping) else type(value).model_fields
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
    origin: Origin = Field(alias="from")


class KeyEntry(Content):
    """The key's word on one item: why, and how one would check it."""

    why: Text
    check: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in an item or key entry that its shape alone does not show.

    `path` leads from the item (or entry) to the field at fault.
    """

    path: tuple[str | int, ...]
    found: str
    allowed: str
    advice: str


@dataclass(frozen=True, slots=True)
class Marking:
    """An answer held against a key entry. `credit` is 0 to 1, None while it is pending."""

    credit: float | None
    verdict: Verdict


class AnswerForm(Form):
    """Base of the item types' forms: the fields of one answer, CSRF left to the page.

    `revision` is the number this answer would get; a plain form carries it as rendered.
    """

    revision = IntegerField(
        validators=[Optional(), NumberRange(min=1, max=REVISION_MAX)], widget=HiddenInput()
    )


class ItemType(ABC):
    """One way to answer. Each subclass is a module of its own and stands in the registry."""

    #: The value of `type:` in an exercise; also the name of the template in templates/items/.
    name: ClassVar[str]
    item_model: ClassVar[type[Item]]
    key_model: ClassVar[type[KeyEntry]]

    @abstractmethod
    def check_key(self, item: Item, entry: KeyEntry, scheme: Scheme) -> Sequence[Finding]:
        """All that is wrong between an item and its key entry."""

    @abstractmethod
    def form_class(self, item: Item, scheme: Scheme) -> type[AnswerForm]:
        """The form of one item's answer."""

    @abstractmethod
    def value_of(self, form: AnswerForm) -> AnswerValue | None:
        """The answer a valid form holds; None where nothing was answered."""

    @abstractmethod
    def form_data(self, value: AnswerValue) -> dict[str, Any]:
        """The form's field values for a stored answer: the inverse of `value_of`."""

    @abstractmethod
    def mark(self, value: AnswerValue, entry: KeyEntry) -> Marking:
        """Hold one answer against the key. Pure."""

    def label_given(self, value: AnswerValue) -> Label | None:
        """The label an answer chose, for types whose answer is one label."""
        return None

    def label_due(self, entry: KeyEntry) -> Label | None:
        """The label the key gives, for types whose answer is one label."""
        return None

    def texts(self, item: Item) -> Sequence[str]:
        """What the student reads of an item: first what is to be answered, then what is around it.

        Types whose answer is one label must say; `kit check` measures these texts.
        """
        return ()

    def is_debatable(self, entry: KeyEntry) -> bool:
        """Whether readers could fairly differ on the item."""
        return False
