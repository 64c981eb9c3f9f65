"""What goes wrong is said in sentences that name what to do."""

from http import HTTPStatus

from kit.classroom.authoring.drafting.errors import ArticleChanged, ArticleTooLong, NoArticleText


def test_each_says_what_to_do_and_loses_nothing() -> None:
    assert NoArticleText.message == (
        "There is no text yet. Paste the article's words, or choose a file with them."
    )
    assert ArticleTooLong.message % {"length": 120_001, "most": 120_000} == (
        "This text has 120001 characters; 120000 are the most. Nothing is kept yet: paste the part "
        "that you want to ask about."
    )
    assert ArticleChanged.message == (
        "Another window changed this article meanwhile. What you typed stands here and is not "
        "kept yet: look at the article, and press the button once more."
    )
    statuses = [one.status for one in (NoArticleText, ArticleTooLong, ArticleChanged)]
    assert statuses == [HTTPStatus.BAD_REQUEST, HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT]
