"""Where a draft's items come from: its own list of articles as fields, named without an id."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from kit.content.articles import Article
from kit.content.own.editing.changing import Changes, new_value, put
from kit.content.own.editing.field_shapes import FieldShape, Kind, Option, shapes_of
from kit.content.own.editing.field_tree import ExerciseFields, Field, FieldPath, ItemFields
from kit.content.own.editing.machine_ids import unique_slug
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.editing.yaml_rewriting import rewritten
from kit.content.own.texts import ARTICLES, Texts
from kit.vocabulary import N_

_LISTED: Final = "articles"
#: The field of an item that names an article.
_NAMES: Final = "article"
#: Of a new entry where nothing else is typed: most are.
_USUAL_KIND: Final = "report"
_GROUP: Final = FieldShape(
    "article",
    Kind.GROUP,
    N_("The article"),
    N_("What your claims follow: filled in once, and taken for each claim that you paste."),
    required=True,
)


def article_fields(texts: Texts) -> tuple[Field, ...]:
    """A group of fields for each article of the draft, and an empty one. Raises UnreadableText."""
    return tuple(_fields_of(number, one) for number, one in enumerate([*_listed(texts), {}]))


def with_articles(texts: Texts, changes: Changes) -> Texts:
    """The texts with what was typed into `article_fields`. Raises UnreadableText.

    An article is named by its outlet and date; one of which nothing is typed any more goes.
    """
    listed = _listed(texts)
    changed = []
    for number, before in enumerate([*listed, {}]):
        fields = _fields_of(number, before).members
        entry = dict(before)
        for field in fields:
            put(entry, fields, field, new_value(field, changes))
        if any(value for name, value in entry.items() if name not in {"id", "kind"}):
            changed.append(entry)
    if changed == listed or not (changed or listed):
        return texts
    taken = {str(one["id"]) for one in changed if "id" in one}
    named = [one if "id" in one else _named(one, taken) for one in changed]
    file = {**plain_fields(texts.get(ARTICLES, ""), ARTICLES), _LISTED: named}
    return {**texts, ARTICLES: rewritten(texts.get(ARTICLES, ""), file) if named else ""}


def naming_articles(
    tree: ExerciseFields, texts: Texts, course: Iterable[Article]
) -> ExerciseFields:
    """The tree with articles to choose where an item names one: the draft's, then the course's."""
    offered = [Option(one["id"], article_words(one)) for one in _listed(texts) if one.get("id")]
    own = {one.value for one in offered}
    offered += [
        Option(one.id, article_words(one.model_dump())) for one in course if one.id not in own
    ]
    return replace(tree, items=tuple(_choosing(item, offered) for item in tree.items))


def article_words(entry: Mapping[str, Any]) -> str:
    """An article as one reads of it: where it was published, and when."""
    return ", ".join(str(entry[name]) for name in ("outlet", "date") if entry.get(name))


def origin_of(texts: Texts, paragraph: int | None) -> dict[str, Any] | None:
    """Where a new item comes from: the draft's first article, by its paragraph if that is known.

    Without one it is the publication by its words. None where nothing is said of an article.
    """
    first = next(iter(_listed(texts)), {})
    words = article_words(first)
    if paragraph is not None and first.get("id"):
        return {"article": first["id"], "paragraph": paragraph}
    if not words:
        return None
    return {"report": words, **({"url": first["url"]} if first.get("url") else {})}


def _listed(texts: Texts) -> list[dict[str, Any]]:
    listed = plain_fields(texts.get(ARTICLES, ""), ARTICLES).get(_LISTED)
    entries = listed if isinstance(listed, list) else []
    return [one if isinstance(one, dict) else {} for one in entries]


def _fields_of(number: int, entry: Mapping[str, Any]) -> Field:
    path: FieldPath = (ARTICLES, _LISTED, number)
    members = tuple(
        Field(one, (*path, one.name), entry.get(one.name), one.title)
        for one in shapes_of(Article)
        if one.name != "id"
    )
    return Field(_GROUP, path, entry, _GROUP.title, members=members)


def _named(entry: Mapping[str, Any], taken: set[str]) -> dict[str, Any]:
    name = unique_slug(article_words(entry), taken, "article")
    taken.add(name)
    return {"id": name, "kind": _USUAL_KIND, **entry}


def _choosing(item: ItemFields, offered: Sequence[Option]) -> ItemFields:
    return replace(item, fields=tuple(_choosing_field(one, offered) for one in item.fields))


def _choosing_field(field: Field, offered: Sequence[Option]) -> Field:
    members = tuple(_choosing_field(one, offered) for one in field.members)
    if field.shape.name != _NAMES or field.kind is not Kind.LINE or not offered:
        return replace(field, members=members)
    said = str(field.value or "")
    unknown = said and said not in {one.value for one in offered}
    return replace(field, choices=(*offered, *((Option(said, said),) if unknown else ())))
