"""A teacher's copy of the tiny content's article: made-up paragraphs that stand nowhere else."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from kit.classroom.authoring import copies
from kit.content.articles import Article
from kit.store.authoring.article_copies import CopyRecord
from kit.store.engine import Store
from tests.support.room import NOON

#: Stands in each paragraph, and nowhere else.
ORIGINAL_MARK: Final = "quincunx"
OUTLET: Final = "The Ardenmoor Post"


def paragraph(number: int) -> str:
    """The paragraph of that number."""
    return f"Paragraph {number} of the {ORIGINAL_MARK} says what the council of the town decided."


def text_of(count: int = 9) -> str:
    """An article of so many paragraphs, below its title."""
    return "\n\n".join(["A bridge", "By Ann Ash", *map(paragraph, range(1, count + 1))])


def article(**changed: object) -> Article:
    """The article of the tiny content."""
    fields: Mapping[str, object] = {
        "id": "a", "outlet": OUTLET, "kind": "report", "date": "1 March 2026", "paragraphs": 9,
    }  # fmt: skip
    return Article.model_validate({**fields, **changed})


def attach(store: Store, teacher_id: UUID, text: str | None = None) -> CopyRecord:
    """The teacher's copy of that article."""
    return copies.attach(store, teacher_id, article(), text or text_of(), NOON)
