"""What can go wrong for a person who joins, comes back or signs in."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class NameRefused(KitError):
    """A name that cannot be shown or told apart."""

    message = N_("The name %(name)s cannot be used: %(reason)s. %(advice)s")


class NameTaken(KitError):
    """A name that somebody in the classroom has, or one that looks the same."""

    names_student = True
    message = N_(
        "%(name)s is taken in this class. If that is you, use your personal code or ask your "
        "teacher to let you back in. If not, add a letter of your family name."
    )
    status = HTTPStatus.CONFLICT


class ClassNameRefused(KitError):
    """A class's name that cannot be shown or told apart."""

    message = N_(
        "The name %(name)s cannot be used for a class: %(reason)s. Type 1 to 40 characters with a "
        "letter or digit among them, such as 9B."
    )


class JoiningStopped(KitError):
    """The teacher lets nobody new in for now."""

    message = N_(
        "%(classroom)s takes no new students now. If you were here before, use your personal "
        "code; if not, ask your teacher to let students join again."
    )
    status = HTTPStatus.CONFLICT


class ClassArchived(KitError):
    """A class that its teacher has put away lets nobody new in."""

    message = N_(
        "%(classroom)s is closed and takes no new students. If you were here before, your personal "
        "code still takes you to what you have done."
    )
    status = HTTPStatus.CONFLICT


class ClassFull(KitError):
    """More students than a class has: somebody plays."""

    message = N_(
        "%(classroom)s has %(most)s students and takes no more. Ask your teacher to remove names "
        "that nobody uses."
    )
    status = HTTPStatus.CONFLICT


class TooManyClasses(KitError):
    """More classes of their own than this kit allows a teacher."""

    message = N_(
        "You have as many classes as this kit allows a teacher: %(most)s. Delete one that nobody "
        "needs any more, or ask whoever looks after the kit for more (KIT_CLASSES_MOST)."
    )
    status = HTTPStatus.CONFLICT


class TooManyTexts(KitError):
    """More own exercises, lessons and copies of articles than this kit allows a teacher."""

    message = N_(
        "You have as many exercises, lessons and copies of articles of your own as this kit allows "
        "a teacher: %(most)s. Delete one that you do not need any more, or ask whoever looks after "
        "the kit for more (KIT_TEXTS_MOST)."
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


class LastAdministrator(KitError):
    """The role, or the account, of the only one who has it."""

    message = N_(
        "%(name)s is the only administrator of this kit. Make somebody else one first; then this "
        "can be done."
    )
    status = HTTPStatus.CONFLICT


class DisabledAdministrator(KitError):
    """The role for an account that is closed."""

    message = N_(
        "%(name)s's account is closed, so that %(name)s cannot look after the kit. Open it again "
        "first."
    )
    status = HTTPStatus.CONFLICT


class TeacherNameTaken(KitError):
    """A name to change to that another account has, or one that looks the same."""

    message = N_("Another teacher is called %(name)s already. Choose another name.")
    status = HTTPStatus.CONFLICT


class WrongPassword(KitError):
    """Not the password of the account that is to be changed."""

    message = N_("This is not your present password. Nothing is changed; capitals count.")
    status = HTTPStatus.FORBIDDEN


class EasyPassword(KitError):
    """A password to be chosen that somebody who tries would soon come to."""

    message = N_(
        "This password is easy to guess: %(why)s. Take three or four words that have nothing to do "
        "with one another or with you; capitals, and signs in place of letters, help little."
    )


class LinkUsed(KitError):
    """A one-time link that is used, too old, or never was."""

    message = N_(
        "This link is used up or too old. If you have an account, sign in. For a new link run "
        "`kit teacher reset` with your name on the kit's computer; while there is no account at "
        "all, each start of the kit prints one."
    )
    status = HTTPStatus.GONE


class SignInFailed(KitError):
    """Wrong name or password, or a disabled account: the three look alike."""

    message = N_("Name and password do not fit together. Try again; capitals count.")
    status = HTTPStatus.FORBIDDEN


class NameInUse(KitError):
    """A name that cannot be given back any more: somebody is at work under it."""

    message = N_(
        "%(name)s cannot be given back: something was begun under the name, or another device is "
        "signed in by it. Ask your teacher, who can swap two names."
    )
    status = HTTPStatus.CONFLICT


class NamesChanged(KitError):
    """Two names that are not any more what a page showed when they were to be swapped."""

    message = N_(
        "Nothing was swapped: the names have changed since this page was shown. Look at the two "
        "again, and swap them if they still need it."
    )
    status = HTTPStatus.CONFLICT


class CannotUnmerge(KitError):
    """Two students who were made one, too long ago or with something done since."""

    names_student = True
    message = N_("%(name)s cannot be taken apart again: %(reason)s")
    status = HTTPStatus.CONFLICT


class CannotMerge(KitError):
    """A student with themselves."""

    names_student = True
    message = N_("Choose two different students: %(name)s cannot be merged with themselves.")
