"""What has ended and may go: nobody can use it any more, and it would only pile up.

Cleared away when a teacher signs in, so that no page waits for it and nothing has to run at night.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from kit.classroom.people.accounts import trail
from kit.classroom.people.second_factor.halfway import HALF_LIFE
from kit.store.people import leftovers, merges, second_factors
from kit.store.rules import withdrawals

#: A teacher's session ends when it was not used for this long.
SESSION_IDLE: Final = timedelta(hours=12)
#: A remote is for the lesson; a session that is taken up again later pairs a phone anew.
REMOTE_KEPT: Final = timedelta(hours=12)
#: Who pressed *Join* and never saw a reply presses it again within the school day.
VISIT_KEPT: Final = timedelta(days=1)
#: For as long two students who were made one can be two again.
MERGE_KEPT: Final = timedelta(days=1)
#: What was withdrawn by mistake is missed the same day.
WITHDRAWN_KEPT: Final = timedelta(days=1)


def clear_leftovers(connection: Connection, now: datetime) -> None:
    """Drop teachers' sessions, links, codes, remotes, visits and merges that ended.

    And halves of a sign-in, the assignments that were withdrawn yesterday, and what was kept of
    accounts for a year.

    Devices of students, and what was given in a live session, are data and stay. Counters of
    failures are dropped where failures are counted (kit.classroom.people.throttle).
    """
    second_factors.delete_old_halves(connection, now - 2 * HALF_LIFE)
    leftovers.delete_idle_sessions(connection, now - SESSION_IDLE)
    leftovers.delete_expired_links(connection, now)
    leftovers.delete_expired_readmissions(connection, now)
    leftovers.end_expired_pairings(connection, now)
    leftovers.end_remotes_of_closed(connection, now - REMOTE_KEPT)
    leftovers.end_old_visits(connection, now - VISIT_KEPT)
    merges.forget_merges(connection, now - MERGE_KEPT)
    withdrawals.delete_old(connection, now - WITHDRAWN_KEPT)
    trail.clear_old_in(connection, now)
