"""What is read of a file, and why a file is none: whole sentences, each with what to do."""

import pytest

from kit.classroom.errors import KitError
from kit.exchange.article_files import article


@pytest.mark.parametrize(
    "reason",
    [
        article.NoArticle(kind="a PDF"),
        article.EmptyFile(),
        article.ArticleFileTooLarge(most=1),
        article.PictureOfText(),
        article.LockedFile(),
        article.TooManyPages(pages=2, most=1),
        article.DamagedFile(),
        article.SlowFile(seconds=1),
    ],
)
def test_each_reason_says_what_to_do(reason: KitError) -> None:
    assert str(reason).startswith(("This file ", "There is no text in this file."))
    assert "paste" in str(reason).casefold()


def test_what_stands_nowhere_is_empty() -> None:
    assert article.ReadArticle("x") == article.ReadArticle("x", "", "", "", "")
