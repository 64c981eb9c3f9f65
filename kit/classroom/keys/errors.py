"""What can go wrong for a person who argues with a key, or decides about one."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class NotContestable(KitError):
    """An item whose marks are the teacher's own judgement."""

    message = N_("A teacher marks “%(title)s”, not a key: talk to your teacher about your mark.")
    status = HTTPStatus.CONFLICT


class KeySaysSo(KitError):
    """An answer that is right already."""

    message = N_("The key takes “%(choice)s” for right already. Choose another answer.")


class ItemIsVoid(KitError):
    """An item that counts for nobody."""

    message = N_("This item counts for nobody, so there is nothing to argue about.")
    status = HTTPStatus.CONFLICT


class AlreadyVoid(KitError):
    """A second void of the same item."""

    message = N_(
        "This question is left out already: it counts for nobody. Leave it so, or put it back."
    )
    status = HTTPStatus.CONFLICT


class CountsAlready(KitError):
    """An item to be counted again that was never void, or is void no more."""

    message = N_("This question counts already, so it cannot be put back. Leave it as it is.")
    status = HTTPStatus.CONFLICT


class AppealAnswered(KitError):
    """An appeal that is settled: the teacher has answered, and the key says the same since."""

    message = N_(
        "Your teacher has answered this, and that settles it. The answer stands in your feedback; "
        "you can argue about this part again only if your teacher changes what the key says of it."
    )
    status = HTTPStatus.CONFLICT


class NothingToAnswer(KitError):
    """A key upheld against nobody."""

    message = N_(
        "Nobody argues for “%(choice)s” any more: it was taken back or answered meanwhile, so the "
        "reply would reach nobody. It stands in the box as you wrote it."
    )
    status = HTTPStatus.CONFLICT


class NothingNew(KitError):
    """A shipped key that the class has already, or that does not fit its text."""

    message = N_(
        "The kit ships no other key for the text that this class has of “%(title)s”. There is "
        "nothing to take over."
    )
    status = HTTPStatus.CONFLICT


class KeyChanged(KitError):
    """Two decide at once: the second sees the first's change, and decides again."""

    message = N_(
        "%(author)s changed this key at the same time. Nothing of yours is lost: look at the new "
        "key below, and decide again."
    )
    status = HTTPStatus.CONFLICT
