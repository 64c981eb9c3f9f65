"""What can go wrong with groups and deals."""

from http import HTTPStatus

from kit.classroom.errors import BadRule, KitError
from kit.vocabulary import N_


class GroupNameTaken(KitError):
    """A name that another group of the class has, or one that looks the same."""

    message = N_(
        "There is a group called %(name)s in this class already, or its name looks the same. "
        "Choose another name."
    )
    status = HTTPStatus.CONFLICT


class GroupNameRefused(KitError):
    """A name that cannot be shown or told apart."""

    message = N_(
        "The name %(name)s cannot be used for a group: %(reason)s. Type 1 to 40 characters with a "
        "letter or digit among them."
    )


class TooManyGroups(KitError):
    """More groups than anybody keeps apart."""

    message = N_(
        "This class would have %(wanted)s groups; %(most)s are the most. Delete those that you no "
        "longer use, or make fewer."
    )
    status = HTTPStatus.CONFLICT


class NobodyToDivide(KitError):
    """Groups to be made of nobody."""

    message = N_(
        "There is nobody to divide: all students (%(students)s of them) are in a group already, or "
        "the class is empty. Choose to divide everybody, or let students join first."
    )
    status = HTTPStatus.CONFLICT


class MoreGroupsThanStudents(KitError):
    """Groups of which some would have nobody in them."""

    message = N_(
        "%(number)s groups are more than there are students to divide. Choose %(students)s or "
        "fewer."
    )


class GroupInUse(KitError):
    """Groups that were made, and are not to be undone any more: something was given to one."""

    message = N_(
        "“%(group)s” was given “%(title)s” since, so making the groups is not undone. Delete those "
        "that you do not want one by one."
    )
    status = HTTPStatus.CONFLICT


class GroupOfNobody(BadRule):
    """An exercise for a group in which nobody is."""

    rule = "group"
    message = N_(
        "Nobody is in “%(group)s”, so nobody would have the exercise. Put students into the group "
        "first, or give it to the whole class."
    )


class GroupGone(BadRule):
    """An exercise for a group that was deleted meanwhile, in another window perhaps."""

    rule = "group"
    message = N_("This group is not there any more. Choose another one, or the whole class.")


class OccasionGiven(KitError):
    """An occasion of a deal that was given already, in another window perhaps."""

    message = N_(
        "Both forms of this occasion were given already, %(when)s. Nothing was given now; the "
        "rules of what was given stand on its own page."
    )
    status = HTTPStatus.CONFLICT


class BeforeComesFirst(KitError):
    """The second forms of a deal of which the first were not given."""

    message = N_("Give the forms of “before” first: “after” hands each student the other form.")
    status = HTTPStatus.CONFLICT


class DealBegun(KitError):
    """A deal to take back that somebody works by."""

    message = N_(
        "Somebody has begun “%(title)s”, so the deal stays: their answers would go with it. Close "
        "the forms instead."
    )
    status = HTTPStatus.CONFLICT
