"""The source articles that lessons and items name."""

from typing import Annotated

from pydantic import Field

from kit.items.fields.addresses import Url
from kit.items.fields.base_models import Content, Identifier, Text


class Article(Content):
    """A source article: what it is, not its text. Paragraphs are counted from 1.

    `url`: where it can be read, if that is known.
    """

    id: Identifier
    outlet: Text
    kind: Text
    date: Text
    paragraphs: Annotated[int, Field(ge=1)]
    note: Text | None = None
    url: Url | None = None


class ArticleList(Content):
    """The file lessons/articles.yaml."""

    articles: tuple[Article, ...]
