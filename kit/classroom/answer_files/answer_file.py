"""The file in which a student's device hands over answers that never reached the kit.

kit/static/answering/unsent.js writes it:

    >>> file = AnswerFile.model_validate_json('''
    ...     {"format": "whose-words-answers", "number": 1, "kit": "Zk1v", "attempt": "t0ken",
    ...      "answers": [{"item": "plan", "revision": 3, "seconds": 600,
    ...                   "fields": {"plan.label": "sourced", "plan.revision": "3"}}]}
    ... ''')
    >>> file.answers[0].fields["plan.label"]
    'sourced'
"""

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kit.items.fields.answer_form import REVISION_MAX
from kit.items.fields.base_models import Identifier

#: What a form of a live session says of its vote; None is what any other form says.
BALLOTS: Final[Mapping[str | None, int | None]] = {None: None, "1": 1, "2": 2}
_ANSWERS_MOST: Final = 200
_FIELDS_MOST: Final = 200
_SECONDS_MOST: Final = 10 * 366 * 24 * 3600

_FieldName = Annotated[str, StringConstraints(max_length=200)]
_FieldText = Annotated[str, StringConstraints(max_length=20_000)]


class FileAnswer(BaseModel):
    """An answer in a file: the fields that its form posts, with the item's id before each name.

    `revision` is its number on the device, `seconds` how long before the file was saved it was
    given, by the device's clock.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    item: Identifier
    revision: Annotated[int, Field(ge=1, le=REVISION_MAX)]
    seconds: Annotated[int, Field(ge=0, le=_SECONDS_MOST)]
    fields: Annotated[dict[_FieldName, _FieldText], Field(max_length=_FIELDS_MOST)]

    @property
    def ballot_field(self) -> str:
        """The field in which a form of a live session says which vote it is for."""
        return f"{self.item}.ballot"

    @property
    def ballot(self) -> int | None:
        """The vote of a live round that its form was for."""
        return BALLOTS.get(self.fields.get(self.ballot_field))


class AnswerFile(BaseModel):
    """The whole file: an attempt by the token that its device knows, and answers. Holds no name."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    format: Literal["whose-words-answers"]
    number: Literal[1]
    kit: Annotated[str, StringConstraints(max_length=64)]
    attempt: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    answers: Annotated[list[FileAnswer], Field(min_length=1, max_length=_ANSWERS_MOST)]
