"""The closed table of what is done with accounts and the kit."""

from kit.classroom.colleagues.kit_act_table import KIT_ACTS, KIT_KIND_WORDS, OF_KIT, KitKind
from kit.store.models.base import KitAct, Way
from tests.classroom.colleagues.test_act_table import names_in


def test_each_act_has_a_row_and_each_kind_words() -> None:
    assert set(KIT_ACTS) == set(KitAct)
    assert set(KIT_KIND_WORDS) == set(KitKind) == {row.kind for row in KIT_ACTS.values()}


def test_words_name_nothing_that_a_line_has_not() -> None:
    said = [row.said(way) for row in KIT_ACTS.values() for way in Way]
    assert set().union(*map(names_in, said)) == {"who", "other", "number"}


def test_words_are_those_of_the_way_where_it_has_its_own() -> None:
    row = KIT_ACTS[KitAct.MADE_BACKUP]
    assert row.said(Way.PAGE) == "%(who)s made a backup."
    assert row.said(Way.CLOCK) == "The kit made a backup by its schedule."
    assert KIT_ACTS[KitAct.SIGNED_IN].said(Way.COMMAND) == "%(who)s signed in."


def test_kits_page_tells_nobody_when_a_colleague_signs_in() -> None:
    assert KIT_ACTS[KitAct.SIGNED_IN].kind not in OF_KIT
    assert KIT_ACTS[KitAct.REFUSED].kind in OF_KIT


def test_of_a_deleted_class_the_words_name_nobody() -> None:
    row = KIT_ACTS[KitAct.DELETED_CLASS]
    assert row.day_only
    assert {name for way in Way for name in names_in(row.said(way))} == {"number"}


def test_values_fit_into_their_column() -> None:
    assert max(len(act.value) for act in KitAct) <= 32
