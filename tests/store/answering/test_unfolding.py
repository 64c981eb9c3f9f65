"""Of two attempts that were put together, the kit knows what stood in which."""

from kit.store.answering.unfolding import pairs_under_way, unfold, with_outcome
from kit.store.engine import Store
from kit.store.people import students
from tests.support.room import make_room


def test_pairs_are_what_both_have_under_way(store: Store) -> None:
    room = make_room(store)
    mia, ben, ada = (room.people[name].student_id for name in ("Mia", "Ben", "Ada"))
    room.start("Ben")
    room.save("Ben", 1, plan="sourced")
    room.do_all("Ada")
    with store.reading() as connection:
        assert pairs_under_way(connection, room.classroom_id, ben, mia) == []
        assert pairs_under_way(connection, room.classroom_id, ben, ada) == []
    room.start("Mia")
    with store.reading() as connection:
        [pair] = pairs_under_way(connection, room.classroom_id, ben, mia)
    assert [row["item_id"] for row in pair["double"]["answer"]] == ["plan"]
    assert (pair["survivor"]["answer"], pair["survivor"]["vote"]) == ([], [])


def test_pair_whose_assignment_is_gone_is_left_alone(store: Store) -> None:
    room = make_room(store)
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    room.start("Ben")
    room.start("Mia")
    with store.writing() as connection:
        pairs = pairs_under_way(connection, room.classroom_id, ben, mia)
        students.erase_student(connection, room.classroom_id, ben)
        students.erase_student(connection, room.classroom_id, mia)
        assert with_outcome(connection, room.classroom_id, pairs) == []
        assert unfold(connection, room.classroom_id, {**pairs[0], "after": {}}) == ()
