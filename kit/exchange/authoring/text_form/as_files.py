"""Claims with their key as the files of an exercise, as an author would type them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kit.content.articles import Article
from kit.content.own.article_entries import article_text
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, Texts
from kit.content.own.yaml_text import field_line, scalar
from kit.exchange.authoring.text_form.claims import Claim
from kit.exchange.authoring.text_form.item_ids import item_ids
from kit.vocabulary import Scheme


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the claims. `articles` are those that it lists."""

    title: str
    scheme: Scheme
    lesson: str = ""
    intro: str = ""
    core: int | None = None
    articles: Mapping[str, Article] = field(default_factory=dict)


def as_files(content_id: str, head: Head, claims: Sequence[Claim]) -> Texts:
    """The texts of a draft under that id."""
    ids = item_ids(claim.text for claim in claims)
    texts = {
        EXERCISE: "".join(_exercise(content_id, head, claims, ids)),
        KEY: "".join(_key(content_id, claims, ids)),
    }
    articles = article_text(head.articles.values())
    return {**texts, ARTICLES: articles} if articles else texts


def _exercise(
    content_id: str, head: Head, claims: Sequence[Claim], ids: Sequence[str]
) -> Iterator[str]:
    yield field_line("id", content_id, 0)
    yield field_line("title", head.title, 0)
    if head.lesson:
        yield field_line("lesson", head.lesson, 0)
    yield "type: classify\n"
    yield field_line("scheme", head.scheme.value, 0)
    if head.intro:
        yield field_line("intro", head.intro, 0)
    if head.core is not None:
        yield field_line("core", head.core, 0)
    yield "items:\n"
    for item_id, claim in zip(ids, claims, strict=True):
        yield f"  - id: {scalar(item_id)}\n"
        yield field_line("claim", claim.text, 4)
        if claim.before or claim.after:
            yield "    context:\n"
            for name, words in (("before", claim.before), ("after", claim.after)):
                yield field_line(name, words, 6) if words else ""
        yield from _group("from", claim.origin, 4)


def _key(content_id: str, claims: Sequence[Claim], ids: Sequence[str]) -> Iterator[str]:
    yield field_line("exercise", content_id, 0)
    yield "items:\n"
    for item_id, claim in zip(ids, claims, strict=True):
        yield f"  {scalar(item_id)}:\n"
        yield field_line("label", claim.label.value, 4)
        yield field_line("why", claim.because, 4)
        yield f"    cues: [{', '.join(map(scalar, claim.cues))}]\n"
        yield field_line("check", claim.check, 4)
        if claim.url:
            yield field_line("url", claim.url, 4)
        if claim.mixed:
            yield "    mixed: true\n"
        for name, words in claim.more.items():
            yield field_line(name, words, 4)
        if claim.other is not None:
            label, credit, argument = claim.other
            other = {"label": label.value, "credit": credit, "argument": argument}
            yield from _group("debatable", other, 4)


def _group(name: str, fields: Mapping[str, object], indent: int) -> Iterator[str]:
    yield f"{' ' * indent}{name}:\n"
    for field_name, value in fields.items():
        if isinstance(value, list):
            numbers = ", ".join(map(scalar, value))
            yield f"{' ' * (indent + 2)}{field_name}: [{numbers}]\n"
        else:
            yield field_line(field_name, value, indent + 2)
