"""Where an article was published, as the draft's own list of articles says it. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.editing.yaml_rewriting import rewritten
from kit.content.own.texts import ARTICLES, Texts
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


def _is_ours(entry: Any, article_id: str) -> bool:
    return isinstance(entry, dict) and entry.get("id") == article_id
