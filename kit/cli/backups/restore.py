"""`kit restore`: what a backup has and what it would replace, then putting it back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from kit import logs
from kit.classroom.errors import KitError
from kit.cli.backups.passphrases import passphrase_option, read_passphrase
from kit.cli.backups.telling import Telling, count
from kit.cli.options import settings_or_stop, stop, with_settings
from kit.exchange.backups.reading import Opened, backup_facts, opened_backup
from kit.exchange.backups.restoring import Holdings, Plan, Restored, plan, restore_stopped
from kit.server.holder import DatabaseHeld, holding
from kit.settings import Settings
from kit.store.migrate import DatabaseProblem, first_use
from kit.store.private import LinkInPlace, private_folder


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Replace what the kit has now; that is kept.")
@passphrase_option("The passphrase of an encrypted backup, in the first line of this file.")
@with_settings("data", "database_url")
def restore(file: Path, passphrase_file: Path | None, *, replace: bool, **options: Any) -> None:
    """Put a backup back, FILE ending in .kitbackup, while the kit is stopped.

    Says first what is in it and what it would replace. What it replaces is kept. Who was erased
    after the backup was made is erased again.
    """
    settings = settings_or_stop(options)
    try:
        private_folder(settings.data)
        logs.begin(settings)
        with first_use(settings.database_url), holding(settings):
            _restore(settings, file.absolute(), passphrase_file, replace=replace)
    except DatabaseHeld as problem:
        stop(
            f"Nothing was restored. {problem} To restore while it runs, use the teacher's page "
            "Backups."
        )
    except OSError as error:
        stop(f"The data folder {settings.data} cannot be used: {error.strerror}.")
    except (KitError, DatabaseProblem, LinkInPlace) as problem:
        stop(str(problem))


def _restore(
    settings: Settings, file: Path, passphrase_file: Path | None, *, replace: bool
) -> None:
    is_locked = backup_facts(file).encrypted
    passphrase = read_passphrase(passphrase_file, ask=is_locked, twice=False)
    with opened_backup(file, passphrase, within=settings.data) as opened:
        _say_plan(opened, plan(settings, opened), settings, replace=replace)
        with Telling("Restoring") as progress:
            restored = restore_stopped(
                settings, opened, datetime.now(UTC), replace=replace, progress=progress
            )
        logs.event("backup.restored", where="command")
        click.echo("\n".join(lines_after(restored, has_key=opened.key is not None)))


def _say_plan(opened: Opened, planned: Plan, settings: Settings, *, replace: bool) -> None:
    made_at = opened.facts.made_at.astimezone()
    click.echo(f"The backup {opened.path}, made on {made_at:%Y-%m-%d at %H:%M}, has")
    _say_classes(planned.backup)
    if planned.replaced is None:
        return
    does = "replaces" if replace else "would replace"
    click.echo(f"It {does} what the kit has now in {settings.data}:")
    if planned.unreadable:
        click.echo("  a database that cannot be read")
    else:
        _say_classes(planned.replaced)


def _say_classes(holdings: Holdings) -> None:
    for classroom in holdings.classes:
        newest = classroom.newest_answer
        last = f", the newest of {newest.astimezone():%Y-%m-%d %H:%M}" if newest else ""
        click.echo(
            f"  {classroom.name}: {count(classroom.students, 'student')}, "
            f"{count(classroom.answers, 'answer')}{last}"
        )
    if not holdings.classes:
        click.echo("  no class")


def lines_after(restored: Restored, *, has_key: bool) -> list[str]:
    """What is said of a restore that is done. `has_key`: the backup had a signing key. Pure."""
    lines = ["Restored, and compared row by row."]
    if restored.erased_again:
        lines.append(
            f"{count(restored.erased_again, 'deletion')} made after the backup "
            f"{'was' if restored.erased_again == 1 else 'were'} made again: who was erased "
            "stays erased."
        )
    if restored.kept is not None:
        lines.append(f"What was there before is kept: {restored.kept}")
    if not has_key:
        lines.append("The backup has no signing key (KIT_SECRET_KEY was set): set the same one.")
    if restored.gathered:
        lines.append("All classes lie on one server now: spread them again with `kit distribute`.")
    return [*lines, "Start the kit with `kit serve`."]
