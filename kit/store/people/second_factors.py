"""Teachers' second factors, their recovery codes, and halves of a sign-in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update

from kit.store.models import HalfSignIn, RecoveryCode, SecondFactor
from kit.store.records import columns, fetch_one, insert_or, values_of


@dataclass(frozen=True, slots=True)
class FactorRecord:
    """A second factor as stored; removed, and yet to be told so, where `seed` is None."""

    teacher_id: UUID
    seed: str | None
    fingerprint: str | None
    last_step: int | None
    changed_at: datetime
    refused: int
    removal_told: bool


@dataclass(frozen=True, slots=True)
class HalfRecord:
    """Half a sign-in as stored."""

    token_hash: str
    teacher_id: UUID
    created_at: datetime
    browser: str | None


def factor(connection: Connection, teacher_id: UUID, *, lock: bool = False) -> FactorRecord | None:
    """What is stored of a teacher's factor; `lock` lets nobody else take a code meanwhile."""
    statement = select(*columns(FactorRecord, SecondFactor)).where(
        SecondFactor.teacher_id == teacher_id
    )
    return fetch_one(connection, FactorRecord, statement.with_for_update() if lock else statement)


def is_on(connection: Connection, teacher_id: UUID) -> bool:
    """Whether the teacher's sign-in asks for a code."""
    statement = select(SecondFactor.seed).where(SecondFactor.teacher_id == teacher_id)
    return connection.execute(statement).scalar_one_or_none() is not None


def put_factor(connection: Connection, record: FactorRecord) -> None:
    """Store a factor in place of what was there; the recovery codes of before end."""
    values = values_of(record)
    statement = insert_or(connection, SecondFactor).values(values)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["teacher_id"],
            set_={name: value for name, value in values.items() if name != "teacher_id"},
        )
    )
    put_recovery_codes(connection, record.teacher_id, ())


def delete_factor(connection: Connection, teacher_id: UUID) -> None:
    """Forget a teacher's factor and its recovery codes."""
    put_recovery_codes(connection, teacher_id, ())
    connection.execute(delete(SecondFactor).where(SecondFactor.teacher_id == teacher_id))


def take_step(connection: Connection, teacher_id: UUID, step: int) -> None:
    """Note which code was taken; none before it is taken any more."""
    connection.execute(
        update(SecondFactor).where(SecondFactor.teacher_id == teacher_id).values(last_step=step)
    )


def count_refused(connection: Connection, teacher_id: UUID) -> None:
    """Count a wrong code after a right password."""
    connection.execute(
        update(SecondFactor)
        .where(SecondFactor.teacher_id == teacher_id)
        .values(refused=SecondFactor.refused + 1)
    )


def note_told(connection: Connection, teacher_id: UUID) -> None:
    """The teacher knows of the codes that were refused, and of a removal."""
    connection.execute(
        update(SecondFactor)
        .where(SecondFactor.teacher_id == teacher_id)
        .values(refused=0, removal_told=True)
    )


def put_recovery_codes(connection: Connection, teacher_id: UUID, hashes: Iterable[str]) -> None:
    """Let these be the teacher's recovery codes; those of before end."""
    connection.execute(delete(RecoveryCode).where(RecoveryCode.teacher_id == teacher_id))
    rows = [{"teacher_id": teacher_id, "code_hash": code_hash} for code_hash in hashes]
    if rows:
        connection.execute(insert(RecoveryCode), rows)


def recovery_hashes(connection: Connection, teacher_id: UUID) -> Sequence[str]:
    """The hashes of the recovery codes that are left."""
    statement = select(RecoveryCode.code_hash).where(RecoveryCode.teacher_id == teacher_id)
    return connection.execute(statement.order_by(RecoveryCode.code_hash)).scalars().all()


def count_recovery_codes(connection: Connection, teacher_id: UUID) -> int:
    """How many recovery codes are left."""
    statement = select(func.count()).where(RecoveryCode.teacher_id == teacher_id)
    return connection.execute(statement).scalar_one()


def use_recovery_code(connection: Connection, teacher_id: UUID, code_hash: str) -> bool:
    """Use a recovery code up; False where somebody already has."""
    result = connection.execute(
        delete(RecoveryCode).where(
            RecoveryCode.teacher_id == teacher_id, RecoveryCode.code_hash == code_hash
        )
    )
    return result.rowcount == 1


def add_half(connection: Connection, record: HalfRecord) -> None:
    """Remember that a browser's teacher has given the right password."""
    connection.execute(insert(HalfSignIn).values(values_of(record)))


def half(connection: Connection, token_hash: str) -> HalfRecord | None:
    """Half a sign-in, however old."""
    return fetch_one(
        connection,
        HalfRecord,
        select(*columns(HalfRecord, HalfSignIn)).where(HalfSignIn.token_hash == token_hash),
    )


def use_half(connection: Connection, token_hash: str) -> bool:
    """End half a sign-in, since it is a whole one now; False where it has ended already."""
    result = connection.execute(delete(HalfSignIn).where(HalfSignIn.token_hash == token_hash))
    return result.rowcount == 1


def delete_old_halves(connection: Connection, before: datetime) -> None:
    """Delete the halves that were begun before then."""
    connection.execute(delete(HalfSignIn).where(HalfSignIn.created_at < before))


def end_halves(connection: Connection, teacher_id: UUID) -> None:
    """Let nobody complete a sign-in that was begun with the password of before."""
    connection.execute(delete(HalfSignIn).where(HalfSignIn.teacher_id == teacher_id))
