"""One's own trail has one's own lines; the kit's has all but who signs in when."""

from datetime import timedelta

from kit.classroom.colleagues.acts import AT_ONCE, Asked
from kit.classroom.colleagues.kit_trail import KitTrailPage, kit_page, own_page
from kit.classroom.people.accounts.trail import KitDeed, note
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models.base import KitAct, Way
from tests.support.queries import statements
from tests.support.room import NOON, make_teacher


def told(page: KitTrailPage) -> list[tuple[str, str, str]]:
    return [(line.act.value, line.who, line.other) for line in page.lines]


def test_each_page_has_its_own_lines(any_store: Store) -> None:
    gray, brown = make_teacher(any_store), make_teacher(any_store, "Mr Brown")
    own_before = len(own_page(any_store, gray, Asked()).lines)
    for hours, deed in enumerate(
        (
            KitDeed(KitAct.SIGNED_IN, gray),
            KitDeed(KitAct.REFUSED, gray),
            KitDeed(KitAct.SIGNED_IN, brown),
            KitDeed(KitAct.HANDED_EVERYTHING_OVER, brown, Way.COMMAND, gray),
            KitDeed(KitAct.RESTORED_BACKUP, new_id()),
            KitDeed(KitAct.DELETED_CLASS, number=24),
        )
    ):
        note(any_store, deed, NOON + timedelta(days=900, hours=hours))
    own = own_page(any_store, gray, Asked())
    assert told(own)[: len(own.lines) - own_before] == [
        ("refused", "Ms Gray", ""),
        ("signed-in", "Ms Gray", ""),
    ]
    assert own.people == []
    page = kit_page(any_store, Asked())
    assert told(page)[:4] == [
        ("deleted-class", "", ""),
        ("restored-backup", "", ""),
        ("handed-everything-over", "Mr Brown", "Ms Gray"),
        ("refused", "Ms Gray", ""),
    ]
    assert "signed-in" not in {act for act, _who, _other in told(page)}
    assert [line.is_unknown for line in page.lines[:2]] == [True, False]
    assert told(kit_page(any_store, Asked("refused"))) == [("refused", "Ms Gray", "")]
    assert ("refused", "Ms Gray", "") in told(kit_page(any_store, Asked(who=str(gray))))


def test_what_is_not_there_is_passed_over(any_store: Store) -> None:
    gray = make_teacher(any_store)
    for asked in (Asked("songs"), Asked(who="me"), Asked(before=str(new_id())), Asked("sign-ins")):
        page = kit_page(any_store, asked)
        assert (page.unknown, page.asked) == (True, Asked())
    assert not own_page(any_store, gray, Asked("sign-ins")).unknown


def test_pages_follow_each_other_with_as_many_queries(any_store: Store) -> None:
    gray = make_teacher(any_store)
    with statements(any_store) as few:
        own_page(any_store, gray, Asked())
    # The eighth beyond a page is that by which the account was made.
    for _line in range(AT_ONCE + 7):
        note(any_store, KitDeed(KitAct.SIGNED_IN, gray), NOON)
    with statements(any_store) as many:
        first = own_page(any_store, gray, Asked("sign-ins"))
    assert len(few) == len(many)
    second = own_page(any_store, gray, Asked("sign-ins", before=str(first.older)))
    assert (len(first.lines), len(second.lines), second.older) == (AT_ONCE, 8, None)
