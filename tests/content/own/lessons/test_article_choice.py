"""Articles are chosen by what they are, not typed as ids."""

from kit.content.own.editing.field_shapes import Option
from kit.content.own.lessons.article_choice import article_options
from kit.content.own.texts import ARTICLES


def test_articles_are_those_of_the_course_and_of_the_draft() -> None:
    fields = "id: weir, outlet: The Post, kind: report, date: 1 May 2026, paragraphs: 3"
    options = article_options({ARTICLES: f"articles:\n  - {{{fields}}}\n"}, {})
    assert options == [Option("weir", "The Post, 1 May 2026 (weir)")]
