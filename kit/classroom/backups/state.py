"""What the kit remembers of its backups: the last one, where they go, and how they are encrypted.

All of it are facts that begin with `PREFIX`: a restore keeps those of the kit that restores, since
they are about this computer, and not about the classes.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from kit.store import kit_state
from kit.store.engine import Store

#: What the names of all facts about backups begin with.
PREFIX: Final = "backup_"
_LAST: Final = f"{PREFIX}last"
_FOLDER: Final = f"{PREFIX}folder"
_KEYS: Final = f"{PREFIX}keys"


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The newest backup that was made: when, where it was put, its size in bytes."""

    at: datetime
    path: Path
    size: int
    encrypted: bool


@dataclass(frozen=True, slots=True)
class Keys:
    """What backups are encrypted with, so that a schedule needs no passphrase.

    `recipient` is public: age1… ; `identity` opens what was encrypted for it, and is itself
    encrypted by the passphrase (a whole file of the age format).
    """

    recipient: str
    identity: bytes


def last_backup(store: Store) -> LastBackup | None:
    """The last backup; None where there was none. The file may be gone meanwhile."""
    with store.reading() as connection:
        return last_backup_in(connection)


def last_backup_in(connection: Connection) -> LastBackup | None:
    """As `last_backup`."""
    fact = _parsed(kit_state.fact(connection, _LAST))
    try:
        return LastBackup(
            datetime.fromisoformat(fact["at"]), Path(fact["path"]), fact["size"], fact["encrypted"]
        )
    except (KeyError, TypeError, ValueError):
        return None


def note_backup(store: Store, backup: LastBackup) -> None:
    """Remember that it was made. Raises what a writing transaction raises."""
    fact = {
        "at": backup.at.isoformat(), "path": str(backup.path), "size": backup.size,
        "encrypted": backup.encrypted,
    }  # fmt: skip
    with store.writing() as connection:
        kit_state.put_fact(connection, _LAST, json.dumps(fact))


def chosen_folder(store: Store) -> Path | None:
    """The folder that a teacher chose for backups; None: the data folder's own."""
    with store.reading() as connection:
        fact = kit_state.fact(connection, _FOLDER)
    return Path(fact) if fact else None


def choose_folder(store: Store, folder: Path | None) -> None:
    """Put backups there from now on; None: into the data folder's own."""
    with store.writing() as connection:
        kit_state.put_fact(connection, _FOLDER, "" if folder is None else str(folder))


def kept_keys(store: Store) -> Keys | None:
    """What backups are encrypted with; None where they are not."""
    fact = _json(store, _KEYS)
    try:
        return Keys(fact["recipient"], b64decode(fact["identity"], validate=True))
    except (KeyError, TypeError, ValueError):
        return None


def keep_keys(store: Store, keys: Keys | None) -> None:
    """Encrypt with these from now on; None: no more. Older backups stay as they are."""
    fact = keys and {
        "recipient": keys.recipient, "identity": b64encode(keys.identity).decode("ascii")
    }  # fmt: skip
    with store.writing() as connection:
        kit_state.put_fact(connection, _KEYS, json.dumps(fact))


def _json(store: Store, name: str) -> Any:
    """A fact that is JSON; an empty object where it is none."""
    with store.reading() as connection:
        return _parsed(kit_state.fact(connection, name))


def _parsed(fact: str | None) -> Any:
    try:
        return json.loads(fact or "{}")
    except ValueError:
        return {}
