"""A save on a cluster with Citus beside one on a PostgreSQL of its own, by turns in one run.

    python -m tests.load.citus_bench --plain URL --cluster URL [--batches 20]

`--plain` names a database of a server without Citus, `--cluster` one that is a cluster by
docs/cluster.md, steps 1 to 3: databases of the bench's own are made beside both, and dropped. Who is
signed in and the save, in one thread of this process, without HTTP. Where the servers run on this
computer their processor time is read as well, of all processes of each.
"""

import argparse
import os
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg
from sqlalchemy import make_url

from kit.settings.parsing import database_url as as_set
from tests.load.postgres_bench import Saver
from tests.support import citus

_NAME = "kit_bench_alone"
_SAVES = 40


@dataclass
class Way:
    """One of the two: who saves there, and what its servers' processes had by then."""

    name: str
    saver: Saver
    ports: Sequence[int]
    databases: list[float] = field(default_factory=list)

    def batch(self) -> None:
        """Many saves, and what one took of the databases' processors, in milliseconds."""
        before = _spent(self.ports)
        self.saver.batch()
        self.databases.append(1000 * (_spent(self.ports) - before) / _SAVES)


def _spent(ports: Sequence[int]) -> float:
    """Seconds of processor that the servers at these ports of this computer have had."""
    total = 0.0
    listening = {
        each.pid
        for each in psutil.net_connections("tcp")
        if each.pid
        and each.status == psutil.CONN_LISTEN
        and each.laddr
        and each.laddr.port in ports
    }
    for pid in listening:
        server = psutil.Process(pid)
        times = server.cpu_times()
        total += times.user + times.system + times.children_user + times.children_system
        for child in server.children(recursive=True):
            own = child.cpu_times()
            total += own.user + own.system
    return total


@contextmanager
def _ways(plain: str, folder: Path) -> Iterator[list[Way]]:
    given = make_url(as_set(plain))
    asking = given.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(asking, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {_NAME}")
        server.execute(f"CREATE DATABASE {_NAME}")
        alone = given.set(database=_NAME).render_as_string(hide_password=False)
        spread = citus.make(f"kit_bench_{os.getpid()}", migrated=True)
        ways = [
            Way("one server", Saver.on(alone, folder), [given.port or 5432]),
            Way(
                "coordinator and workers", Saver.on(spread, folder), [n.port for n in citus.nodes()]
            ),
        ]
        try:
            yield ways
        finally:
            for way in ways:
                way.saver.store.close()
            server.execute(f"DROP DATABASE {_NAME} WITH (FORCE)")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--plain", required=True)
    parser.add_argument("--cluster", required=True)
    parser.add_argument("--batches", type=int, default=20)
    arguments = parser.parse_args()
    os.environ[citus.VARIABLE] = arguments.cluster
    with tempfile.TemporaryDirectory() as name, _ways(arguments.plain, Path(name)) as ways:
        for way in ways:
            way.batch()
            for taken in (way.saver.milliseconds, way.saver.processor, way.databases):
                taken.clear()
        for _ in range(arguments.batches):
            for way in ways:
                way.batch()
        print(f"load {psutil.getloadavg()[0]:.1f} at the end\n")
        _print(ways)


def _print(ways: Sequence[Way]) -> None:
    print("| a save | ms | saves/s | kit's processor, ms | databases', ms |")
    print("|---|--:|--:|--:|--:|")
    rows = [
        [
            statistics.median(taken)
            for taken in (way.saver.milliseconds, way.saver.processor, way.databases)
        ]
        for way in ways
    ]
    for way, (took, kit, database) in zip(ways, rows, strict=True):
        print(f"| {way.name} | {took:.2f} | {1000 / took:.0f} | {kit:.2f} | {database:.2f} |")
    took, kit, database = (after / before for before, after in zip(*rows, strict=True))
    print(f"| ratio | {took:.2f} | {1 / took:.2f} | {kit:.2f} | {database:.2f} |")


if __name__ == "__main__":
    main()
