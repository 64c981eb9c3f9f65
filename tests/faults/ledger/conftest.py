"""A class in front of a kit of its own, on either database."""

from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.faults.ledger.kits import Kit
from tests.faults.ledger.running import OWN_WAY, Disturbance, Outcome, Plan, Way, run
from tests.faults.ledger.stage import set_up
from tests.support.serving import free_port

SECRET = "0123456789abcdef0123456789abcdef"


class Ledger(Protocol):
    """A class that works by a plan, on a kit that is forked where that can be."""

    def __call__(
        self, plan: Plan, disturb: Disturbance | None = None, way: Way = OWN_WAY, **kit: Any
    ) -> Outcome: ...


@pytest.fixture
def ledger(database_url: str, tmp_path: Path) -> Ledger:
    """Call it once. What a kit has otherwise than others goes into `kit`: see Kit.

    `more` are options beside those that every kit here has; `through` is the database's URL for
    the kit, where it goes another way there than who looks at it afterwards.
    """

    def follow(
        plan: Plan, disturb: Disturbance | None = None, way: Way = OWN_WAY, **kit: Any
    ) -> Outcome:
        data = tmp_path / "data"
        data.mkdir()
        set_up(database_url, data, tmp_path, SECRET)
        local = ("--local",) if way is OWN_WAY else ()
        url = kit.pop("through", database_url)
        options = (*local, "--database-url", url, *kit.pop("more", ()))
        variables = {"KIT_SECRET_KEY": SECRET, **kit.pop("variables", {})}
        served = Kit(data, free_port(), options, variables, **kit)
        return run(plan, served, tmp_path / "place.json", database_url, disturb, way)

    return follow
