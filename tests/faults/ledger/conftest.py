"""A class in front of a kit of its own, on either database."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.ledger.kits import Kit
from tests.faults.ledger.running import Outcome, Plan, run
from tests.faults.ledger.stage import set_up
from tests.support.serving import free_port

SECRET = "0123456789abcdef0123456789abcdef"
Ledger = Callable[[Plan], Outcome]


@pytest.fixture
def ledger(database_url: str, tmp_path: Path) -> Ledger:
    """Call it with a plan: the class works by it, on a kit that is forked where that can be."""

    def follow(plan: Plan) -> Outcome:
        data = tmp_path / "data"
        data.mkdir()
        set_up(database_url, data, tmp_path, SECRET)
        options = ("--local", "--database-url", database_url)
        kit = Kit(data, free_port(), options, {"KIT_SECRET_KEY": SECRET})
        return run(plan, kit, tmp_path / "place.json", database_url)

    return follow
