"""The steps, in order, from each state; taken for real they were by hand (docs/cluster.md)."""

from collections import Counter
from dataclasses import replace

from kit.store.cluster.distributing import Act, steps
from kit.store.cluster.looking import Cluster, Key
from kit.store.cluster.tables import distributed, foreign_keys
from tests.store.cluster.test_looking import WHOLE

ALL_KEYS = {Key.of(key): str(key.name) for key in foreign_keys(cluster=False)}
FRESH = Cluster("13.0-1", is_at_hand=True, has_coordinator=True, workers=2, keys=ALL_KEYS)


def test_fresh_database_has_its_keys_off_its_tables_spread_and_its_keys_on() -> None:
    planned = steps(FRESH)
    acts = [step.act for step in planned]
    assert acts[0] is Act.ASK
    assert acts == sorted(acts, key=list(Act).index)
    assert [step.table for step in planned if step.act is Act.DISTRIBUTE] == distributed()
    count = Counter(acts)
    # That of the join code does not come back.
    assert count[Act.KEY_OFF] == count[Act.KEY_ON] + 1


def test_keys_among_tables_that_stay_are_left_alone() -> None:
    off = {step.table for step in steps(FRESH) if step.act is Act.KEY_OFF}
    assert not off & {"draft_picture", "draft_article", "reader_answer"}


def test_whole_one_has_nothing_to_do_but_to_be_told_where_it_was_not() -> None:
    assert steps(WHOLE) == []
    (step,) = steps(replace(WHOLE, asks_in_turn=False))
    assert step.act is Act.ASK


def test_one_that_was_cut_off_goes_on_with_what_is_left() -> None:
    """Off again goes only what holds a table that has yet to move."""
    lying = {name: at for name, at in WHOLE.lying.items() if name != "vote"}
    planned = steps(replace(WHOLE, lying=lying))
    assert [(step.act, step.table) for step in planned] == [
        (Act.KEY_OFF, "vote"),
        (Act.DISTRIBUTE, "vote"),
        (Act.KEY_ON, "vote"),
    ]
    without = {key: name for key, name in WHOLE.keys.items() if key.local != "mark"}
    assert [(step.act, step.table) for step in steps(replace(WHOLE, keys=without))] == [
        (Act.KEY_ON, "mark"),
        (Act.KEY_ON, "mark"),
    ]
