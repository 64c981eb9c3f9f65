"""Reading the file in which a student's device hands over answers that never reached the kit.

Anybody can write one: it is taken for what it says, checked closely, and a teacher decides.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kit.classroom.answer_files.answer_file import BALLOTS, AnswerFile, FileAnswer
from kit.classroom.answer_files.errors import AnswerFileRefused
from kit.exchange.cell_text import NoText, decoded
from kit.vocabulary import N_
from kit.whole_number import LARGEST

NAME: Final = "whose-words-answers"
FORMAT: Final = 1
#: Far more than a device holds of one attempt.
LARGEST_FILE: Final = 256 * 1024

TOO_LARGE: Final = N_(
    "The file has %(size)s bytes; a file of answers has at most %(most)s. Choose the one that "
    "the student saved: its name begins with “answers”."
)
NOT_ONE: Final = N_(
    "This is not a file of answers. Choose the one that the student saved from the kit's page: "
    "its name begins with “answers” and ends with “.json”."
)
DAMAGED: Final = N_(
    "The file is damaged, or was changed by hand: %(place)s is not as the kit writes it. Let "
    "the student save it once more."
)
OTHER_FORMAT: Final = N_(
    "The file has the format number %(found)s; this kit takes %(allowed)s. Take it in with the "
    "release of the kit that the student worked with, or let the student load the page again "
    "and save it once more."
)
OTHER_KIT: Final = N_(
    "This file comes from another kit: another computer, or another data folder. Take it in "
    "on the one that the student worked with."
)


class _Head(BaseModel):
    """What tells the file from any other, and its number."""

    model_config = ConfigDict(strict=True)

    format: Literal["whose-words-answers"]
    number: Annotated[int, Field(ge=0, le=LARGEST)]


def read_answer_file(raw: bytes, kit_id: str) -> AnswerFile:
    """A file as it came. Raises AnswerFileRefused, which says what is wrong."""
    if len(raw) > LARGEST_FILE:
        raise AnswerFileRefused(
            TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, size=len(raw), most=LARGEST_FILE
        )
    try:
        # Whoever opened the file in an editor may have saved it in another encoding.
        text = decoded(raw).text
        head = _Head.model_validate_json(text)
    except (NoText, ValidationError):
        raise AnswerFileRefused(NOT_ONE) from None
    if head.number != FORMAT:
        raise AnswerFileRefused(OTHER_FORMAT, found=head.number, allowed=FORMAT)
    try:
        file = AnswerFile.model_validate_json(text)
    except ValidationError as error:
        raise AnswerFileRefused(DAMAGED, place=_location(error)) from None
    _check_fields(file.answers)
    if file.kit != kit_id:
        raise AnswerFileRefused(OTHER_KIT)
    return file


def _check_fields(answers: Sequence[FileAnswer]) -> None:
    """Each item once, with fields of its own; a vote is the first or the second."""
    for number, answer in enumerate(answers):
        if answer.item in {before.item for before in answers[:number]}:
            raise AnswerFileRefused(DAMAGED, place=f"answers.{number}.item")
        if any(not name.startswith(f"{answer.item}.") for name in answer.fields):
            raise AnswerFileRefused(DAMAGED, place=f"answers.{number}.fields")
        if answer.fields.get(answer.ballot_field) not in BALLOTS:
            place = f"answers.{number}.fields.{answer.ballot_field}"[:80]
            raise AnswerFileRefused(DAMAGED, place=place)


def _location(error: ValidationError) -> str:
    """Where the first thing is that is wrong; what somebody named it is cut short."""
    return ".".join(str(step) for step in error.errors()[0]["loc"])[:80] or NAME
