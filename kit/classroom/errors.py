"""What can go wrong for a person, each with the words to say about it.

`message` is an English message id with named places for the facts; the web layer translates
it, the command line prints it. Nothing else is ever raised at people.
"""

from http import HTTPStatus

from kit.vocabulary import N_


class KitError(Exception):
    """What is said, with its facts: keyword arguments, named as in the message.

    A class of its own is for what somebody catches or a script reads, and for a rule about the
    state of things; whatever else is refused is this, with a message: `KitError(N_("Go on."))`.
    """

    message: str
    status: HTTPStatus = HTTPStatus.BAD_REQUEST
    #: Whether its fact `name` is a student's, which is shown nowhere while names are hidden.
    names_student: bool = False

    def __init__(self, message: str | None = None, /, **facts: object) -> None:
        super().__init__()
        if message is not None:
            self.message = message
        self.facts = facts

    def __str__(self) -> str:
        return self.message % self.facts


class NotFound(KitError):
    """The thing is not there, or not there for this person: the two look alike."""

    message = N_("There is nothing here, or nothing for you. Go back and try another way.")
    status = HTTPStatus.NOT_FOUND


class NotOpenYet(KitError):
    """The assignment has an opening time in the future."""

    message = N_("“%(title)s” is not open yet. It opens at the time your teacher set.")
    status = HTTPStatus.CONFLICT


class AssignmentClosed(KitError):
    """The assignment takes no more answers."""

    message = N_(
        "“%(title)s” is closed: no more answers are taken. What was saved before counts as "
        "handed in."
    )
    status = HTTPStatus.CONFLICT


class AlreadySubmitted(KitError):
    """The attempt was handed in; nothing in it changes any more."""

    message = N_(
        "You have handed in “%(title)s” already. "
        "What you handed in stands; this change was not taken."
    )
    status = HTTPStatus.CONFLICT


class NoAttemptsLeft(KitError):
    """The assignment allows no further attempt."""

    message = N_("“%(title)s” allows %(allowed)s attempts, and you have used them.")
    status = HTTPStatus.CONFLICT


class UnknownItem(KitError):
    """An answer for an item that the exercise does not have."""

    message = N_(
        "The exercise has no item %(item)s. Load the page again; your saved answers are there."
    )


class RevisionTooHigh(KitError):
    """An answer numbered so far ahead that later ones could not follow."""

    message = N_(
        "An answer carries the number %(revision)s, too far above %(held)s, which the kit holds. "
        "Load the page again; your saved answers are there."
    )


class AlreadyBegun(KitError):
    """An assignment to withdraw that somebody has begun."""

    message = N_(
        "Somebody has begun %(title)s, so it cannot be withdrawn: their answers would go with "
        "it. Close it instead."
    )
    status = HTTPStatus.CONFLICT


class NotKept(KitError):
    """An assignment to put back that was withdrawn too long ago, or never."""

    message = N_(
        "This was withdrawn more than a day ago and is not kept any more. Give the lesson anew."
    )
    status = HTTPStatus.NOT_FOUND


class PlaceTaken(KitError):
    """Withdrawn forms to put back into a deal where there is no place for them any more."""

    message = N_(
        "The forms of this occasion were given again since, or their deal was taken back, so "
        "nothing was put back. What the class has now stays as it is."
    )
    status = HTTPStatus.CONFLICT


class AlreadyAtWork(KitError):
    """An assignment to exchange for a student who has begun it."""

    names_student = True
    message = N_(
        "%(name)s has begun “%(title)s”, so it stays: the answers would go with it. Talk to "
        "%(name)s, who may stop at any time."
    )
    status = HTTPStatus.CONFLICT


class FeedbackNotDue(KitError):
    """The key is not shown to this student now."""

    message = N_(
        "The key of “%(title)s” is not shown to you now. Your teacher decides when, or goes "
        "through it with the class."
    )
    status = HTTPStatus.FORBIDDEN


class UnknownExercise(KitError):
    """An exercise that is not among those offered."""

    message = N_(
        "There is no exercise %(exercise)s among those the kit offers. Choose one from the list; "
        "`kit check` says why one is left out."
    )
    status = HTTPStatus.NOT_FOUND


class BadRule(KitError):
    """A rule that an assignment cannot be given with; `rule` is the one to change."""

    rule: str


class BadTimes(BadRule):
    """Opening and closing that leave no time between."""

    rule = "closes_at"
    message = N_("It would close at %(closes)s, but opens at %(opens)s. Let it close later.")


class NothingAsked(BadRule):
    """An exercise with every item left out."""

    rule = "left_out"
    message = N_(
        "All questions of “%(title)s” would be left out, so that nothing is asked. Leave one in "
        "at least."
    )


class RoundClosed(KitError):
    """A vote that no ballot is open for, whatever the page that sent it says."""

    message = N_("This vote is closed: what came after that was not taken.")
    status = HTTPStatus.CONFLICT
