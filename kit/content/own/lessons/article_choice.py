"""The articles that a form lets the author of a lesson choose, by what they are and not by id."""

from collections.abc import Mapping

from kit.content.articles import Article
from kit.content.own.article_entries import listed
from kit.content.own.editing.field_shapes import Option
from kit.content.own.texts import ARTICLES, Texts


def article_options(texts: Texts, beside: Mapping[str, Article]) -> list[Option]:
    """The articles that a lesson may name: those of the course, and those of the draft itself."""
    articles = {**beside, **listed(texts.get(ARTICLES, ""))}
    return [Option(name, f"{one.outlet}, {one.date} ({name})") for name, one in articles.items()]
