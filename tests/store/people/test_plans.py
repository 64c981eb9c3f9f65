"""Plans of classrooms: in their order, and each its classroom's own."""

from kit.store.engine import Store
from kit.store.people.classrooms import delete_classroom
from kit.store.people.plans import PlanStepRecord, add_plan, plan
from kit.vocabulary import CertaintyRule, Feedback
from tests.support.stored_class import make_class


def test_plan_is_read_in_its_order_and_goes_with_its_classroom(store: Store) -> None:
    with store.writing() as connection:
        room, other = make_class(connection), make_class(connection)
        steps = [
            PlanStepRecord(
                room.id, number, f"exercise-{number}", f"No. {number}", Feedback.NEVER, None,
                CertaintyRule.OFF, live=number == 2,
            )
            for number in (1, 2, 3)
        ]  # fmt: skip
        add_plan(connection, steps[::-1])
        add_plan(connection, [])
        assert plan(connection, room.id) == steps
        assert plan(connection, other.id) == []
        delete_classroom(connection, room.id)
        assert plan(connection, room.id) == []
