"""The simulation against what is known of queues, and docs/scale.md against the simulation."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.load.scale_plan import COSTS, TABLES, Demand, page_with, read_book
from tests.load.simulate import Cost, Load, Machines, arriving, saving, simulate, voting

#: A server that does nothing but answer, in times of an exponential distribution: M/M/1.
PLAIN = Machines(threads=10_000, shape=1.0)


@given(rate=st.floats(2, 80), busy=st.floats(0.1, 0.7), seed=st.integers(0, 99))
@settings(max_examples=8, deadline=None)
def test_processor_is_busy_by_rate_and_cost_and_who_is_there_by_their_time(
    rate: float, busy: float, seed: int
) -> None:
    costs = {"save": Cost(1000 * busy / rate, 0.0)}
    seconds = 1500 / rate
    outcome = simulate(costs, Load(1, arriving({"save": rate}), seconds), PLAIN, seed)
    # 1,500 requests: four deviations of their number and of their times together.
    assert outcome.busy / seconds == pytest.approx(busy, rel=0.16)
    assert outcome.present / seconds == pytest.approx(outcome.rate * outcome.mean, rel=0.05)


def test_one_server_keeps_people_as_long_as_the_formula_says() -> None:
    costs = {"save": Cost(10.0, 0.0)}
    outcome = simulate(costs, Load(1, arriving({"save": 60.0}), 120), PLAIN, 7)
    # Two visits of half the time each: by Jackson's theorem each is a queue of its own at twice the
    # rate, and both together last as long as the one of M/M/1.
    assert outcome.mean == pytest.approx(1 / (100 - 60), rel=0.12)


def test_same_seed_is_the_same_run_and_another_is_another() -> None:
    costs = {"save": Cost(5.0, 2.0, wal=500)}
    machines = Machines(processes=2, pool=2, commit_ms=4.0)
    first, again, other = (
        simulate(costs, Load(40, saving(1.0), 20, 5), machines, seed) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_commits_that_wait_for_one_disk_go_together() -> None:
    costs = {"save": Cost(0.001, 0.0, wal=500)}
    machines = Machines(processes=1, threads=1000, commit_ms=10.0)
    outcome = simulate(costs, Load(1, arriving({"save": 1000.0}), 2), machines, 3)
    # One by one two seconds would hold 200; each waits for one write, and for what is left of another.
    assert outcome.rate == pytest.approx(1000, rel=0.1)
    assert 0.010 < outcome.mean < 0.021


def test_closed_room_is_never_faster_than_its_one_interpreter() -> None:
    costs = {"save": Cost(10.0, 0.0)}
    outcome = simulate(costs, Load(500, saving(1.0), 30, 10), Machines(), 4)
    assert outcome.rate == pytest.approx(100, rel=0.05)
    # Who is not in a pause waits: 500 people, a hundred answers a second, a second's pause.
    assert outcome.mean == pytest.approx(500 / 100 - 1, rel=0.1)


def test_everybody_votes_once() -> None:
    costs = {"look": Cost(1.0, 0.1), "question_and_vote": Cost(5.0, 1.0, wal=500)}
    outcome = simulate(costs, Load(100, voting(4.0), 20), Machines(commit_ms=1.0), 5)
    assert len(outcome.times["question_and_vote"]) == 100
    assert outcome.last < 20


BOOK: Final = read_book(COSTS.read_text("utf-8"))
PAGE: Final = Path(__file__).parents[2] / "docs" / "scale.md"
#: Of these the rooms and the real kit's large turns are simulated, which takes some seconds.
SLOW: Final = {"burst", "measured"}


def test_page_has_what_the_costs_come_to() -> None:
    page = PAGE.read_text("utf-8")
    quick = {name: list(table(BOOK)) for name, table in TABLES.items() if name not in SLOW}
    assert page_with(page, quick) == page, (
        "run `python -m tests.load.scale_plan --into docs/scale.md`"
    )


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_page_has_what_the_simulation_says() -> None:
    page = PAGE.read_text("utf-8")
    tables = {name: list(TABLES[name](BOOK)) for name in SLOW}
    assert page_with(page, tables) == page, (
        "run `python -m tests.load.scale_plan --into docs/scale.md`"
    )


def test_demand_adds_up_what_its_requests_cost() -> None:
    save, look = BOOK.costs["save"], BOOK.costs["look"]
    demand = Demand.of(BOOK, {"save": 1000.0, "look": 500.0})
    assert demand.web == pytest.approx(save.kit_ms + look.kit_ms / 2)
    assert demand.megabits == pytest.approx((save.received + look.received / 2) * 8e-3)
    with pytest.raises(ValueError, match="nowhere"):
        page_with("", {"nowhere": []})
