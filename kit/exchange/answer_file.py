"""The file in which a student's device hands over answers that never reached the kit.

kit/static/answering/unsent.js writes it. Anybody can write another: it is taken for what it says,
checked closely, and a teacher decides.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kit.classroom.answer_files.errors import (
    AnswerFileDamaged,
    FileMissing,
    FileTooLarge,
    NotAnswerFile,
    OtherFormat,
    OtherKit,
)
from kit.classroom.answer_files.preview import AnswerFile, FiledAnswer
from kit.items.base import REVISION_MAX
from kit.items.fields.base_models import Identifier

NAME: Final = "whose-words-answers"
FORMAT: Final = 1
#: Far more than a device holds of one attempt.
LARGEST_FILE: Final = 256 * 1024
_ANSWERS_MOST: Final = 200
_FIELDS_MOST: Final = 200
#: What a form of a live session says of its vote; None is what any other form says.
_BALLOTS: Final[Mapping[str | None, int | None]] = {None: None, "1": 1, "2": 2}
_SECONDS_MOST: Final = 10 * 366 * 24 * 3600

_FieldName = Annotated[str, StringConstraints(max_length=200)]
_FieldText = Annotated[str, StringConstraints(max_length=20_000)]


class _Head(BaseModel):
    """What tells the file from any other, and its number."""

    model_config = ConfigDict(strict=True)

    format: Literal["whose-words-answers"]
    number: int


class AnswerJson(BaseModel):
    """An answer: the fields that its form posts, with the item's id before each name."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    item: Identifier
    revision: Annotated[int, Field(ge=1, le=REVISION_MAX)]
    seconds: Annotated[int, Field(ge=0, le=_SECONDS_MOST)]
    fields: Annotated[dict[_FieldName, _FieldText], Field(max_length=_FIELDS_MOST)]

    @property
    def ballot_field(self) -> str:
        """The field in which a form of a live session says which vote it is for."""
        return f"{self.item}.ballot"


class AnswerFileJson(BaseModel):
    """The whole file. Holds no name."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    format: Literal["whose-words-answers"]
    number: Literal[1]
    kit: Annotated[str, StringConstraints(max_length=64)]
    attempt: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    answers: Annotated[list[AnswerJson], Field(min_length=1, max_length=_ANSWERS_MOST)]


def read_answer_file(raw: bytes, kit_id: str) -> AnswerFileJson:
    """A file as it came. Raises an error of `answer_file_errors` that says what is wrong."""
    if not raw:
        raise FileMissing
    if len(raw) > LARGEST_FILE:
        raise FileTooLarge(size=len(raw), most=LARGEST_FILE)
    try:
        head = _Head.model_validate_json(raw)
    except ValidationError:
        raise NotAnswerFile from None
    if head.number != FORMAT:
        raise OtherFormat(found=head.number, allowed=FORMAT)
    try:
        file = AnswerFileJson.model_validate_json(raw)
    except ValidationError as error:
        raise AnswerFileDamaged(place=_location(error)) from None
    _check_fields(file.answers)
    if file.kit != kit_id:
        raise OtherKit
    return file


def _check_fields(answers: Sequence[AnswerJson]) -> None:
    """Each item once, with fields of its own; a vote is the first or the second."""
    for number, answer in enumerate(answers):
        if answer.item in {before.item for before in answers[:number]}:
            raise AnswerFileDamaged(place=f"answers.{number}.item")
        if any(not name.startswith(f"{answer.item}.") for name in answer.fields):
            raise AnswerFileDamaged(place=f"answers.{number}.fields")
        if answer.fields.get(answer.ballot_field) not in _BALLOTS:
            raise AnswerFileDamaged(place=f"answers.{number}.fields.{answer.ballot_field}"[:80])


def _location(error: ValidationError) -> str:
    """Where the first thing is that is wrong; what somebody named it is cut short."""
    return ".".join(str(step) for step in error.errors()[0]["loc"])[:80] or NAME


def answers_in(file: AnswerFileJson) -> AnswerFile:
    """The file as the use case takes it."""
    return AnswerFile(
        file.attempt,
        [
            FiledAnswer(
                answer.item,
                answer.revision,
                answer.fields,
                answer.seconds,
                _BALLOTS[answer.fields.get(answer.ballot_field)],
            )
            for answer in file.answers
        ],
    )
