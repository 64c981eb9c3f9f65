"""What can go wrong for a person, each with the words to say about it.

`message` is an English message id with named places for the facts; the web layer translates
it, the command line prints it. Nothing else is ever raised at people.
"""

from http import HTTPStatus

from kit.vocabulary import N_


class KitError(Exception):
    """Base of them. Facts are keyword arguments, named as in the message."""

    message: str
    status: HTTPStatus = HTTPStatus.BAD_REQUEST

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = facts

    def __str__(self) -> str:
        return self.message % self.facts


class NotFound(KitError):
    """The thing is not there, or not there for this person: the two look alike."""

    message = N_("There is nothing here, or nothing for you. Go back and try another way.")
    status = HTTPStatus.NOT_FOUND


class NameRefused(KitError):
    """A name that cannot be shown or told apart."""

    message = N_("The name %(name)s cannot be used: %(reason)s. %(advice)s")


class NameTaken(KitError):
    """A name that somebody in the classroom has, or one that looks the same."""

    message = N_(
        "%(name)s is taken in this class. If that is you, use your personal code or ask your "
        "teacher to let you back in. If not, add a letter of your family name."
    )
    status = HTTPStatus.CONFLICT


class JoiningStopped(KitError):
    """The teacher lets nobody new in for now."""

    message = N_(
        "%(classroom)s takes no new students now. If you were here before, use your personal "
        "code; if not, ask your teacher to let students join again."
    )
    status = HTTPStatus.CONFLICT


class ClassFull(KitError):
    """More students than a class has: somebody plays."""

    message = N_(
        "%(classroom)s has %(most)s students and takes no more. Ask your teacher to remove names "
        "that nobody uses."
    )
    status = HTTPStatus.CONFLICT


class WrongJoinCode(KitError):
    """No classroom has that code."""

    message = N_(
        "No class has the code %(code)s. Class codes have 8 letters and digits; look again at the "
        "board, or ask your teacher for the code of today. A personal code goes in on the next "
        "page: first the class code, then “Back to my work with my code”."
    )
    status = HTTPStatus.NOT_FOUND


class ExpiredJoinCode(KitError):
    """The code was right once."""

    message = N_("The code %(code)s has expired. Ask your teacher to show the new one.")
    status = HTTPStatus.GONE


class WrongPersonalCode(KitError):
    """Neither a personal code nor a good one-time code of this classroom."""

    message = N_(
        "That is no personal code of this class, or a one-time code that was used or is too "
        "old. Look again at your slip, or ask your teacher to let you back in."
    )
    status = HTTPStatus.NOT_FOUND


class TooManyTries(KitError):
    """Guessing is slowed down."""

    message = N_("Too many tries went wrong. Wait %(minutes)s minutes, then try again.")
    status = HTTPStatus.TOO_MANY_REQUESTS


class TooManyWrongCodes(KitError):
    """A wrong code after many others. Whoever types the right one need not wait."""

    message = N_(
        "This code is wrong or has expired, as were many tries before it. A right code is taken "
        "at once: compare yours letter by letter, or ask your teacher."
    )
    status = HTTPStatus.TOO_MANY_REQUESTS


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
    """An assignment to take back that somebody has begun."""

    message = N_(
        "Somebody has begun %(title)s, so it cannot be taken back: their answers would go with "
        "it. Close it instead."
    )
    status = HTTPStatus.CONFLICT


class UnknownLevel(KitError):
    """A mark by a level that the exercise's rubric does not have."""

    message = N_(
        "The rubric has no level %(level)s; it has %(levels)s. Load the page again and choose one."
    )


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


class CannotMerge(KitError):
    """A student with themselves."""

    message = N_("Choose two different students: %(name)s cannot be merged with themselves.")


class UnknownTeacher(KitError):
    """No account of that name."""

    message = N_("No teacher is called %(name)s. `kit teacher list` shows who there is.")
    status = HTTPStatus.NOT_FOUND


class TeacherExists(KitError):
    """An account of that name, or one that looks the same."""

    message = N_(
        "There is a teacher called %(name)s already. Choose another name, or use "
        "`kit teacher reset` to give them a new password."
    )
    status = HTTPStatus.CONFLICT


class LinkUsed(KitError):
    """A one-time link that is used, too old, or never was."""

    message = N_(
        "This link is used up or too old. If you have an account, sign in. For a new link run "
        "`kit teacher reset` with your name on the kit's computer; while there is no account at "
        "all, each start of the kit prints one."
    )
    status = HTTPStatus.GONE


class PasswordRefused(KitError):
    """A password that would be guessed."""

    message = N_("The password has %(length)s characters; allowed are %(least)s to %(most)s.")


class SignInFailed(KitError):
    """Wrong name or password, or a disabled account: the three look alike."""

    message = N_("Name and password do not fit together. Try again; capitals count.")
    status = HTTPStatus.FORBIDDEN


class RoundClosed(KitError):
    """A vote that no ballot is open for, whatever the page that sent it says."""

    message = N_("This vote is closed: what came after that was not taken.")
    status = HTTPStatus.CONFLICT


class ReasonTooLong(KitError):
    """A reason longer than anybody reads."""

    message = N_(
        "The reason has %(length)s characters; allowed are %(most)s. It stands in the box as you "
        "wrote it: shorten it there."
    )
