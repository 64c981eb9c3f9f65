"""Publishing what classes have already: each keeps its version, or has its key corrected.

One transaction: either all of it is done, or nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import Connection

from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.errors import NotCorrectable
from kit.classroom.authoring.given.holdings import GivenVersion, Holding, holdings_in
from kit.classroom.authoring.publishing import DraftPage, draft_page, publish_in, ready_in
from kit.classroom.clock import Clock
from kit.classroom.errors import NotFound
from kit.classroom.keys.decisions import decide_in, plan_in
from kit.classroom.keys.proposals import Proposal
from kit.content.library import Library
from kit.store.authoring.drafts import DraftRecord
from kit.store.engine import Store
from kit.store.keys.decisions import read_decision
from kit.vocabulary import Ruling

#: A proposal needs a reason; whoever only looks has given none yet.
_LOOKED_AT: Final = "-"


@dataclass(frozen=True, slots=True)
class MarksThatChange:
    """How many marks a correction would change, and of how many."""

    changed: int
    all: int


@dataclass(frozen=True, slots=True)
class AgainPage:
    """A draft that is to be published beside what classes have of it.

    `marks`: by the field of each class whose key could be corrected, what that would change.
    """

    checked: DraftPage
    versions: Sequence[GivenVersion]
    marks: dict[str, MarksThatChange]

    @property
    def draft(self) -> DraftRecord:
        """The draft as it is now."""
        return self.checked.writing.draft


@dataclass(frozen=True, slots=True)
class Correction:
    """A class whose key is to be corrected: by an assignment, and on which version of its key."""

    assignment_id: UUID
    on_version: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction did to a class, by its name: how many marks have changed."""

    classroom_id: UUID
    assignment_id: UUID
    classroom: str
    changed: int


def again_page(store: Store, shipped: Library, own: OwnDraft) -> AgainPage:
    """What classes have of a draft, and what correcting their keys would do. Raises NotFound."""
    with store.one_moment() as moment:
        page = draft_page(moment, shipped, own)
        with moment.reading() as connection:
            versions = holdings_in(connection, page.writing.draft, page.library)
            marks = {
                one.field: _marks(connection, page, one)
                for version in versions
                for one in version.holdings
                if one.stays is None
            }
    return AgainPage(page, versions, marks)


def _marks(connection: Connection, page: DraftPage, holding: Holding) -> MarksThatChange:
    proposal = _proposal(page, Correction(holding.newest.id, holding.newest.key_version))
    plan = plan_in(connection, holding.classroom.id, holding.newest.id, proposal)
    return MarksThatChange(
        sum(len(one.changed) for one in plan.remarked),
        sum(len(one.after) for one in plan.remarked),
    )


def _proposal(page: DraftPage, correction: Correction) -> Proposal:
    key = page.library.keys[page.writing.draft.content_id]
    return Proposal(Ruling.ADOPTED, _LOOKED_AT, correction.on_version, shipped=key)


def publish_again(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    shipped: Library,
    own: OwnDraft,
    on_version: int,
    corrections: Sequence[Correction],
    *,
    reason: str,
    author: str,
    clock: Clock,
    once: UUID,
) -> Sequence[Corrected]:
    """Publish the present version, and put its key in place of that of the classes named.

    Classes that are not named keep what they have. `once` is the form's own id: sent twice, it is
    done once. Raises as `publish`, but never ClassesHaveOther; NotCorrectable, NotFound, and as
    `kit.classroom.keys.decisions.decide`; then nothing is done.
    """
    page = draft_page(store, shipped, own)
    with store.writing() as connection:
        draft = ready_in(connection, own, page, on_version)
        versions = holdings_in(connection, draft, page.library)
        holdings = [one for version in versions for one in version.holdings]
        chosen = [(_holding_of(holdings, one.assignment_id), one) for one in corrections]
        publish_in(connection, draft, clock())
        done = []
        # In one order, so that two who do this at once wait for each other.
        for holding, correction in sorted(chosen, key=lambda pair: pair[0].classroom.id):
            proposal = replace(_proposal(page, correction), reason=reason)
            decision_id = uuid5(once, str(correction.assignment_id))
            room = holding.classroom
            if holding.stays and read_decision(connection, room.id, decision_id) is None:
                raise NotCorrectable(classroom=room.name, title=draft.title)
            about = (connection, room.id, correction.assignment_id, proposal, author, clock)
            changed = decide_in(*about, once=decision_id).changed
            done.append(Corrected(room.id, correction.assignment_id, room.name, changed))
    return done


def _holding_of(holdings: Sequence[Holding], assignment_id: UUID) -> Holding:
    """The one that an assignment is of. Raises NotFound for another teacher's, or a deleted one."""
    for holding in holdings:
        if any(record.id == assignment_id for record in holding.records):
            return holding
    raise NotFound
