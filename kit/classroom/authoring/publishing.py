"""What is wrong with a draft, and publishing it: from then on its teacher may give it to classes.

What was published is never changed in place: publishing again makes another version the published
one, and classes keep the one that they were given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Connection

from kit.classroom.authoring.changing import Writing, refuse_other, writing_in
from kit.classroom.authoring.drafting.apart import apart_of
from kit.classroom.authoring.drafts import DraftState, OwnDraft, lock_in, state_of
from kit.classroom.authoring.errors import ClassesHaveOther, HasErrors, NotAsPublished
from kit.classroom.authoring.given.holdings import holdings_in
from kit.classroom.authoring.own_library import beside_in, pair_in
from kit.content.library import Library
from kit.content.own.advising.advice import advice_on
from kit.content.own.advising.missing_label import CouldBe, Sentence, nothing_at_hand
from kit.content.own.checked import check_texts
from kit.content.own.texts import names_of, placed
from kit.content.problems import Problem, Severity
from kit.items import ITEM_TYPES
from kit.store.assignments import AssignmentRecord
from kit.store.authoring import draft_articles, drafts, versions
from kit.store.authoring.draft_articles import DraftArticleRecord
from kit.store.authoring.drafts import DraftRecord
from kit.store.authoring.holdings import HoldingClass, assignments_of_content, classes_of
from kit.store.engine import Store
from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft as its page shows it: `problems` are those of the present texts, errors first.

    `library` is what the loader makes of them: the exercise or the lesson alone. `classes` are the
    names of those that were given it, by `assignments`, the newest first; `rooms` all of this
    year's. `partner` is the draft that this one names as the other of a pair. `has_article` is
    whether it was begun with an article, so that its page leads through the steps from that.
    """

    writing: Writing
    state: DraftState
    problems: Sequence[Problem]
    classes: Sequence[str]
    library: Library
    rooms: Sequence[HoldingClass]
    assignments: Sequence[AssignmentRecord]
    partner: DraftRecord | None = None
    has_article: bool = False

    @property
    def errors(self) -> Sequence[Problem]:
        """The problems that keep it from being published."""
        return [one for one in self.problems if one.severity is Severity.ERROR]

    def text_of(self, problem: Problem) -> str:
        """The name of the text that a problem is in."""
        draft = self.writing.draft
        names = placed(draft.kind, draft.content_id, {name: name for name in names_of(draft.kind)})
        return names.get(problem.path.as_posix(), "")

    @property
    def waits(self) -> bool:
        """Whether its partner is to be published, too: as it stands, it is not."""
        other = self.partner
        return other is not None and (
            state_of(other) is not DraftState.PUBLISHED or other.published != other.present
        )

    @property
    def is_as_published(self) -> bool:
        """Whether what is published is what stands here."""
        return self.writing.draft.published == self.writing.draft.present


def draft_page(store: Store, shipped: Library, own: OwnDraft) -> DraftPage:
    """The draft, held against the course. Raises NotFound."""
    with store.reading() as connection:
        return _page_in(connection, shipped, own)


def _page_in(connection: Connection, shipped: Library, own: OwnDraft) -> DraftPage:
    writing = writing_in(connection, own)
    draft = writing.draft
    beside = beside_in(connection, shipped, draft.teacher_id, draft.id)
    pictures = versions.pictures(connection, draft.id)
    name = (draft.kind, draft.content_id, writing.texts, beside)
    pair = pair_in(connection, draft, writing.texts)
    article = draft_articles.article_of(connection, draft.id)
    library = check_texts(*name, pictures, pair.partner if pair else None).library
    return DraftPage(
        writing,
        state_of(draft),
        advice_on(library, *name, could_be=_could_be(article, library)),
        drafts.classes_given(connection, draft.teacher_id, draft.content_id),
        library,
        [one for one in classes_of(connection, draft.teacher_id).values() if not one.archived_at],
        assignments_of_content(connection, draft.teacher_id, draft.content_id),
        pair.draft if pair else None,
        article is not None,
    )


def _could_be(article: DraftArticleRecord | None, library: Library) -> CouldBe:
    """What names the sentences of a draft's article for which the kit would propose a label.

    Those that are in the exercise already are left out. Taking an article apart takes a moment, so
    it is done where a label is asked for.
    """
    if article is None:
        return nothing_at_hand
    taken = [
        " ".join(text.split())
        for exercise in library.exercises.values()
        for item in exercise.items
        for text in ITEM_TYPES[exercise.type].texts(item)
    ]

    @cache
    def proposed() -> Mapping[Label, Sequence[Sentence]]:
        apart = apart_of(article)
        sentences: dict[Label, list[Sentence]] = {}
        for finding in apart.findings:
            block = apart.block_of(finding.place)
            if block is None or finding.proposal is None:
                continue
            words = " ".join(finding.place.span.of(block.text).split())
            if not any(words in text or text in words for text in taken):
                among = sentences.setdefault(finding.proposal.label, [])
                among.append(Sentence(words, block.number))
        return sentences

    return lambda label: proposed().get(label, ())


def publish(
    store: Store, shipped: Library, own: OwnDraft, on_version: int, now: datetime
) -> DraftRecord:
    """Let the present version be given; the draft as it was before.

    Raises HasErrors where something is wrong with it, ChangedElsewhere where another version is the
    present one by now, ClassesHaveOther where classes have another version: what that is to mean
    for them is asked first (kit.classroom.authoring.given.publishing_again).
    """
    page = draft_page(store, shipped, own)
    with store.writing() as connection:
        draft = ready_in(connection, own, page, on_version)
        if draft.published == draft.present:
            return draft
        if any(not one.is_same for one in holdings_in(connection, draft, page.library)):
            raise ClassesHaveOther(title=draft.title)
        publish_in(connection, draft, now)
    return draft


def ready_in(
    connection: Connection, own: OwnDraft, page: DraftPage, on_version: int
) -> DraftRecord:
    """The draft, held until the transaction ends, where nothing keeps it from being published.

    `page` is the draft as it was looked through before. Raises as `publish`.
    """
    draft = lock_in(connection, own)
    # The problems are those of the version that was looked at.
    for version in (on_version, page.writing.draft.present):
        refuse_other(connection, draft, version)
    if page.errors:
        raise HasErrors(title=draft.title)
    return draft


def publish_in(connection: Connection, draft: DraftRecord, now: datetime) -> None:
    """Let the present version be given, from now on; what is published already stays so."""
    if draft.published != draft.present:
        drafts.change_draft(connection, draft.id, published=draft.present, published_at=now)


def unpublish(
    store: Store, own: OwnDraft, published: int | None, instead: int | None, now: datetime
) -> DraftRecord:
    """Let another version be given in place of the one that is `published`, or none; as it was.

    Raises NotAsPublished where what is published has changed, or the other is not kept any more.
    """
    with store.writing() as connection:
        draft = lock_in(connection, own)
        if draft.published == instead:
            return draft
        is_kept = instead is None or versions.version(connection, draft.id, instead) is not None
        if draft.published != published or not is_kept:
            raise NotAsPublished(title=draft.title)
        drafts.change_draft(
            connection,
            draft.id,
            published=instead,
            published_at=None if instead is None else now,
        )
    return draft
