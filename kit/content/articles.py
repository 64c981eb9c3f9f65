"""The source articles that lessons and items name."""

from typing import Annotated

from pydantic import Field

from kit.items.fields.addresses import Url
from kit.items.fields.base_models import Content, Identifier, Line, Text
from kit.vocabulary import N_


class Article(Content):
    """A source article: what it is, not its text. Paragraphs are counted from 1.

    `url`: where it can be read, if that is known.
    """

    id: Identifier = Field(
        title=N_("Id"),
        description=N_(
            "A short name, by which lessons and items name the article: lower-case letters, "
            "digits and single hyphens."
        ),
        examples=["bridge"],
    )
    outlet: Line = Field(
        title=N_("Outlet"), description=N_("Who published it, such as The Ardenmoor Post.")
    )
    kind: Line = Field(
        title=N_("Kind of text"),
        description=N_("What it is, such as report, comment or letter."),
        examples=["report"],
    )
    date: Line = Field(
        title=N_("Date"), description=N_("When it was published."), examples=["1 March 2026"]
    )
    paragraphs: Annotated[int, Field(ge=1)] = Field(
        title=N_("Paragraphs"),
        description=N_("How many the article has, counted from 1; its headline is none."),
        examples=[9],
    )
    note: Text | None = Field(
        default=None,
        title=N_("Note"),
        description=N_("What a reader should know of it, such as that it is a translation."),
    )
    url: Url | None = Field(
        default=None,
        title=N_("Web address"),
        description=N_("Where the article can be read on the web, if that is known."),
        examples=["https://example.org/news/bridge"],
    )


class ArticleList(Content):
    """The file lessons/articles.yaml."""

    articles: tuple[Article, ...] = Field(
        title=N_("Articles"),
        description=N_("The articles that lessons and items name: what they are, not their text."),
    )
