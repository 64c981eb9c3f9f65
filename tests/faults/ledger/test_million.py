"""The long form: a million answers, three hundred kills, cuts all along; its report is kept.

`KIT_LEDGER_ANSWERS` says how many answers it is to be, `KIT_LEDGER_KILLS` how many kills,
`KIT_LEDGER_SEED` by which numbers it goes, `KIT_LEDGER_REPORT` where the report goes as JSON.
"""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.ledger import report as reports
from tests.faults.ledger.run import LONG, long_run

#: Half an hour on a quiet machine for the answers, as much for the kills; five times that.
SECONDS = 5 * 3600


@pytest.mark.long
@pytest.mark.process
@pytest.mark.slow
@pytest.mark.timeout(SECONDS)
@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
def test_million_answers_and_three_hundred_kills_lose_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = replace(
        LONG,
        answers=int(os.environ.get("KIT_LEDGER_ANSWERS", str(LONG.answers))),
        kills=int(os.environ.get("KIT_LEDGER_KILLS", str(LONG.kills))),
        seed=int(os.environ.get("KIT_LEDGER_SEED", str(LONG.seed))),
    )
    # Who waits for an hour wants to see that it goes on.
    with capsys.disabled():
        outcome, database = long_run(plan, tmp_path)
    report = reports.report_of(outcome, database)
    path = Path(os.environ.get("KIT_LEDGER_REPORT", str(tmp_path / "report.json")))
    reports.write(report, path)
    assert json.loads(path.read_text("utf-8")) == report
    assert outcome.all_wrong == [], reports.markdown(report)
    assert len(outcome.kit.deaths) == plan.kills
    assert report["acknowledged_answers"] >= plan.answers
