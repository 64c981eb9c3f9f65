"""What can go wrong for a teacher who writes, each with the words to say about it."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class ChangedElsewhere(KitError):
    """A change of a version that is not the present one any more: nothing is overwritten."""

    message = N_(
        "“%(title)s” was changed elsewhere: by %(who)s at %(when)s. What you have here was made on "
        "the version before that, so it is not stored. Look at the other version, or keep yours as "
        "a copy beside it."
    )
    status = HTTPStatus.CONFLICT


class NoStep(KitError):
    """An undo or redo where there is nothing before, or after."""

    status = HTTPStatus.CONFLICT


class TextTooLong(KitError):
    """A text of a draft that is longer than any that is kept; `name` is the text's."""

    message = N_(
        "This text has %(length)s characters; %(most)s are the most. Nothing is stored yet: take "
        "something out, or make two of it."
    )

    def __init__(self, name: str, **facts: object) -> None:
        super().__init__(**facts)
        self.name = name


class HasErrors(KitError):
    """A draft to publish in which something is wrong."""

    message = N_(
        "“%(title)s” cannot be published yet: something in it is wrong. It is listed below, each "
        "with its place."
    )
    status = HTTPStatus.CONFLICT


class NotAsPublished(KitError):
    """An undo of a publishing after which something else was published, or taken back."""

    message = N_(
        "What is published of “%(title)s” has changed since, so nothing was undone. Here is how it "
        "stands now."
    )
    status = HTTPStatus.CONFLICT


class ClassesHaveOther(KitError):
    """A draft to publish of which classes have another version: first it is asked what it is."""

    message = N_(
        "Classes have another version of “%(title)s”. Look at what differs, and say what it is to "
        "be for them; then publish it."
    )
    status = HTTPStatus.CONFLICT


class NotCorrectable(KitError):
    """A key to correct for a class that does not have it, or has it at another text."""

    message = N_(
        "The key of %(classroom)s cannot be corrected from here any more: what that class has of "
        "“%(title)s” has changed meanwhile. Nothing is published, and nothing was changed for any "
        "class. Look at how it stands now, and decide again."
    )
    status = HTTPStatus.CONFLICT


class NoPicture(KitError):
    """A file that is none of the pictures that a lesson may have, and why."""

    message = N_("%(file)s is not taken: found %(fault)s; allowed: %(allowed)s; %(advice)s.")


class TooManyPictures(KitError):
    """One more picture than a lesson may have."""

    message = N_(
        "This lesson has %(most)s pictures; more are not kept. Take one out that you do not need, "
        "then add this one."
    )


class TooLong(KitError):
    """A copy of an article that is longer than any that is kept."""

    message = N_(
        "This text has %(length)s characters; %(most)s are the most. Nothing is kept yet: take out "
        "what is not the article, and try again."
    )
    lines = N_(
        "This text falls into more than %(most)s paragraphs and lines. Nothing is kept yet: take "
        "out what is not the article, and try again."
    )


class NoParagraph(KitError):
    """A copy of an article in which no paragraph was found."""

    message = N_(
        "There is no paragraph in this text. Copy the article's own text, as you read it, and "
        "paste it here."
    )


class NoPlace(KitError):
    """A correction of a paragraph that there is not."""

    message = N_("There is no such place in this copy. Here is how it stands now.")


class CopyChanged(KitError):
    """A correction of paragraphs that are others by now."""

    message = N_(
        "The paragraphs of “%(outlet)s” were corrected elsewhere meanwhile, so nothing was "
        "changed. Here is how they stand now."
    )
    status = HTTPStatus.CONFLICT
