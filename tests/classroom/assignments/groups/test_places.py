"""Where students are, as the files of an assignment tell it."""

from kit.classroom.assignments.groups.groups import add_group, change_members
from kit.classroom.assignments.groups.places import Places, places_of
from kit.classroom.people.class_list import merge_students
from kit.store.engine import Store
from kit.vocabulary import Half, Occasion
from tests.classroom.assignments.groups.test_deals import BEFORE, deal_out, hand_out
from tests.support.forms import forms_room


def test_who_is_in_one_half_has_a_form_at_each_occasion_and_who_is_in_both_has_none(
    any_store: Store,
) -> None:
    room = forms_room(any_store, ("Ada", "Ben"))
    form = hand_out(room, deal_out(room), BEFORE)[Half.A_FIRST]
    places = places_of(any_store, room.classroom_id, form)
    ada, ben = (room.people[name].student_id for name in ("Ada", "Ben"))
    forms = {
        places.half_words(one): [places.form(one, occasion) for occasion in Occasion]
        for one in (ada, ben)
    }
    assert forms == {"a-first": ["form-a", "form-b"], "b-first": ["form-b", "form-a"]}
    merge_students(any_store, room.classroom_id, ben, ada, room.now)
    places = places_of(any_store, room.classroom_id, form)
    assert (places.half_words(ada), places.form(ada, Occasion.BEFORE)) == ("both", None)


def test_groups_stand_in_the_order_made_and_nothing_without_a_deal(any_store: Store) -> None:
    room = forms_room(any_store, ("Ada", "Ben"))
    ada, ben = (room.people[name].student_id for name in ("Ada", "Ben"))
    for name in ("Red", "Blue"):
        group = add_group(any_store, room.classroom_id, name, room.later(seconds=1))
        moment = room.later(seconds=1)
        change_members(any_store, room.classroom_id, group.id, (), {ada}, moment)
    places = places_of(any_store, room.classroom_id, room.assignment_id)
    assert (dict(places.groups), places.dealt) == ({ada: ["Red", "Blue"]}, None)
    assert (places.half_words(ben), places.form(ben, Occasion.AFTER)) == (None, None)
    assert Places().half_words(ada) is None
