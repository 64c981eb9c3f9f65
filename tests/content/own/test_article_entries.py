"""Entries of an articles.yaml go out and come in with their comments, in their order."""

import pytest

from kit.content.articles import Article
from kit.content.own.article_entries import added, article_text, entries_of, listed

TEXT = """\
# The articles of our course.
articles:
  # The first, from Monday.
  - id: a
    outlet: The Post   # a town paper
    kind: report
    date: 1 March 2026
    paragraphs: 9
  - id: b
    outlet: The Courier
    kind: comment
    date: 2 March 2026
    paragraphs: 12
    note: >-
      It names its stance.

      # no comment

  # The last.
  - {id: c, outlet: The Echo, kind: report, date: 3 March 2026, paragraphs: 4}
"""
B = """\
# The articles of our course.
articles:
  - id: b
    outlet: The Courier
    kind: comment
    date: 2 March 2026
    paragraphs: 12
    note: >-
      It names its stance.

      # no comment

"""


def test_the_entries_by_id() -> None:
    assert list(listed(TEXT)) == ["a", "b", "c"]
    assert listed("articles: [{id: a}]") == {}
    assert listed("- [") == {}


def test_an_entry_by_itself_keeps_its_comments_and_spelling() -> None:
    assert entries_of(TEXT, ["b"]) == B
    assert entries_of(TEXT, ["a", "c"]) == TEXT.replace(B.partition("articles:\n")[2], "")
    assert entries_of(TEXT, ["a", "b", "c"]) == TEXT
    assert entries_of(TEXT, ["d"]) == ""


def test_a_list_in_brackets_is_written_anew() -> None:
    text = 'articles: [{id: a, outlet: "The Post", kind: report, date: May, paragraphs: 9}]\n'
    assert entries_of(text, ["a"]) == (
        "articles:\n  - id: a\n    outlet: The Post\n    kind: report\n    date: May\n"
        "    paragraphs: 9\n"
    )


def test_articles_as_a_text_read_back() -> None:
    article = Article(
        id="x", outlet="Post: news", kind="report", date="2026", paragraphs=3, note="a, b"
    )
    assert listed(article_text([article])) == {"x": article}
    assert article_text([]) == ""


@pytest.mark.parametrize("text", ["", "\n", "articles: []\n"])
def test_entries_come_into_an_empty_list(text: str) -> None:
    assert added(text, B) == B
    assert added(text, "") == text


def test_entries_come_behind_those_that_are_there() -> None:
    own = "articles:\n- id: z\n  outlet: Z\n  kind: k\n  date: May\n  paragraphs: 1  # one"
    whole = added(own, B)
    assert whole is not None
    assert whole.startswith(own + "\n- id: b\n  outlet: The Courier\n")
    assert list(listed(whole)) == ["z", "b"]
    assert listed(whole)["b"] == listed(B)["b"]


@pytest.mark.parametrize("own", ["articles: [{id: a}]\n", "articles: x\n", "a: [", "- 1\n"])
def test_a_list_that_is_written_otherwise_takes_none(own: str) -> None:
    assert added(own, B) is None
