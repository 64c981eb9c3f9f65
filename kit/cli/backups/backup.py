"""`kit backup`: one file with everything, while the kit works."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from kit import logs
from kit.classroom.backups.state import Keys, chosen_folder, kept_keys
from kit.classroom.errors import KitError
from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.trail import KitDeed
from kit.cli.backups.passphrases import passphrase_option, read_passphrase
from kit.cli.backups.telling import Telling, count, size_in_words
from kit.cli.options import settings_or_stop, stop, with_settings
from kit.exchange.backups.encryption import new_keys
from kit.exchange.backups.making import Backup, make_backup
from kit.settings import Settings
from kit.store.database.problems import file_of
from kit.store.engine import SERVING_PATIENCE, Store, open_store
from kit.store.migrate import DatabaseProblem, first_use
from kit.store.models.base import KitAct, Way


@click.command()
@click.option(
    "--to", default=None, metavar="FOLDER", type=click.Path(path_type=Path),
    help="Put it there (default: the folder chosen on the teacher's pages, else backups/ in the "
    "data folder).",
)  # fmt: skip
@click.option("--encrypt", is_flag=True, help="Encrypt it; asks for a passphrase.")
@passphrase_option("Encrypt it with the passphrase in the first line of this file.")
@with_settings("data", "database_url")
def backup(to: Path | None, passphrase_file: Path | None, *, encrypt: bool, **options: Any) -> None:
    """Make a backup of everything, in one file, while the kit works or not.

    Database, answers, keys and the key that signs cookies are in it. It is opened and counted
    before it gets its name. `kit restore` puts it back.
    """
    settings = settings_or_stop(options)
    logs.begin(settings)
    path = file_of(settings.database_url)
    if path is not None and not path.exists():
        stop(f"There is no database at {path}, so there is nothing to back up. Is --data right?")
    passphrase = read_passphrase(passphrase_file, ask=encrypt, twice=True)
    try:
        with (
            first_use(settings.database_url),
            # It writes one line at the end, which a class at work may go before.
            closing(open_store(settings.database_url, SERVING_PATIENCE)) as store,
        ):
            _say(_make(store, settings, to, passphrase))
    except (KitError, DatabaseProblem) as problem:
        logs.event("backup.failed", where="command")
        stop(str(problem))


def _make(store: Store, settings: Settings, to: Path | None, passphrase: str | None) -> Backup:
    with Telling("Backing up") as progress:
        keys: Keys | None = new_keys(passphrase) if passphrase is not None else kept_keys(store)
        folder = to.absolute() if to is not None else chosen_folder(store)
        now = datetime.now(UTC)
        backup = make_backup(store, settings, folder, now, keys=keys, progress=progress)
    trail.note_by_command(store, KitDeed(KitAct.MADE_BACKUP, way=Way.COMMAND), now)
    logs.event("backup.made", where="command", bytes=backup.size, encrypted=backup.encrypted)
    return backup


def _say(backup: Backup) -> None:
    students = sum(one.students for one in backup.facts.classes)
    answers = sum(one.answers for one in backup.facts.classes)
    click.echo(f"Backup: {backup.path}")
    click.echo(
        f"It has {count(len(backup.facts.classes), 'class', 'classes')}, "
        f"{count(students, 'student')}, {count(answers, 'answer')}; "
        f"{size_in_words(backup.size)}, checked"
        f"{', encrypted: without the passphrase nobody opens it' if backup.encrypted else ''}."
    )
    if not backup.encrypted:
        click.echo("Whoever has the file can read it. --encrypt makes one with a passphrase.")
