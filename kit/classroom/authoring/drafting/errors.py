"""What can go wrong where an exercise is made from an article."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class NoArticleText(KitError):
    """Nothing was pasted, and no file chosen."""

    message = N_("There is no text yet. Paste the article's words, or choose a file with them.")
    status = HTTPStatus.BAD_REQUEST


class ArticleTooLong(KitError):
    """A text longer than any article that is kept."""

    message = N_(
        "This text has %(length)s characters; %(most)s are the most. Nothing is kept yet: paste "
        "the part that you want to ask about."
    )
    status = HTTPStatus.BAD_REQUEST


class ArticleChanged(KitError):
    """An article that another window has changed since the page was shown."""

    message = N_(
        "Another window changed this article meanwhile. What you typed stands here and is not "
        "kept yet: look at the article, and press the button once more."
    )
    status = HTTPStatus.CONFLICT
