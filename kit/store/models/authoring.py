"""What teachers write themselves: drafts of exercises and lessons, and every version of each.

A draft is its teacher's and belongs to no class. What a class is given of one is pinned in the
class like any other content (kit.store.models.assignments).
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kit.content.own.texts import DraftKind
from kit.store.models.base import Base, Digest


class Draft(Base):
    """An exercise or lesson that a teacher writes.

    `content_id` is the id that the exercise or lesson has in the course, for good. `present` is the
    number of the version that is worked on, `published` that of the one which classes may be given;
    None where it is not published. `made_from` is the content id that it is a copy of.
    """

    __tablename__ = "draft"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(
        ForeignKey("teacher.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[DraftKind]
    content_id: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    made_from: Mapped[str | None]
    present: Mapped[int]
    published: Mapped[int | None]
    published_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class DraftVersion(Base):
    """A draft's texts at one time. Never changed once written.

    `before` is the version that it was made on: undoing it leads there. `what` says in a word what
    was changed: the name of a text or of a field. `teacher_id` is who changed it.
    """

    __tablename__ = "draft_version"

    draft_id: Mapped[UUID] = mapped_column(
        ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    before: Mapped[int | None]
    texts: Mapped[dict[str, Any]]
    what: Mapped[str]
    made_at: Mapped[datetime]
    teacher_id: Mapped[UUID] = mapped_column(
        ForeignKey("teacher.id", ondelete="CASCADE"), index=True
    )


class DraftPicture(Base):
    """A picture of a draft under the name of its file; never another one under the same name."""

    __tablename__ = "draft_picture"

    draft_id: Mapped[UUID] = mapped_column(
        ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]


class DraftLoan(Base):
    """A draft that another teacher may copy, and give to their classes where it is published."""

    __tablename__ = "draft_loan"

    draft_id: Mapped[UUID] = mapped_column(
        ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True
    )
    teacher_id: Mapped[UUID] = mapped_column(
        ForeignKey("teacher.id", ondelete="CASCADE"), primary_key=True
    )
    lent_at: Mapped[datetime]


class ArticleCopy(Base):
    """A teacher's own copy of an article, for the classes of theirs alone.

    `article_id` and `outlet` are the article's in the list of articles: two lists may use one id
    for two articles. `blocks` are pairs of a text and whether it is a paragraph
    (kit.content.attached.blocks). Nothing else holds any of its words. `open_to` has by the id of a
    class from when on its students may read the whole of it here; None or empty: nobody may.
    """

    __tablename__ = "article_copy"
    __table_args__ = (UniqueConstraint("teacher_id", "article_id", "outlet"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id", ondelete="CASCADE"))
    article_id: Mapped[str]
    outlet: Mapped[str]
    blocks: Mapped[list[Any]]
    attached_at: Mapped[datetime]
    open_to: Mapped[dict[str, Any] | None]


class DraftArticle(Base):
    """The article that a draft's claims are taken from, for its teacher alone.

    `text` is as it was brought; `put_back` names what the kit took out of it and its teacher wants
    there, `kinds` has by the index of a block what its teacher says it is. `about` is where it was
    published; `marks` has by the id of an item where its claim stands, and what was answered to the
    guide's questions (kit.classroom.authoring.drafting.marks). None of it has versions, and nothing
    else holds any of its words but the claims that were taken.
    """

    __tablename__ = "draft_article"

    draft_id: Mapped[UUID] = mapped_column(
        ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str]
    put_back: Mapped[list[Any]]
    kinds: Mapped[dict[str, Any]]
    about: Mapped[dict[str, Any]]
    marks: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]


class DraftReader(Base):
    """Somebody who labels a draft's claims without its key, by a link or on a sheet.

    `is_author`: the draft's author, who reads it once more, from `opens_at` on. The link's token is
    stored as a hash alone. `exercise` is the snapshot of what they read (kit.content.versions),
    which holds no key, and `read_version` the draft's version that it is of; both are set when they
    begin, and stay. Nothing else of the draft is ever read for them.
    """

    __tablename__ = "draft_reader"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    is_author: Mapped[bool]
    token_hash: Mapped[Digest] = mapped_column(unique=True)
    opens_at: Mapped[datetime]
    created_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    read_version: Mapped[int | None]
    exercise: Mapped[str | None]


class ReaderAnswer(Base):
    """What a reader says of one claim. `item_version` is that of the words that it was said of.

    `label` is None where they left it open; a note may stand without one.
    """

    __tablename__ = "reader_answer"

    reader_id: Mapped[UUID] = mapped_column(
        ForeignKey("draft_reader.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[str] = mapped_column(primary_key=True)
    item_version: Mapped[Digest]
    label: Mapped[str | None]
    note: Mapped[str]
    unsure: Mapped[bool]
    answered_at: Mapped[datetime]
