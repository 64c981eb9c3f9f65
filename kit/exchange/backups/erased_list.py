"""`erased.json`, beside the backups of a folder: ids of what was deleted for good, no names.

So that who was erased stays so, too, where the data folder is lost and an older backup put back.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from kit.classroom.backups.errors import BackupProblem
from kit.exchange.backups.folders import writing_whole
from kit.store.backups.erasures import ErasureRecord
from kit.store.private import LinkInPlace, read_private
from kit.vocabulary import N_

NAME: Final = "erased.json"


class _Erasure(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    classroom_id: UUID
    kind: str
    id: UUID
    erased_at: AwareDatetime


class _Erased(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    erased: Sequence[_Erasure]


def read_erased(folder: Path) -> Sequence[ErasureRecord]:
    """What stands in the folder's list; nothing where there is none. Raises BackupProblem."""
    path = folder / NAME
    try:
        raw = read_private(path)
    except FileNotFoundError:
        return ()
    except (LinkInPlace, OSError) as error:
        raise _problem(path) from error
    return parsed(raw, path)


def parsed(raw: bytes, path: Path) -> Sequence[ErasureRecord]:
    """What a list says. Raises BackupProblem."""
    try:
        erased = _Erased.model_validate_json(raw).erased
    except ValidationError as error:
        raise _problem(path) from error
    return [ErasureRecord(one.classroom_id, one.kind, one.id, one.erased_at) for one in erased]


def add_to_list(folder: Path, records: Iterable[ErasureRecord]) -> None:
    """Put these into the folder's list beside what stands there. Raises OSError or LinkInPlace.

    A list that cannot be read is put aside: a backup is not refused for it.
    """
    path = folder / NAME
    known: Sequence[ErasureRecord] = ()
    try:
        known = read_erased(folder)
    except BackupProblem:
        with suppress(OSError):
            path.replace(path.with_name("erased-unreadable.json"))
    together = joined(known, records)
    if together or known:
        with writing_whole(path) as file:
            file.write(_text(together))


def joined(*lists: Iterable[ErasureRecord]) -> Sequence[ErasureRecord]:
    """All of several lists, each erasure once, as the first that has it says."""
    together: dict[tuple[UUID, str, UUID], ErasureRecord] = {}
    for record in (one for records in lists for one in records):
        together.setdefault((record.classroom_id, record.kind, record.id), record)
    return [together[key] for key in sorted(together)]


def _text(records: Sequence[ErasureRecord]) -> bytes:
    erased = [
        _Erasure(classroom_id=one.classroom_id, kind=one.kind, id=one.id, erased_at=one.erased_at)
        for one in records
    ]
    return _Erased(erased=erased).model_dump_json(indent=1).encode() + b"\n"


def _problem(path: Path) -> BackupProblem:
    return BackupProblem(
        N_(
            "The list %(path)s, which says who was erased and must not come back, cannot be read. "
            "Nothing was restored. Put a good copy of it there; or move it away, and erase again "
            "by hand."
        ),
        path=path,
    )
