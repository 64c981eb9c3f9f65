"""Putting a backup back in the browser: looked at, refused in words beside the field, done."""

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from flask import get_flashed_messages
from werkzeug.test import TestResponse

from kit.classroom.backups import runs
from kit.classroom.backups.state import keep_keys, last_backup
from kit.exchange.backups.encryption import new_keys
from kit.exchange.backups.making import make_backup
from kit.exchange.backups.reading import backup_facts
from kit.exchange.backups.restoring import Restored
from kit.exchange.backups.upkeep import in_browser
from kit.secret import signing_key
from kit.settings import Settings
from kit.store.engine import Store
from kit.store.migrate import head
from kit.web.state import now
from kit.web.teacher.backups.restoring import say_restored
from tests.support import databases
from tests.support.room import make_room
from tests.web.conftest import Site, Visitor, shared_site, text_of
from tests.web.reading import buttons, errors, flashes, follow, heading, lead, notices, typed

PAGE = "/teacher/backups/restore"
PASSPHRASE = "umber kettle north violet"
NEVER_OPENS = "umber kettle north"


@pytest.fixture
def site(sqlite_store: Store, tmp_path: Path) -> Site:
    """On SQLite: how a server's database is restored has its own tests."""
    return shared_site(sqlite_store, tmp_path / "data")


@pytest.fixture
def teacher(site: Site) -> Visitor:
    return site.teacher()


@pytest.fixture
def settings(site: Site, sqlite_store: Store) -> Settings:
    """Those of the site, with its database."""
    kit = site.app.extensions["kit"]
    url = f"sqlite:///{sqlite_store.engine.url.database}"
    own = {name: getattr(kit.settings, name) for name in kit.settings.__slots__}
    kit.settings = Settings(**{**own, "database_url": url})
    return kit.settings  # type: ignore[no-any-return]  # the library's types


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def backup(site: Site, teacher: Visitor, settings: Settings, stick: Path) -> Path:
    """Made when the teacher was signed in and Mia alone had handed in, an hour ago."""
    site.room.do_all("Mia")
    path = make_backup(site.room.store, settings, stick, now() - timedelta(hours=1)).path
    site.room.do_all("Ben")
    return path


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is at work, although the room's answers are new."""
    monkeypatch.setattr(in_browser, "AT_WORK", timedelta())


def answers(site: Site) -> int:
    with site.room.store.reading() as connection:
        return len(connection.exec_driver_sql("SELECT 1 FROM answer").all())


def landed(teacher: Visitor, reply: TestResponse) -> TestResponse:
    """Where a post leads in the end: the page to sign in leads on who is signed in still."""
    while reply.status_code == 303:
        reply = follow(teacher, reply)
    return reply


def look(teacher: Visitor, path: object, **more: str) -> TestResponse:
    return teacher.post(PAGE, as_script=False, backup=str(path), **more)


@pytest.mark.long
@pytest.mark.usefixtures("idle")
def test_backup_is_seen_beside_what_is_here_and_then_put_back(
    site: Site, teacher: Visitor, settings: Settings, backup: Path
) -> None:
    page = look(teacher, backup)
    assert page.status_code == 200
    assert re.match(r"Restore the backup of \w+ \d+, \d{4}, \d+:\d\d\W[AP]M\?", heading(page))
    assert lead(page) == (
        "What the kit has now (one class, 3 students, 8 answers) is replaced by what the backup has "
        "(one class, 3 students, 4 answers), for all teachers of this kit."
    )
    assert "9B · 4 answers fewer In the backup 3 students, 4 answers newest" in text_of(page)
    assert "Replace one class by the backup" in buttons(page)
    assert answers(site) == 8
    reply = look(teacher, backup, do="restore")
    assert reply.status_code == 303
    assert answers(site) == 4
    page = landed(teacher, reply)
    said = flashes(page)
    assert said[0] == (
        "The backup is restored. Teachers and students are those that it has: where you are asked "
        "to sign in, it is with the name and password of then."
    )
    assert said[1].startswith(f"What it replaced is kept as a backup: {settings.data}/backups/")
    kept_path = Path(said[1].partition(": ")[2])
    assert backup_facts(kept_path).counts["answer"] == 8
    # What was replaced can be put back the same way.
    assert look(teacher, kept_path, do="restore").status_code == 303
    assert answers(site) == 8
    assert runs.current(site.room.store, now()) is None


@pytest.mark.usefixtures("idle")
def test_kit_without_a_class_has_none_replaced(site: Site, teacher: Visitor, backup: Path) -> None:
    teacher.post(f"{site.classroom}/delete", name="9B")
    page = look(teacher, backup)
    assert lead(page).startswith("What the kit has now (0 classes, 0 students, 0 answers) is")
    assert "Restore the backup" in buttons(page)


@pytest.mark.long
@pytest.mark.usefixtures("idle")
def test_who_signed_in_since_signs_in_again(site: Site, backup: Path) -> None:
    later = site.teacher()
    page = landed(later, look(later, backup, do="restore"))
    assert heading(page) == "For teachers"
    assert flashes(page)[0].startswith("The backup is restored.")


def test_list_leads_to_the_form(
    site: Site, teacher: Visitor, settings: Settings, backup: Path
) -> None:
    teacher.post("/teacher/backups/now", folder=str(backup.parent))
    databases.let_backups_end()
    page = teacher.get(PAGE)
    assert typed(page, "backup") == ""
    assert f"{PAGE}?file={backup.name}#backup" in page.text
    assert typed(teacher.get(f"{PAGE}?file={backup.name}"), "backup") == str(backup)
    assert typed(teacher.get(f"{PAGE}?file=/etc/passwd"), "backup") == ""


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


def of_newer_kit(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    newer = members["backup.json"].replace(head().encode(), b"9999")
    members["backup.json"] = newer
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def changed(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 255
    path.write_bytes(raw)


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (Path.unlink, "is no backup of the kit: there is no such file."),
        (half, "is no backup of the kit: it is another kind of file, or only a part."),
        (of_newer_kit, "was made by a newer kit"),
        (changed, "is damaged: it is cut off or changed."),
        (lambda path: path.write_text("a letter"), "is no backup of the kit: it is another kind"),
    ],
)
def test_what_is_no_good_backup_is_refused_beside_the_field(
    site: Site, teacher: Visitor, settings: Settings, backup: Path, harm: object, says: str
) -> None:
    harm(backup)  # type: ignore[operator]  # the library's types
    for do in ("", "restore"):
        reply = look(teacher, backup, do=do)
        assert reply.status_code == 409
        assert says in errors(reply)[0]
        assert str(backup) in errors(reply)[0]
        assert typed(reply, "backup") == str(backup)
    assert answers(site) == 8


@pytest.mark.parametrize("path", ["", "  ", "a\0b"])
def test_no_backup_chosen_is_said(teacher: Visitor, path: str) -> None:
    reply = look(teacher, path)
    assert reply.status_code == 400
    assert errors(reply) == ["Choose a backup from the list, or type where it lies."]


@pytest.fixture
def encrypted(site: Site, teacher: Visitor, settings: Settings, stick: Path) -> Path:
    keys = new_keys(PASSPHRASE)
    keep_keys(site.room.store, keys)
    return make_backup(site.room.store, settings, stick, now(), keys=keys).path


@pytest.mark.long
@pytest.mark.usefixtures("idle")
def test_passphrase_is_asked_for_each_time_and_stands_on_no_page(
    site: Site, teacher: Visitor, encrypted: Path
) -> None:
    reply = look(teacher, encrypted)
    assert errors(reply) == [
        f"The backup {encrypted} is encrypted: it takes the passphrase it was made with."
    ]
    for do in ("", "restore"):
        reply = look(teacher, encrypted, passphrase=NEVER_OPENS, do=do)
        assert reply.status_code == 409
        assert errors(reply) == [
            (
                f"The passphrase does not open the backup {encrypted}. Capitals and blanks count; "
                "an older backup may have an older passphrase."
            )
        ]
        assert typed(reply, "backup") == str(encrypted)
    page = look(teacher, encrypted, passphrase=PASSPHRASE)
    assert "Once more: no page keeps it." in text_of(page)
    assert PASSPHRASE not in page.text
    reply = look(teacher, encrypted, passphrase=PASSPHRASE, do="restore")
    assert flashes(landed(teacher, reply))[0].startswith("The backup is restored.")


@pytest.mark.long
def test_while_students_are_at_work_it_takes_words_typed(
    site: Site, teacher: Visitor, backup: Path
) -> None:
    page = look(teacher, backup)
    assert notices(page)[-1].startswith("2 students have answered within the last five minutes.")
    reply = look(teacher, backup, do="restore", go_on="yes")
    assert reply.status_code == 409
    assert errors(reply) == [
        (
            "Nothing was restored: students (2 of them) have answered within the last 5 minutes. "
            "Wait until they are done; or type the words below to go on."
        )
    ]
    assert typed(reply, "go_on") == "yes"
    assert answers(site) == 8
    assert look(teacher, backup, do="restore", go_on=" Go  on").status_code == 303
    assert answers(site) == 4


@pytest.mark.long
@pytest.mark.usefixtures("idle")
def test_file_is_sent_and_kept_until_it_is_restored(
    site: Site, teacher: Visitor, settings: Settings, backup: Path
) -> None:
    reply = teacher.client.post(
        PAGE,
        data={
            "csrf_token": teacher.get("/token").get_json()["csrf_token"],
            "file": (io.BytesIO(backup.read_bytes()), "C:\\Downloads\\mine.kitbackup"),
        },
        base_url=f"http://{teacher.host}",
    )
    assert reply.status_code == 200
    word = typed(reply, "sent")
    sent = settings.data / "backups" / f".sent-{word}.kitbackup"
    assert sent.read_bytes() == backup.read_bytes()
    assert look(teacher, "", sent=word, sent_name="mine.kitbackup", do="restore").status_code == 303
    assert answers(site) == 4
    assert not sent.exists()
    for gone in (word, "../../etc/passwd", "A" * 16):
        reply = look(teacher, "", sent=gone, sent_name="mine.kitbackup", do="restore")
        assert reply.status_code in {400, 409}
        assert len(errors(reply)) == 1


def test_file_that_is_no_backup_is_called_by_its_own_name(
    teacher: Visitor, settings: Settings
) -> None:
    reply = teacher.client.post(
        PAGE,
        data={
            "csrf_token": teacher.get("/token").get_json()["csrf_token"],
            "file": (io.BytesIO(b"Dear all"), "letter.odt"),
        },
        base_url=f"http://{teacher.host}",
    )
    assert errors(reply) == [
        (
            "letter.odt is no backup of the kit: it is another kind of file, or only a part. Choose "
            "a file that ends in .kitbackup."
        )
    ]


@pytest.mark.usefixtures("idle")
def test_two_acts_at_once_are_one(site: Site, teacher: Visitor, backup: Path) -> None:
    run = runs.begin(site.room.store, "/stick", now())
    reply = look(teacher, backup, do="restore")
    assert reply.status_code == 409
    assert errors(reply)[0].startswith("A backup is being made since")
    assert typed(reply, "backup") == str(backup)
    assert answers(site) == 8
    runs.end(site.room.store, run, now())


@pytest.mark.long
@pytest.mark.usefixtures("idle")
def test_backup_of_another_kit_says_who_signs_in_anew(
    site: Site, teacher: Visitor, settings: Settings, stick: Path, tmp_path: Path
) -> None:
    own = {name: getattr(settings, name) for name in settings.__slots__}
    other = Settings(**{**own, "data": tmp_path / "other"})
    other.data.mkdir()
    signing_key(other)
    with databases.kept("sqlite") as store:
        make_room(store)
        path = make_backup(store, other, stick, now()).path
    page = look(teacher, path)
    assert "another signing key" in text_of(page)
    page = landed(teacher, look(teacher, path, do="restore"))
    assert any("The backup is of another kit." in said for said in flashes(page))
    assert last_backup(site.room.store) is not None


def test_classes_that_a_cluster_had_spread_are_said_to_lie_on_one_server(any_site: Site) -> None:
    told = []
    for spread in (False, True):
        with any_site.app.test_request_context():
            say_restored(Restored(None, 0, gathered=spread))
            told.append(get_flashed_messages(with_categories=True))
    assert len(told[0]) == 1
    assert told[1] == [
        *told[0],
        (
            "warn",
            (
                "All classes lie on one server now, and work there. Whoever runs the kit spreads "
                "them again, in the evening: kit distribute."
            ),
        ),
    ]
