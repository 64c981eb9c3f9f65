"""An article as it was read of a file, and why a file is none."""

from dataclasses import dataclass
from typing import Final

from kit.classroom.errors import KitError
from kit.vocabulary import N_

#: Of a file, in bytes: a saved page with its scripts, a PDF with its pictures.
LARGEST_ARTICLE_FILE: Final = 10_000_000
#: Of a PDF: more are a book.
PAGES_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """The text of a file, paragraphs apart by an empty line, and what it says of itself.

    What stands nowhere is empty. `date` is as the file has it, or as in ISO 8601 where it says so
    to machines. None of them stands in `text` because of that: a page that prints its title has it
    there, too.
    """

    text: str
    title: str = ""
    byline: str = ""
    date: str = ""
    outlet: str = ""


class NoArticle(KitError):
    """A file of a kind that holds no text to read."""

    message = N_(
        "This file is %(kind)s. Allowed are plain text (.txt, .md), a saved web page (.html), Word "
        "(.docx) and PDF. Open it, copy the article, and paste it into the box."
    )


class EmptyFile(KitError):
    """A file without any word."""

    message = N_(
        "There is no text in this file. Open it and look whether it is the right one, or copy the "
        "article and paste it into the box."
    )


class ArticleFileTooLarge(KitError):
    """A file larger than any article."""

    message = N_(
        "This file has more than %(most)s bytes, so it is more than an article. Open it, copy the "
        "article, and paste it into the box."
    )


class PictureOfText(KitError):
    """A PDF whose pages are pictures."""

    message = N_(
        "This file is a picture of text: a scan, whose words cannot be read. Paste the words "
        "instead, or have a program for scans read it first."
    )


class LockedFile(KitError):
    """A file that opens with a password only."""

    message = N_(
        "This file is locked with a password. Open it, copy the article, and paste it into the box."
    )


class TooManyPages(KitError):
    """A PDF longer than any article."""

    message = N_(
        "This file has %(pages)s pages; allowed are %(most)s. Open it, copy the article, and paste "
        "it into the box."
    )


class DamagedFile(KitError):
    """A file that its own kind's rules do not let read."""

    message = N_(
        "This file is damaged, or more is packed into it than an article has: it cannot be read. "
        "Open it in its program, copy the article, and paste it into the box."
    )


class SlowFile(KitError):
    """A file that takes longer to read than any article should."""

    message = N_(
        "This file took longer than %(seconds)s seconds to read, so it was left. Open it, copy the "
        "article, and paste it into the box."
    )
