"""The source articles that lessons and items name."""

from typing import Annotated

from pydantic import Field

from kit.items.fields.base_models import Content, Identifier, Text


class Article(Content):
    """A source article: what it is, not its text. Paragraphs are counted from 1."""

    id: Identifier
    outlet: Text
    kind: Text
    date: Text
    paragraphs: Annotated[int, Field(ge=1)]
    note: Text | None = None


class ArticleList(Content):
    """The file lessons/articles.yaml."""

    articles: tuple[Article, ...]
