"""`backup.json`: what a backup says of itself. Read from outside, so every byte may be anything."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from kit.classroom.backups.errors import NewerBackup, NoBackup
from kit.vocabulary import N_

#: The number of the file's format, which this kit writes and reads.
FORMAT: Final = 1
NAME: Final = "backup.json"
#: More than the facts of thousands of classes take.
LARGEST: Final = 4_000_000
System = Literal["sqlite", "postgresql"]
SQLITE: Final[System] = "sqlite"
POSTGRESQL: Final[System] = "postgresql"


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ClassFacts(_Closed):
    """A class: its name, students (removed ones aside), answers, when the newest was saved."""

    name: str
    students: int = Field(ge=0)
    answers: int = Field(ge=0)
    newest_answer: AwareDatetime | None


class BackupFacts(_Closed):
    """What `backup.json` holds.

    `kit` is the version that made it, `schema_name` that of its database, `system` what it is a
    database of. The rest is empty in what stands beside an encrypted backup: `counts` of the rows
    of every table, `classes`, and `digests`, the SHA-256 of each other member in hexadecimal.
    """

    format: Literal[1] = FORMAT
    kit: str
    schema_name: str = Field(alias="schema")
    system: System
    made_at: AwareDatetime
    encrypted: bool = False
    counts: Mapping[str, int] = Field(default_factory=dict)
    classes: Sequence[ClassFacts] = ()
    digests: Mapping[str, str] = Field(default_factory=dict)

    def outside(self) -> "BackupFacts":
        """What may be read of it without the passphrase."""
        return self.model_copy(
            update={"encrypted": True, "counts": {}, "classes": [], "digests": {}}
        )


def written(facts: BackupFacts) -> bytes:
    """The facts as the file has them."""
    return facts.model_dump_json(by_alias=True, indent=2).encode() + b"\n"


def parsed(raw: bytes, path: Path) -> BackupFacts:
    """The facts in the bytes of `backup.json`. Raises NoBackup or NewerBackup."""
    try:
        read = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise NoBackup(path=path, why=_UNREADABLE) from error
    number = read.get("format") if isinstance(read, dict) else None
    if isinstance(number, bool):
        raise NoBackup(path=path, why=_UNREADABLE)
    if isinstance(number, int) and number > FORMAT:
        raise NewerBackup(path=path, theirs=f"format {number}", ours=f"format {FORMAT}")
    try:
        return BackupFacts.model_validate_json(raw)
    except ValidationError as error:
        raise NoBackup(path=path, why=_UNREADABLE) from error


_UNREADABLE: Final = N_("what it says of itself (backup.json) cannot be read.")


def newest(facts: BackupFacts) -> datetime | None:
    """When the newest answer in it was saved; None without any."""
    return max((one.newest_answer for one in facts.classes if one.newest_answer), default=None)
