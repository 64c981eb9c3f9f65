"""What is read when somebody asks: nothing of it where the database does not answer."""

from kit.classroom.watch.activity import Activity
from kit.web.watch.gathered import Gathered


def told(seen: Activity | None) -> dict[str, float]:
    return {
        sample.name: sample.value
        for metric in Gathered(lambda: seen).collect()
        for sample in metric.samples
    }


def test_all_is_told() -> None:
    assert told(Activity(1, 24, 4096, 100, 5000, 60.5)) == {
        "kit_database_answers": 1,
        "kit_live_sessions": 1,
        "kit_students_at_work": 24,
        "kit_database_bytes": 4096,
        "kit_database_log_bytes": 100,
        "kit_disk_free_bytes": 5000,
        "kit_backup_age_seconds": 60.5,
    }


def test_what_nobody_knows_is_left_out() -> None:
    assert told(Activity(0, 0, 0, 0, None, None)).keys() == {
        "kit_database_answers",
        "kit_live_sessions",
        "kit_students_at_work",
        "kit_database_bytes",
        "kit_database_log_bytes",
    }
    assert told(None) == {"kit_database_answers": 0}
