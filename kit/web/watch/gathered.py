"""Figures that are read when somebody asks for them: of the database, its files, its disk."""

from collections.abc import Callable, Iterator

from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from kit.classroom.watch.activity import Activity


class Gathered(Collector):
    """`look` reads them; None where the database does not answer, and then they are left out."""

    def __init__(self, look: Callable[[], Activity | None]) -> None:
        self._look = look

    def collect(self) -> Iterator[Metric]:
        """The figures that there are now."""
        seen = self._look()
        yield _gauge(
            "kit_database_answers", "Whether the database could be read.", seen is not None
        )
        if seen is None:
            return
        yield _gauge(
            "kit_live_sessions", "Live sessions that are open and were moved lately.",
            seen.live_sessions,
        )  # fmt: skip
        yield _gauge(
            "kit_students_at_work", "Students of whom an answer was saved lately.",
            seen.students_at_work,
        )  # fmt: skip
        yield _gauge("kit_database_bytes", "Size of SQLite's file.", seen.database_bytes)
        yield _gauge("kit_database_log_bytes", "Size of SQLite's log.", seen.log_bytes)
        if seen.free_bytes is not None:
            yield _gauge("kit_disk_free_bytes", "Room on the data folder's disk.", seen.free_bytes)
        if seen.backup_age is not None:
            yield _gauge("kit_backup_age_seconds", "Age of the last backup.", seen.backup_age)


def _gauge(name: str, explained: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, explained, value=float(value))
