"""Where the texts of items come from, as the students' page says it, for paper."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kit.content.articles import Article
from kit.items.fields.base_models import ArticleOrigin, Item, Origin, ReportOrigin, Wording
from kit.items.printing.blocks import Look, Paragraph, Role, Run, Text, Words
from kit.vocabulary import N_

_OF_ARTICLE: Final = {
    Wording.QUOTED: (
        N_("Quoted as printed in %(outlet)s, %(date)s, paragraph %(list)s"),
        N_("Quoted as printed in %(outlet)s, %(date)s, paragraphs %(list)s"),
    ),
    Wording.OURS: (
        N_("Our wording, after %(outlet)s, %(date)s, paragraph %(list)s"),
        N_("Our wording, after %(outlet)s, %(date)s, paragraphs %(list)s"),
    ),
}
_OF_REPORT: Final = {
    Wording.QUOTED: N_("Quoted as printed in %(report)s"),
    Wording.OURS: N_("Our wording, after %(report)s"),
}


def source_lines(
    item: Item, articles: Mapping[str, Article], *, addresses: bool = False
) -> Sequence[Paragraph]:
    """A line for each origin of an item. `addresses`: say where it can be read, for teachers."""
    lines: list[Paragraph] = []
    for line in _lines(item, articles, addresses=addresses):
        # Two texts of one item may say the same.
        if line not in lines:
            lines.append(line)
    return lines


def _lines(item: Item, articles: Mapping[str, Article], *, addresses: bool) -> Iterator[Paragraph]:
    for _path, origin in item.origins():
        url = _address(origin, articles) if addresses else None
        more = (Run(" "), Run(url, Look.ADDRESS)) if url else ()
        yield Paragraph((Run(_words(origin, articles)), *more), Role.SMALL)


def _words(origin: Origin, articles: Mapping[str, Article]) -> Text:
    if isinstance(origin, ArticleOrigin):
        article = articles.get(origin.article)
        single, several = _OF_ARTICLE[origin.wording]
        facts = {
            "outlet": article.outlet if article else origin.article,
            "date": article.date if article else "",
            "list": ", ".join(map(str, origin.paragraphs)),
        }
        return Words(single, facts, several, len(origin.paragraphs))
    if isinstance(origin, ReportOrigin):
        return Words(_OF_REPORT[origin.wording], {"report": origin.report})
    return origin.invented


def _address(origin: Origin, articles: Mapping[str, Article]) -> str | None:
    if isinstance(origin, ArticleOrigin):
        article = articles.get(origin.article)
        return article.url if article else None
    return origin.url if isinstance(origin, ReportOrigin) else None
