"""The author's page of readers: what each says of each claim beside the key; how far they agree."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from kit.classroom.authoring.drafts import OwnDraft, draft_in, present_in
from kit.classroom.authoring.reading.snapshots import item_versions, read_snapshot, readable
from kit.content.exercise import Exercise
from kit.content.own.debating import KeySays, key_says
from kit.content.own.texts import EXERCISE, Texts
from kit.store.authoring import readers
from kit.store.authoring.drafts import DraftRecord
from kit.store.authoring.readers import AnswerRecord, ReaderRecord
from kit.store.engine import Store
from kit.vocabulary import Label

if TYPE_CHECKING:
    from kit.results.estimation.estimate import Figure

#: How many readers have to say the same before the key stands alone against them.
_AT_LEAST: Final = 2


class Stand(StrEnum):
    """How the key stands to what readers say of a claim."""

    #: Two or more readers, all of one label that is not the key's: the key stands alone.
    ALONE = "alone"
    #: Some say another label than the key, others do not; or a single reader says another.
    SPLIT = "split"
    #: They say something, and the key nothing.
    UNKEYED = "unkeyed"
    #: All who say anything say what the key says.
    SHARED = "shared"
    #: Nobody says anything of it as it is now.
    UNREAD = "unread"


#: Alpha of 0.8 and more is relied on, and from 0.667 tentatively (Krippendorff 2004): by the whole
#: of the interval, or nothing is said of it.
RELIED: Final = 0.8
TENTATIVE: Final = 0.667


class Meaning(StrEnum):
    """What alpha with its interval lets one say."""

    AGREE = "agree"
    MOSTLY = "mostly"
    DIFFER = "differ"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """A reader, how far they got, and how many of their labels are for words that changed since."""

    reader: ReaderRecord
    labelled: int
    of: int
    outdated: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as it is now: what the key says and what each reader says of these same words.

    `said` is by reader; `others` are the labels besides the key's, the commonest first, each with
    how many say so.
    """

    number: int
    item: Any
    keyed: KeySays | None
    said: Mapping[UUID, AnswerRecord]
    stand: Stand
    counts: Sequence[tuple[Label, int]]

    @property
    def saying(self) -> int:
        """How many readers gave it a label."""
        return sum(count for _label, count in self.counts)

    @property
    def others(self) -> Sequence[tuple[Label, int]]:
        """The labels that the key does not give, the commonest first."""
        own = self.keyed.label if self.keyed else None
        return [(label, count) for label, count in self.counts if label is not own]


@dataclass(frozen=True, slots=True)
class ReadersPage:
    """All of it. `exercise` is None where nothing in the draft can be read for agreement."""

    draft: DraftRecord
    exercise: Exercise[Any] | None
    readers: Sequence[ReaderRow]
    claims: Sequence[ClaimRow]
    alpha: "Figure | None"
    meaning: Meaning | None


def readers_page(store: Store, own: OwnDraft) -> ReadersPage:
    """Claims where the key stands alone first, then those where readers differ. Raises NotFound."""
    with store.reading() as connection:
        draft = draft_in(connection, own)
        texts = present_in(connection, draft).texts
        asked = readers.readers_of(connection, draft.id)
        answers = readers.answers_of(connection, [one.id for one in asked])
    exercise = readable(texts.get(EXERCISE, ""))
    versions = item_versions(exercise) if exercise else {}
    rows = [_reader_row(one, answers, versions) for one in asked]
    if exercise is None:
        return ReadersPage(draft, None, rows, (), None, None)
    current = [one for one in answers if versions.get(one.item_id) == one.item_version]
    alpha = _alpha(exercise, asked, current)
    return ReadersPage(
        draft, exercise, rows, claim_rows(exercise, texts, current), alpha, meaning_of(alpha)
    )


def _reader_row(
    reader: ReaderRecord, answers: Sequence[AnswerRecord], versions: Mapping[str, str]
) -> ReaderRow:
    own = [one for one in answers if one.reader_id == reader.id and one.label is not None]
    outdated = sum(versions.get(one.item_id) != one.item_version for one in own)
    size = len(read_snapshot(reader.exercise).items) if reader.exercise else len(versions)
    return ReaderRow(reader, len(own), size, outdated)


def claim_rows(
    exercise: Exercise[Any], texts: Texts, answers: Sequence[AnswerRecord]
) -> Sequence[ClaimRow]:
    """The claims with what is said of them, those first that want looking at. Pure."""
    keyed = key_says(texts)
    rows = []
    for number, item in enumerate(exercise.items, 1):
        said = {one.reader_id: one for one in answers if one.item_id == item.id}
        counted = Counter(Label(one.label) for one in said.values() if one.label is not None)
        own = keyed.get(item.id)
        stand = stand_of(own.label if own else None, counted)
        rows.append(ClaimRow(number, item, own, said, stand, counted.most_common()))
    order = list(Stand)
    return sorted(rows, key=lambda row: order.index(row.stand))


def stand_of(key: Label | None, counts: Mapping[Label, int]) -> Stand:
    """How the key stands to so many readers of each label. Pure."""
    if not counts:
        return Stand.UNREAD
    if key is None:
        return Stand.UNKEYED
    if set(counts) == {key}:
        return Stand.SHARED
    if len(counts) == 1 and sum(counts.values()) >= _AT_LEAST:
        return Stand.ALONE
    return Stand.SPLIT


def _alpha(
    exercise: Exercise[Any], asked: Sequence[ReaderRecord], answers: Sequence[AnswerRecord]
) -> "Figure | None":
    """How far the readers agree among themselves; None where fewer than two have read."""
    reading = {one.reader_id for one in answers if one.label is not None}
    if len(reading) < _AT_LEAST or exercise.scheme is None:
        return None
    # What computes is imported where it is asked for: numpy takes longer to load than the kit.
    import numpy as np  # noqa: PLC0415 - slow import

    from kit.results.statistics.agreement import agreement_of_readers  # noqa: PLC0415 - slow import

    labels = [label.value for label in exercise.scheme.labels]
    items = [item.id for item in exercise.items]
    rows = [one.id for one in asked if one.id in reading]
    codes = np.full((len(rows), len(items)), -1, dtype=np.int64)
    for answer in answers:
        if answer.label is not None:
            at = rows.index(answer.reader_id), items.index(answer.item_id)
            codes[at] = labels.index(answer.label)
    return agreement_of_readers(codes, len(labels))


def meaning_of(alpha: "Figure | None") -> Meaning | None:
    """What may be said of it; None where there is no interval to say it by. Pure."""
    if alpha is None or alpha.interval is None:
        return None
    if alpha.interval.low >= RELIED:
        return Meaning.AGREE
    if alpha.interval.low >= TENTATIVE:
        return Meaning.MOSTLY
    return Meaning.DIFFER if alpha.interval.high < TENTATIVE else Meaning.OPEN
