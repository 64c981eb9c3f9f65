"""A long run of the ledger by hand, and what comes of it.

    python -m tests.faults.ledger.run --answers 1000000 --kills 300 --report last.json \\
        --into docs/reliability.md

The report is written as JSON, and with --into its lines in place of the last ones on that page,
with the JSON beside the tests (tests/faults/ledger/last_report.json), which a test holds the page
to. The status is 1 where anything is wrong; the folder with books and database is kept then.
"""

import argparse
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from kit.store.migrate import prepare
from tests.faults.ledger import report as reports
from tests.faults.ledger.kits import Kit, afresh
from tests.faults.ledger.running import Killing, Outcome, Plan, run
from tests.faults.ledger.stage import set_up
from tests.support.serving import free_port

LAST_REPORT: Final = Path(__file__).with_name("last_report.json")
#: Of the long form: nobody pauses, some have a bad network, and the teacher goes on all the time.
LONG: Final = Plan(
    answers=1_000_000, kills=300, students=40, processes=2, pause=0.0, bad=0.25, badness=0.03,
    latest=1.0, each=3, argues_every=60, teacher_pause=1.0, stage_seconds=2.0,
)  # fmt: skip


def long_run(plan: Plan, folder: Path, *, forked: bool = False) -> tuple[Outcome, Path]:
    """A run on SQLite in an empty folder, by kits that are started as whoever types it does.

    Its outcome, and the database.
    """
    data = folder / "data"
    data.mkdir()
    database = data / "kit.sqlite3"
    url = f"sqlite:///{database}"
    prepare(url, data)
    set_up(url, data, folder)
    kit = Kit(data, free_port(), ("--local",), command=None if forked else afresh())
    outcome = run(plan, kit, folder / "place.json", url, Killing(plan, _say))
    return outcome, database


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Run, and report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--answers", type=int, default=LONG.answers)
    parser.add_argument("--kills", type=int, default=LONG.kills)
    parser.add_argument("--seed", type=int, default=LONG.seed)
    parser.add_argument(
        "--bad", type=float, default=LONG.bad, help="share of bad connections, 0 to 1"
    )
    parser.add_argument("--minutes", type=float, default=0.0, help="end after so many; 0: never")
    parser.add_argument(
        "--pause", type=float, default=LONG.pause, help="seconds between acts, most"
    )
    parser.add_argument(
        "--each", type=int, default=LONG.each, help="how often a question is answered in an attempt"
    )
    parser.add_argument(
        "--forked", action="store_true", help="start kits quicker than a teacher can"
    )
    parser.add_argument("--report", type=Path, help="where the report goes as JSON")
    parser.add_argument("--into", type=Path, help="the page that gets the report's lines")
    said = parser.parse_args()
    names = ("answers", "kills", "seed", "bad", "minutes", "pause", "each")
    plan = replace(LONG, **{name: getattr(said, name) for name in names})
    folder = Path(tempfile.mkdtemp(prefix="whose-words-ledger-"))
    outcome, database = long_run(plan, folder, forked=said.forked)
    report = reports.report_of(outcome, database)
    _say("\n" + reports.markdown(report))
    if said.report:
        reports.write(report, said.report)
    if said.into:
        reports.put_into(said.into, report)
        reports.write(report, LAST_REPORT)
    if outcome.all_wrong:
        _say("\n".join(outcome.all_wrong[:50]))
        _say(f"Books and database are kept in {folder}.")
        sys.exit(1)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
