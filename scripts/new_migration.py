"""Write the migration step that leads from the last one to the models as they are now.

Usage: python scripts/new_migration.py 0002 add-appeals
The step still wants reading: Alembic sees tables and columns, not what they mean.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command

from kit.store import migrate
from kit.store.engine import open_store


def main(number: str, slug: str) -> None:
    """Upgrade an empty database to the last step and write down what the models add to it."""
    name = f"{number}_{slug.replace('-', '_')}"
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'empty.sqlite3'}"
        if migrate.steps():
            migrate.upgrade(url)
        store = open_store(url)
        with store.engine.connect() as connection:
            command.revision(
                migrate.alembic_config(connection),
                message=slug.replace("-", " "),
                rev_id=name,
                autogenerate=True,
            )
        store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
