"""What can go wrong for a teacher who takes in a file of answers."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class AnswerFileRefused(KitError):
    """Something else than a file of answers as this kit writes it; `message` says what is wrong."""

    def __init__(
        self, message: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST, **facts: object
    ) -> None:
        super().__init__(**facts)
        self.message = message
        self.status = status


class NoAttemptOfFile(KitError):
    """No attempt of the class has the file's token."""

    message = N_(
        "No attempt in this class belongs to this file. If the student is in another of your "
        "classes, take it in there; a student who was removed must be brought back first."
    )
    status = HTTPStatus.NOT_FOUND


class AnswersChanged(KitError):
    """What the kit holds is not what the page showed."""

    message = N_(
        "What the kit holds has changed since you looked: nothing was taken in. This is how it "
        "stands now; look it over and decide again."
    )
    status = HTTPStatus.CONFLICT
