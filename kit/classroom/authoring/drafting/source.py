"""Where an article was published, as the draft's own list of articles says it. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from kit.content.own.editing.changing import written
from kit.content.own.editing.field_tree import ITEMS, raw_items
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.editing.yaml_rewriting import rewritten
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, Texts
from kit.vocabulary import N_

#: What is asked about an article: as in the list of articles, but for who wrote it.
ABOUT: Final = ("outlet", "author", "date", "kind", "url")
#: Kinds of text that a form offers, as content says them, with our words for them.
KINDS: Final[Mapping[str, str]] = {
    "report": N_("a report"),
    "comment": N_("a comment"),
    "letter": N_("a letter"),
    "press release": N_("a press release"),
    "post": N_("a post"),
}
_LISTED: Final = "articles"


def with_source(texts: Texts, about: Mapping[str, str], article_id: str, paragraphs: int) -> Texts:
    """The texts with the article's entry in the list of articles; other entries stay.

    What is not known is left out, which *Check* says. Raises UnreadableText.
    """
    fields = plain_fields(texts.get(ARTICLES, ""), ARTICLES)
    listed = fields.get(_LISTED)
    entries = listed if isinstance(listed, list) else []
    others = [one for one in entries if not _is_ours(one, article_id)]
    kept: dict[str, Any] = next((dict(one) for one in entries if _is_ours(one, article_id)), {})
    entry = {**kept, "id": article_id, "paragraphs": max(1, paragraphs)}
    for name in ("outlet", "kind", "date", "url"):
        entry.pop(name, None)
        if about.get(name):
            entry[name] = about[name]
    if about.get("author"):
        entry["note"] = f"By {about['author']}."
    file = {**fields, _LISTED: [entry, *others]}
    return {**texts, ARTICLES: rewritten(texts.get(ARTICLES, ""), file)}


def with_source_id(texts: Texts, old: str, new: str) -> Texts:
    """The texts with the article of an id under another one, as a copy of a draft has it.

    Raises UnreadableText.
    """
    fields = plain_fields(texts.get(ARTICLES, ""), ARTICLES)
    listed = fields.get(_LISTED)
    entries = [
        {**entry, "id": new} if _is_ours(entry, old) else entry
        for entry in (listed if isinstance(listed, list) else [])
    ]
    exercise = plain_fields(texts.get(EXERCISE, ""), EXERCISE)
    items = raw_items(exercise)
    for item in items:
        origin = item.get("from")
        if isinstance(origin, dict) and origin.get("article") == old:
            item["from"] = {**origin, "article": new}
    key = plain_fields(texts.get(KEY, ""), KEY)
    file = {**fields, _LISTED: entries}
    listing = {**texts, ARTICLES: rewritten(texts.get(ARTICLES, ""), file)}
    return written(listing, {**exercise, ITEMS: items}, key)


def _is_ours(entry: Any, article_id: str) -> bool:
    return isinstance(entry, dict) and entry.get("id") == article_id
