"""The article in a file that a command is given."""

from pathlib import Path

from kit.classroom.errors import KitError
from kit.cli.options import WRONG_CALL, stop
from kit.exchange.article_files.article import LARGEST_ARTICLE_FILE, ReadArticle
from kit.exchange.article_files.reading import read_article


def article_or_stop(file: Path) -> ReadArticle:
    """The article in a text, saved page, Word file or PDF; where there is none the command ends."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(LARGEST_ARTICLE_FILE + 1)
    except OSError as error:
        stop(f"{file} cannot be read: {error.strerror}.", status=WRONG_CALL)
    try:
        return read_article(raw)
    except KitError as reason:
        stop(str(reason))
