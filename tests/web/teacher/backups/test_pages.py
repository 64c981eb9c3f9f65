"""The page of backups: made, scheduled, encrypted, downloaded; refused with what was typed kept."""

import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from werkzeug.test import TestResponse

from kit.classroom.backups import plans, runs
from kit.classroom.backups.runs import Failure
from kit.classroom.backups.schedule import Often, Schedule
from kit.classroom.backups.state import chosen_folder, kept_keys, last_backup
from kit.exchange.backups import making
from kit.exchange.backups.reading import backup_facts
from kit.exchange.backups.upkeep import choosing, running
from kit.store.engine import Store
from kit.web.state import now
from tests.support import databases
from tests.support.room import PASSWORD
from tests.web.conftest import Site, Visitor, shared_site, text_of
from tests.web.reading import errors, flashes, follow, notices, typed

PAGE = "/teacher/backups/"
PASSPHRASE = "umber kettle north violet"
WEEKLY = {"often": "weekly", "weekday": "4", "hour": "16", "keep": "5"}


@pytest.fixture
def site(sqlite_store: Store, tmp_path: Path) -> Site:
    """On SQLite: how a server's database is copied has its own tests."""
    return shared_site(sqlite_store, tmp_path / "data")


@pytest.fixture
def teacher(site: Site) -> Visitor:
    return site.teacher()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def made_on(stick: Path) -> Path:
    """The backup there."""
    return next(stick.glob("*.kitbackup"))


def begin(teacher: Visitor, folder: Path) -> TestResponse:
    """The page that follows when one is begun; on a slow machine it says that it is under way."""
    return follow(teacher, teacher.post(f"{PAGE}now", folder=str(folder)))


def back_up(teacher: Visitor, folder: Path) -> TestResponse:
    """The page once one is made."""
    reply = teacher.post(f"{PAGE}now", folder=str(folder))
    databases.let_backups_end()
    return follow(teacher, reply)


def test_start_page_leads_to_it_and_first_it_says_that_there_is_none(teacher: Visitor) -> None:
    assert f'href="{PAGE}"' in teacher.get("/teacher/").text
    page = teacher.get(PAGE)
    assert "There is no backup yet." in text_of(page)
    assert typed(page, "folder").endswith("/data/backups")


def test_backup_is_made_in_the_folder_and_is_listed(
    site: Site, teacher: Visitor, stick: Path
) -> None:
    page = back_up(teacher, stick)
    last = last_backup(site.room.store)
    assert last is not None
    assert last.path.parent == stick
    assert chosen_folder(site.room.store) == stick
    words = text_of(page)
    assert re.search(r"Last backup: \d\d?:\d\d\W[AP]M · 0\.\d+ MB · not encrypted", words), words
    assert str(last.path) in words
    assert "This folder is on the same disk as the kit" in words
    assert typed(page, "folder") == str(stick)
    download = teacher.get(f"{PAGE}file/{last.path.name}")
    assert download.data == last.path.read_bytes()
    assert download.headers["Content-Disposition"] == f"attachment; filename={last.path.name}"


def test_names_that_a_page_hides_are_in_the_backup(
    site: Site, teacher: Visitor, stick: Path
) -> None:
    teacher.post("/teacher/hide", hide="1")
    teacher.post(f"{site.classroom}/projector", on="1")
    back_up(teacher, stick)
    last = last_backup(site.room.store)
    assert last is not None
    assert [room.name for room in backup_facts(last.path).classes] == ["9B"]
    assert backup_facts(last.path).counts["student"] == 3


@pytest.mark.parametrize("folder", ["", "backups", "/no/such/stick"])
def test_folder_that_cannot_be_taken_stays_in_its_field(
    site: Site, teacher: Visitor, folder: str
) -> None:
    reply = teacher.post(f"{PAGE}now", folder=folder)
    assert reply.status_code == 400
    assert typed(reply, "folder") == folder
    assert len(errors(reply)) == 1
    assert chosen_folder(site.room.store) is None
    assert runs.current(site.room.store, now()) is None


def test_likely_folders_are_put_into_the_field(
    teacher: Visitor, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "sticks", lambda *_: [stick])
    page = teacher.get(PAGE)
    link = re.search(rf'href="([^"]*)#folder">{re.escape(str(stick))}<', page.text)
    assert link is not None
    assert typed(teacher.get(link.group(1)), "folder") == str(stick)


@pytest.fixture
def slow_backup(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Backups that wait, half done, until the event is set."""
    go_on, made = Event(), making.make_backup

    def wait(*arguments: object, progress: object, **more: object) -> object:
        progress(0.5)  # type: ignore[operator]  # the library's types
        assert go_on.wait(20)
        return made(*arguments, **more)  # type: ignore[arg-type]  # the library's types

    monkeypatch.setattr(running, "make_backup", wait)
    monkeypatch.setattr(running, "BEAT", timedelta(milliseconds=10))
    monkeypatch.setattr("kit.web.teacher.backups.pages._WAITS_SECONDS", 0.1)
    yield go_on
    go_on.set()


def test_long_backup_says_how_far_it_is_and_a_second_one_is_refused(
    site: Site, teacher: Visitor, stick: Path, slow_backup: Event
) -> None:
    page = begin(teacher, stick)
    assert "A backup is being made since" in notices(page)[0]
    assert "50 % done" in notices(page)[0]
    assert "live/watch.js" in page.text
    second = begin(teacher, stick)
    assert re.fullmatch(
        r"A backup is being made since \d\d?:\d\d\W[AP]M, so no second one was begun\. It is listed "
        r"here when it is done\.",
        flashes(second)[0],
    )
    slow_backup.set()
    for _wait in range(200):
        run = runs.current(site.room.store, now())
        assert run is not None
        if run.ended_at:
            break
        Event().wait(0.05)
    state = teacher.get(f"{PAGE}state")
    assert "being made" not in state.text
    assert "Last backup:" in state.text
    again = teacher.get(f"{PAGE}state", headers={"If-None-Match": state.headers["ETag"]})
    assert again.status_code == 304
    assert len(list(stick.iterdir())) == 1


def test_stick_that_vanishes_is_said_on_the_page(
    site: Site, teacher: Visitor, stick: Path, slow_backup: Event
) -> None:
    begin(teacher, stick)
    shutil.rmtree(stick)
    stick.write_text("no folder any more")
    slow_backup.set()
    for _wait in range(200):
        run = runs.current(site.room.store, now())
        if run is not None and run.ended_at:
            break
        Event().wait(0.05)
    page = teacher.get(PAGE)
    assert re.match(
        r"No backup was made at \d\d?:\d\d\W[AP]M\. The backup cannot be written to "
        rf"{re.escape(str(stick))}: ",
        notices(page)[0],
    )
    assert f"The folder {stick} is not there now." in text_of(page)


def test_schedule_is_saved_and_stands_in_the_form(site: Site, teacher: Visitor) -> None:
    page = follow(teacher, teacher.post(f"{PAGE}schedule", as_script=False, **WEEKLY))
    assert flashes(page) == ["The kit makes backups by itself from now on, while it runs."]
    with site.room.store.reading() as connection:
        schedule = plans.schedule_in(connection)
    assert (schedule.often, schedule.weekday, schedule.hour, schedule.keep) == (
        Often.WEEKLY, 4, 16, 5
    )  # fmt: skip
    assert re.search(r"The next one is made on Friday, \d+ \w+ at 16:00", text_of(page))
    assert typed(page, "keep") == "5"
    page = follow(
        teacher, teacher.post(f"{PAGE}schedule", as_script=False, **{**WEEKLY, "often": "off"})
    )
    assert flashes(page) == ["The kit makes no backup by itself. Those that there are stay."]


@pytest.mark.parametrize("keep", ["", "0", "366", "ten", "1e3", "9" * 5000])
def test_number_that_is_none_is_refused_and_stays(site: Site, teacher: Visitor, keep: str) -> None:
    reply = teacher.post(f"{PAGE}schedule", as_script=False, **{**WEEKLY, "keep": keep})
    assert reply.status_code == 400
    assert errors(reply) == [
        (f"“{keep[:40]}” is no number of backups to keep. Type a whole number from 1 to 365.")
    ]
    assert typed(reply, "keep") == keep
    with site.room.store.reading() as connection:
        assert plans.schedule_in(connection) == Schedule()


@pytest.mark.parametrize("field", ["often", "weekday", "hour"])
def test_choice_that_is_not_offered_is_refused(site: Site, teacher: Visitor, field: str) -> None:
    reply = teacher.post(f"{PAGE}schedule", as_script=False, **{**WEEKLY, field: "25"})
    assert reply.status_code == 400
    assert len(errors(reply)) == 1


def test_trouble_of_the_schedule_stands_on_both_pages(site: Site, teacher: Visitor) -> None:
    store = site.room.store
    plans.save_schedule(store, Schedule(Often.DAILY), now())
    plans.note_trouble(store, Failure("%(folder)s is gone.", {"folder": "/stick"}), now())
    for path in (PAGE, "/teacher/"):
        said = [notice for notice in notices(teacher.get(path)) if "scheduled" in notice]
        assert len(said) == 1
        assert re.match(
            r"The scheduled backup could not be made since \d\d?:\d\d\W[AP]M; the kit tries again "
            r"by itself\. /stick is gone\.",
            said[0],
        )


@pytest.mark.long
def test_passphrase_encrypts_what_is_made_from_then_on(
    site: Site, teacher: Visitor, stick: Path
) -> None:
    reply = teacher.post(f"{PAGE}passphrase", passphrase=PASSPHRASE, again=PASSPHRASE)
    page = follow(teacher, reply)
    assert flashes(page) == [
        "Backups are encrypted from now on. Keep the passphrase elsewhere, on paper."
    ]
    assert "without the passphrase nobody opens them, not even the kit" in text_of(page)
    assert PASSPHRASE not in page.text
    back_up(teacher, stick)
    last = last_backup(site.room.store)
    assert last is not None
    assert last.encrypted
    page = follow(teacher, teacher.post(f"{PAGE}passphrase/end"))
    assert flashes(page) == [
        "Backups are not encrypted from now on. Older ones open by their passphrase as before."
    ]
    assert kept_keys(site.room.store) is None


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            "short",
            "short",
            (
                "The passphrase has 5 characters. Choose one of 12 or more, such as five words that "
                "do not belong together."
            ),
        ),
        (PASSPHRASE, f"{PASSPHRASE} ", "The two passphrases differ. Type both anew."),
    ],
)
def test_passphrase_that_is_short_or_mistyped_is_refused(
    site: Site, teacher: Visitor, first: str, second: str, said: str
) -> None:
    reply = teacher.post(f"{PAGE}passphrase", passphrase=first, again=second)
    assert reply.status_code == 400
    assert errors(reply) == [said]
    assert kept_keys(site.room.store) is None


@pytest.mark.parametrize("name", ["none.kitbackup", "..%2Fdata", ".hidden.kitbackup", "notes.txt"])
def test_what_is_no_backup_of_the_folder_is_no_download(
    teacher: Visitor, stick: Path, name: str
) -> None:
    back_up(teacher, stick)
    (stick / "notes.txt").write_text("a")
    (stick / ".hidden.kitbackup").write_text("a")
    assert teacher.get(f"{PAGE}file/{name}").status_code == 404


def test_file_that_is_no_whole_backup_is_listed_as_such(teacher: Visitor, stick: Path) -> None:
    page = back_up(teacher, stick)
    whole = made_on(stick)
    (stick / "whose-words-half.kitbackup").write_bytes(whole.read_bytes()[:2000])
    page = teacher.get(PAGE)
    assert "whose-words-half.kitbackup · no whole backup" in text_of(page)
    assert page.text.count("Restore…") == 1


def test_other_device_is_told_the_age_and_may_do_nothing(
    site: Site, teacher: Visitor, stick: Path
) -> None:
    back_up(teacher, stick)
    stranger = site.stranger()
    assert stranger.get(PAGE).status_code == 403
    settings = site.app.extensions["kit"].settings
    site.app.extensions["kit"].settings = type(settings)(
        **{
            **{name: getattr(settings, name) for name in settings.__slots__},
            "teacher_on_network": True,
        }
    )
    teacher.address, teacher.host = "192.0.2.7", "192.0.2.20:8000"
    away = site.visitor("192.0.2.7")
    away.host = "192.0.2.20:8000"
    assert away.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD).status_code == 303
    away.token = ""
    page = away.get(PAGE)
    assert "Last backup:" in text_of(page)
    assert str(stick) not in page.text
    assert "kit's own computer alone" in text_of(page)
    name = made_on(stick).name
    assert away.get(f"{PAGE}file/{name}").status_code == 403
    assert away.get(f"{PAGE}restore").status_code == 403
    away.token = ""
    for act in ("now", "schedule", "passphrase", "passphrase/end", "restore"):
        reply = away.post(f"{PAGE}{act}", folder=str(stick))
        assert reply.status_code == 403, act
        assert "on the kit's own computer alone" in " ".join(reply.text.split()).replace(
            "&#39;", "'"
        )
