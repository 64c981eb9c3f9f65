"""What the start page says of backups, and how it is put away."""

from datetime import timedelta
from pathlib import Path

import pytest

from kit.classroom.backups import age
from kit.classroom.backups.state import LastBackup, note_backup
from kit.web.state import now
from tests.web.conftest import Site
from tests.web.reading import flashes, follow, notices

HOME = "/teacher/"


def spoken(site: Site, page: object) -> list[str]:
    return [notice for notice in notices(page) if "backup" in notice]  # type: ignore[arg-type]  # the library's types


def test_new_kit_says_nothing_of_backups(any_site: Site) -> None:
    assert spoken(any_site, any_site.teacher().get(HOME)) == []


def test_old_backup_is_spoken_of_until_it_is_put_away(any_site: Site) -> None:
    at = now() - timedelta(days=9)
    note_backup(any_site.room.store, LastBackup(at, Path("/stick/a"), 1, encrypted=False))
    any_site.room.do_all("Mia")
    teacher = any_site.teacher()
    said = "The last backup is 9 days old, and students have answered since. Make one in a minute"
    assert spoken(any_site, teacher.get(HOME))[0].startswith(said)
    page = follow(teacher, teacher.post("/teacher/backups/put-away"))
    assert flashes(page) == ["The age of backups is not spoken of for a week."]
    assert spoken(any_site, page) == []
    page = follow(teacher, teacher.post("/teacher/backups/say-again"))
    assert spoken(any_site, page)[0].startswith(said)


def test_classes_without_any_backup_are_spoken_of(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age, "ANSWERS_ENOUGH", 4)
    any_site.room.do_all("Mia")
    assert spoken(any_site, any_site.teacher().get(HOME))[0].startswith(
        "There is no backup of your classes yet: if this computer is lost, their work is, too."
    )
