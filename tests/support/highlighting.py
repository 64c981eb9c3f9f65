"""Passages to paint, their keys and forms."""

from typing import Any

from werkzeug.datastructures import MultiDict

from kit.items import ITEM_TYPES
from kit.items.fields.answer_form import AnswerForm
from kit.items.highlight import HighlightItem
from kit.vocabulary import Scheme

HIGHLIGHT = ITEM_TYPES["highlight"]


PASSAGE = "On Monday [[plan: the council announced a plan]], and [[vote: nine of them voted for it]]. [[sad: It is a sad plan]]."


def item(passage: str = PASSAGE, *, free: bool = False) -> HighlightItem:
    """Nineteen words: 2 connect, 5 are the plan, 1 connects, 6 are the vote, 5 are sad."""
    fields = {"id": "lead", "passage": passage, "free": free, "from": {"invented": "x"}}
    return HighlightItem.model_validate(fields)


def claim(label: str, *cues: str, **more: Any) -> dict[str, Any]:
    return {"label": label, "why": "x", "check": "x", "cues": cues, **more}


CLAIMS = {"plan": claim("official", "announced"), "vote": claim("sourced", "voted"), "sad": claim("editorial", "sad")}  # fmt: skip


def form(
    posted: dict[str, str], *, free: bool = False, scheme: Scheme = Scheme.THREE_WAY
) -> AnswerForm:
    made = HIGHLIGHT.form_class(item(free=free), scheme)(MultiDict(posted))
    made.validate()
    return made
