"""Taking over the key that the kit ships now: what that would change, and the change itself."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kit.classroom.assignments.assignments import assignment_of, settle
from kit.classroom.clock import Clock
from kit.classroom.keys.decisions import Decided, decide
from kit.classroom.keys.errors import NothingNew
from kit.classroom.keys.history import key_status
from kit.classroom.keys.preview import PreviewPage, page_of, read_preview
from kit.classroom.keys.proposals import Proposal
from kit.content.library import Library
from kit.store.engine import Store
from kit.vocabulary import Ruling


def shipped_page(
    store: Store, library: Library, classroom_id: UUID, assignment_id: UUID, now: datetime
) -> PreviewPage:
    """What the kit's key would change in the key as it is now. Raises NotFound or NothingNew."""
    settle(store, classroom_id, assignment_id, now)
    with store.one_moment() as moment:
        record = assignment_of(moment, classroom_id, assignment_id)
        shipped = key_status(moment, library, classroom_id, assignment_id).shipped
        if shipped is None:
            raise NothingNew(title=record.title)
        # Whoever looks has given no reason yet, and a proposal must have one.
        looked_at = Proposal(Ruling.ADOPTED, "-", record.key_version, shipped=shipped)
        return page_of(read_preview(moment, classroom_id, assignment_id, looked_at))


def adopt(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    library: Library,
    classroom_id: UUID,
    assignment_id: UUID,
    proposal: Proposal,
    *,
    author: str,
    clock: Clock,
    once: UUID | None = None,
) -> Decided:
    """Put the kit's present key in place of the class's. `once` and what is raised as `decide`."""
    shipped = key_status(store, library, classroom_id, assignment_id).shipped
    return decide(
        store,
        classroom_id,
        assignment_id,
        replace(proposal, shipped=shipped),
        author,
        clock,
        once=once,
    )
