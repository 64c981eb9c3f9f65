"""Pages of groups and deals take as many queries for a large class as for a small one."""

from kit.classroom.assignments.groups.giving import give_to
from kit.classroom.assignments.groups.pages import deal_page, groups_page, new_deal_page
from kit.classroom.assignments.pinning import Rules
from kit.store.engine import Store
from tests.classroom.assignments.groups.test_deals import AFTER, BEFORE, deal_out, hand_out
from tests.classroom.assignments.groups.test_groups import add
from tests.support.forms import TWELVE, forms_room
from tests.support.queries import statements


def test_groups_say_who_is_in_none_and_what_each_was_given(any_store: Store) -> None:
    room = forms_room(any_store, ("Ada", "Ben", "Mia"))
    whose = (any_store, room.library, room.classroom_id)
    red = add(room, "Red", "Mia")
    give_to(*whose, "three-claims", Rules(), room.now, group_id=red)
    deal_out(room)
    page = groups_page(*whose)
    assert [student.name for student in page.without] == ["Ada", "Ben"]
    assert [len(view.assignments) for view in page.groups] == [1]
    assert ([titles for _deal, titles in page.deals], page.offered) == (["Form A · Form B"], True)
    assert sorted(page.numbers.values()) == [1, 2, 3]


def test_pages_take_as_many_queries_for_more_students_and_groups(any_store: Store) -> None:
    room = forms_room(any_store, ("Ada", "Ben"))
    whose = (any_store, room.library, room.classroom_id)
    deal_id = deal_out(room)
    hand_out(room, deal_id, BEFORE)
    hand_out(room, deal_id, AFTER)
    add(room, "Red", "Ada")

    def asked() -> list[int]:
        counts = []
        for page in (
            lambda: groups_page(*whose),
            lambda: new_deal_page(*whose),
            lambda: deal_page(*whose, deal_id),
        ):
            with statements(any_store) as seen:
                page()
            counts.append(len(seen))
        return counts

    few = asked()
    for name in TWELVE:
        room.join(name)
    for number in range(5):
        add(room, f"Team {number}", *TWELVE[:number])
    assert asked() == few
