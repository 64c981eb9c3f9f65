"""`kit migrate`: bring a database to this kit's schema."""

from typing import Any

import click

from kit import logs
from kit.cli.options import note_migration, settings_or_stop, stop, with_settings
from kit.store.migrate import DatabaseProblem, head, prepare
from kit.store.private import private_folder


@click.command()
@with_settings("data", "database_url")
def migrate(**options: Any) -> None:
    """Bring the database to this kit's schema. PostgreSQL needs it; SQLite does it at start."""
    settings = settings_or_stop(options)
    try:
        private_folder(settings.data)
        logs.begin(settings)
        old = prepare(
            settings.database_url, settings.data, servers_too=True, migrated=note_migration
        )
    except OSError as error:
        stop(f"The data folder {settings.data} cannot be used: {error.strerror}.")
    except DatabaseProblem as problem:
        stop(str(problem))
    if old is not None:
        click.echo(f"The database as it was before is kept: {old}")
    click.echo(f"The database has the schema {head()}.")
