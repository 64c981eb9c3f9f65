"""What can go wrong for a teacher who takes in a file of answers."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class FileMissing(KitError):
    """A form without a file."""

    message = N_("No file was chosen. Choose the file that the student saved, then look at it.")


class FileTooLarge(KitError):
    """A file longer than any that the kit makes."""

    message = N_(
        "The file has %(size)s bytes; a file of answers has at most %(most)s. Choose the one that "
        "the student saved: its name begins with “answers”."
    )
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class NotAnswerFile(KitError):
    """Something else than a file of answers."""

    message = N_(
        "This is not a file of answers. Choose the one that the student saved from the kit's page: "
        "its name begins with “answers” and ends with “.json”."
    )


class AnswerFileDamaged(KitError):
    """A file of answers that is not as the kit writes it."""

    message = N_(
        "The file is damaged, or was changed by hand: %(place)s is not as the kit writes it. Let "
        "the student save it once more."
    )


class OtherFormat(KitError):
    """A file of an older or newer kit."""

    message = N_(
        "The file has the format number %(found)s; this kit takes %(allowed)s. Take it in with the "
        "release of the kit that the student worked with, or let the student load the page again "
        "and save it once more."
    )


class OtherKit(KitError):
    """A file that belongs to another kit."""

    message = N_(
        "This file comes from another kit: another computer, or another data folder. Take it in "
        "on the one that the student worked with."
    )


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


class NothingTicked(KitError):
    """A form that takes in nothing."""

    message = N_("No answer is ticked, so nothing was taken in. Tick those that you take in.")


class BallotMissing(KitError):
    """A vote of a live session without its ballot.

    As an answer without a vote it would count and stand in neither ballot. No page of a live
    session writes such a file.
    """

    message = N_(
        "It does not say whether it is the first vote or the second. Let the student save the file "
        "once more from the page of the live session."
    )
    status = HTTPStatus.CONFLICT


class NotAskedYet(KitError):
    """A vote on a question that the class has not voted on."""

    message = N_(
        "The class has not voted on this question. Keep the file, and take it in once it has."
    )
    status = HTTPStatus.CONFLICT


class BallotOpen(KitError):
    """A vote whose ballot still takes votes from the student's own page."""

    message = N_(
        "This vote is still open: the student can give it on the page of the live session. Take it "
        "in from the file once you have closed the vote."
    )
    status = HTTPStatus.CONFLICT


class BallotNotYet(KitError):
    """A second vote while the question may still come to one."""

    message = N_(
        "The class has not come to the second vote on this question. Keep the file, and take it in "
        "after that vote, or once the key is shown."
    )
    status = HTTPStatus.CONFLICT
