"""What can go wrong where rules are changed after giving, each with the words to say about it."""

from http import HTTPStatus

from kit.classroom.errors import BadRule, KitError
from kit.vocabulary import N_


class RulesChanged(KitError):
    """Two change the rules at once: the second sees what stands now, and decides again."""

    message = N_(
        "The rules have changed since this page was loaded: in another window, or by the clock. "
        "What you chose is still here, and what stands now is said beside it. Look at both, and "
        "send yours again."
    )
    status = HTTPStatus.CONFLICT


class NothingToUndo(KitError):
    """An undo of what has changed again, or was undone already."""

    message = N_(
        "This has been undone already, or changed again since, so nothing was undone. Here is how "
        "it stands now."
    )
    status = HTTPStatus.CONFLICT


class ClosesInPast(BadRule):
    """A closing time that is over."""

    rule = "closes_at"
    message = N_(
        "It would close at %(closes)s, and it is %(now)s now. Choose a later time, or close it now."
    )


class IsClosed(KitError):
    """A closing time for what is closed."""

    message = N_("“%(title)s” is closed. Open it again first, then choose when it closes.")
    status = HTTPStatus.CONFLICT


class HasHandedIn(BadRule):
    """More time for a student who needs none: nothing of what was handed in changes."""

    names_student = True
    rule = "student"
    message = N_(
        "%(name)s has handed “%(title)s” in, and that stands: more time would change nothing."
    )


class NotInIt(BadRule):
    """More time for somebody whom the assignment is not for."""

    rule = "student"
    message = N_("“%(title)s” is not given to this student. Choose one from the list.")


class UntilInPast(BadRule):
    """A student's own closing time that is over."""

    names_student = True
    rule = "until"
    message = N_("%(name)s would have until %(until)s, and it is %(now)s now. Choose a later time.")


class NoLonger(BadRule):
    """A student's own closing time that is no later than the class's."""

    names_student = True
    rule = "until"
    message = N_(
        "The class has until %(closes)s, so until %(until)s would give %(name)s no more time. "
        "Choose a later one."
    )


class BegunWithout(KitError):
    """A question to put back that those who have begun were never asked."""

    message = N_(
        "This question was left out when “%(title)s” was given, and somebody has begun it without. "
        "So it stays out: nothing changes in work that is under way or handed in."
    )
    status = HTTPStatus.CONFLICT
