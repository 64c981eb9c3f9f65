"""What stands above the claims of a text form: read, and what is wrong in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from kit.content.articles import Article
from kit.exchange.authoring.sentences import sentence, shown
from kit.exchange.authoring.text_form.as_files import Head
from kit.exchange.authoring.text_form.blocks import Block, Field, repeated
from kit.exchange.authoring.text_form.claims import BAD_ORIGIN, MISSPELT, TWICE, Mistake
from kit.exchange.authoring.text_form.typed_lines import LABEL, OTHER
from kit.exchange.authoring.text_form.values import label_of, origin_of, scheme_of, with_address
from kit.vocabulary import N_, Scheme
from kit.whole_number import whole_number

#: The parts of an article's line, in their order; all but the last are needed. An address in <>
#: may stand behind them.
ARTICLE_PARTS: Final = ("id", "outlet", "kind", "date", "paragraphs", "note")

NO_TITLE: Final = N_(
    "There is no title. Write “Title: …” on the first line, above all claims, with nothing before "
    "it."
)
OTHER_TYPE: Final = N_(
    "The type “%(type)s” has no text form: only claims to label (classify) have. Use `kit new "
    "exercise NAME --type %(type)s`, the page “Your own”, or a .zip from `kit export`."
)
BAD_SCHEME: Final = N_("“%(typed)s” is no scheme. Allowed: three-way, five-way.")
BAD_CORE: Final = N_("“%(typed)s” is no number of claims. Write “Core: 10”, or take the line out.")
BAD_ARTICLE: Final = N_(
    "“Article: %(typed)s” cannot be read. Write “Article: bridge; The Post; report; 1 March 2026; "
    "9 paragraphs”: a name of small letters, the outlet, what it is, its date, how many "
    "paragraphs, and a note if you like."
)
UNTITLED: Final = "Claims"


@dataclass(frozen=True, slots=True)
class Above:
    """The head, and where the claims are from that do not say it."""

    head: Head
    origin: Mapping[str, Any] | None
    mistakes: tuple[Mistake, ...]


def above(header: Block, blocks: Sequence[Block]) -> Above:
    """What stands above the claims. Without a scheme, the narrower that has all their labels."""
    mistakes = [Mistake(one.line, "", sentence(TWICE, name=f"{one.name.capitalize()}:"))
                for one in repeated(header)]  # fmt: skip
    for line, name in header.misspelt:
        typed = shown(line.typed.partition(":")[0] + ":")
        mistakes.append(Mistake(line.number, "", sentence(MISSPELT, typed=typed, name=name)))

    def text(name: str) -> str:
        typed = header.first(name)
        return typed.text if typed else ""

    if not text("title"):
        mistakes.append(Mistake(1, "", sentence(NO_TITLE)))
    kind = text("type").lower()
    if kind not in {"", "classify"}:
        mistakes.append(_about(header, "type", sentence(OTHER_TYPE, type=shown(kind))))
    scheme = scheme_of(text("scheme"))
    if text("scheme") and scheme is None:
        bad = sentence(BAD_SCHEME, typed=shown(text("scheme")))
        mistakes.append(_about(header, "scheme", bad))
    origin = origin_of(text("from")) if text("from") else None
    if text("from") and origin is None:
        mistakes.append(_about(header, "from", sentence(BAD_ORIGIN, typed=shown(text("from")))))
    core = _core(header, mistakes)
    articles = _articles(header, mistakes)
    head = Head(
        text("title") or UNTITLED, scheme or _scheme(blocks), text("lesson"), text("intro"), core,
        articles,
    )  # fmt: skip
    return Above(head, origin, tuple(mistakes))


def _about(header: Block, name: str, reason: Any) -> Mistake:
    typed = header.first(name)
    return Mistake(typed.line if typed else 1, "", reason)


def _core(header: Block, mistakes: list[Mistake]) -> int | None:
    typed = header.first("core")
    if typed is None:
        return None
    try:
        return whole_number(typed.text, 1)
    except ValueError:
        reason = sentence(BAD_CORE, typed=shown(typed.text))
        mistakes.append(Mistake(typed.line, "", reason))
        return None


def _articles(header: Block, mistakes: list[Mistake]) -> Mapping[str, Article]:
    articles: dict[str, Article] = {}
    for typed in header.fields:
        if typed.name != "article":
            continue
        article = _article(typed)
        if article is None:
            reason = sentence(BAD_ARTICLE, typed=shown(typed.text))
            mistakes.append(Mistake(typed.line, "", reason))
        else:
            articles.setdefault(article.id, article)
    return articles


def _article(typed: Field) -> Article | None:
    words, url = with_address(typed.text)
    parts = [part.strip() for part in words.split(";", len(ARTICLE_PARTS) - 1)]
    fields: dict[str, Any] = dict(zip(ARTICLE_PARTS, parts, strict=False))
    if url:
        fields["url"] = url
    try:
        count = fields.get("paragraphs", "").removesuffix("s").removesuffix("paragraph").strip()
        fields["paragraphs"] = whole_number(count, 1)
        return Article.model_validate(fields)
    except (ValueError, ValidationError):
        return None


def _scheme(blocks: Sequence[Block]) -> Scheme:
    typed = [
        one.text.partition("(")[0].removeprefix("or ").removeprefix("Or ")
        for block in blocks
        for one in block.fields
        if one.name in {LABEL, OTHER}
    ]
    labels = {label_of(words)[0] for words in typed} - {None}
    return Scheme.THREE_WAY if labels <= set(Scheme.THREE_WAY.labels) else Scheme.FIVE_WAY
