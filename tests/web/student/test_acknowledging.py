"""What the script hears of a save."""

from kit.classroom.answering import saving
from kit.classroom.answering.posted_form import PostedFields
from kit.classroom.clock import clock_at
from kit.store.engine import Store
from kit.web.student.acknowledging import in_words
from tests.support.room import make_room


def test_answer_that_comes_behind_another_is_told_what_stands(any_store: Store) -> None:
    room = make_room(any_store)
    attempt = room.start("Mia").attempt.id
    replies = []
    for label in ("official", "sourced"):
        posted = PostedFields({"plan.label": [label], "plan.revision": ["1"]})
        ref = (room.store, room.people["Mia"], room.assignment_id, attempt)
        replies.append(in_words(saving.save(*ref, posted, clock_at(room.now))))
    stands = {"revision": 1, "fields": {"label": "official"}}
    assert replies == [
        {"held": {"plan": {**stands, "taken": True}}},
        {"held": {"plan": {**stands, "taken": False}}, "since": {"plan": 0.0}},
    ]
