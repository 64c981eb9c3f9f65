"""Live sessions at three stages, for what has to be looked at."""

from datetime import datetime
from uuid import UUID

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.clock import clock_at
from kit.classroom.live import session
from kit.classroom.people.students import StudentIdentity
from kit.classroom.stages import open_ballot
from kit.content.library import Library
from kit.items import ITEM_TYPES
from kit.store.engine import Store
from kit.vocabulary import Stage

#: The stages on the way to each, from the first question on.
WAYS = {
    "live-read": (),
    "live-vote": (Stage.VOTE,),
    "live-closed": (Stage.VOTE, Stage.CLOSED),
    "live-again": (Stage.VOTE, Stage.CLOSED, Stage.DISCUSS, Stage.VOTE_AGAIN),
    "live-key": (
        Stage.VOTE,
        Stage.CLOSED,
        Stage.DISCUSS,
        Stage.VOTE_AGAIN,
        Stage.CLOSED_AGAIN,
        Stage.REVEAL,
    ),
}


def give_live(  # noqa: PLR0917 - a scene's arguments
    store: Store,
    library: Library,
    classroom_id: UUID,
    exercise_id: str,
    people: list[StudentIdentity],
    way: tuple[Stage, ...],
    now: datetime,
) -> UUID:
    """A session whose first question has come that far; all but the last two have voted."""
    task = session.start(store, library, classroom_id, exercise_id, now)
    for who in people:
        attempts.start(store, who, task, clock_at(now))
    session.suggest(store, classroom_id, task, 90)
    item_id = library.exercises[exercise_id].items[0].id
    session.put(store, classroom_id, task, 1, item_id, clock_at(now))
    for step, stage in enumerate(way, 2):
        session.move(store, classroom_id, task, step, stage, clock_at(now))
        ballot = open_ballot(stage)
        if ballot is not None:
            _vote(store, library, exercise_id, task, people[:-2], ballot, now)
    return task


def _vote(  # noqa: PLR0917 - a scene's arguments
    store: Store,
    library: Library,
    exercise_id: str,
    task: UUID,
    people: list[StudentIdentity],
    ballot: int,
    now: datetime,
) -> None:
    """In the first vote every third has what the key says, in the second all but every fourth."""
    exercise = library.exercises[exercise_id]
    item, item_type = exercise.items[0], ITEM_TYPES[exercise.type]
    due = item_type.due(library.keys[exercise_id].items[item.id])
    for number, who in enumerate(people):
        right = number % 3 == 0 if ballot == 1 else number % 4 != 0
        chosen = {
            part.id: due[part.id] if right else part.choices[number % len(part.choices)].value
            for part in item_type.parts(item, exercise.scheme)
        }
        attempt = attempts.work(store, who, task, now).attempt
        given = [PostedAnswer(item.id, ballot, item_type.answering(item, chosen))]
        saving.save_answers(store, who, task, attempt.id, given, clock_at(now), ballot=ballot)
