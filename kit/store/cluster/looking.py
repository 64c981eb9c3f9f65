"""What a server says of its cluster: whether it is one, which tables lie where, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, ForeignKeyConstraint, text

from kit.store.cluster.tables import Place, distributed, foreign_keys, key_of, references
from kit.store.models import Base

_INSTALLED: Final = text("SELECT extversion FROM pg_extension WHERE extname = 'citus'")
_AVAILABLE: Final = text("SELECT count(*) FROM pg_available_extensions WHERE name = 'citus'")
_HAS_COORDINATOR: Final = text("SELECT count(*) FROM pg_dist_node WHERE groupid = 0")
_WORKERS: Final = text(
    "SELECT count(*) FROM pg_dist_node WHERE isactive AND shouldhaveshards AND noderole = 'primary'"
)
#: Citus' own view of them asks every worker for sizes.
_TABLES: Final = text(
    "SELECT c.relname, p.partkey IS NOT NULL AS is_distributed, p.repmodel::text AS repmodel, "
    "p.colocationid, CASE WHEN p.partkey IS NULL THEN NULL "
    "ELSE column_to_column_name(p.logicalrelid, p.partkey) END AS key "
    "FROM pg_dist_partition p JOIN pg_class c ON c.oid = p.logicalrelid "
    "WHERE c.relnamespace = current_schema()::regnamespace"
)
_KEYS: Final = text(
    "SELECT k.conname, c.relname AS local, r.relname AS referred, "
    "(SELECT array_agg(a.attname::text ORDER BY u.place) "
    " FROM unnest(k.conkey) WITH ORDINALITY AS u (number, place) "
    " JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number) AS columns "
    "FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid "
    "JOIN pg_class r ON r.oid = k.confrelid "
    "WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace"
)
_FOREIGN: Final = text(
    "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() "
    "AND NOT pg_has_role(tableowner, 'USAGE') ORDER BY tablename"
)
#: What a database is told, as PostgreSQL keeps it and as it is said.
SEQUENTIAL: Final = "citus.multi_shard_modify_mode=sequential"
_TOLD: Final = text(
    "SELECT count(*) FROM pg_db_role_setting WHERE setrole = 0 AND :told = ANY (setconfig) "
    "AND setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())"
).bindparams(told=SEQUENTIAL)
#: How Citus writes that a table is whole on every worker.
_REFERENCE: Final = "t"


@dataclass(frozen=True, slots=True)
class Lying:
    """Where a table lies now. `key` and `group` are None where it is not distributed."""

    place: Place
    key: str | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A foreign key as people would know it: a server shortens long names."""

    local: str
    columns: tuple[str, ...]
    referred: str

    @classmethod
    def of(cls, constraint: ForeignKeyConstraint) -> "Key":
        """That of the models."""
        return cls(
            str(constraint.table.name),
            tuple(constraint.column_keys),
            str(constraint.referred_table.name),
        )


@dataclass(frozen=True, slots=True)
class Cluster:
    """A server's cluster. `version` is Citus' own, None where the database has no Citus.

    `is_at_hand`: the server could have it. `lying`: tables that Citus knows, by name. `keys`: the
    foreign keys that there are, each with the name that the server has for it. `not_owned`: the
    kit's tables that the role may not change. `asks_in_turn`: statements about many classes ask
    each server over one connection.
    """

    version: str | None = None
    is_at_hand: bool = False
    has_coordinator: bool = False
    workers: int = 0
    lying: Mapping[str, Lying] = field(default_factory=dict)
    keys: Mapping[Key, str] = field(default_factory=dict)
    not_owned: tuple[str, ...] = ()
    asks_in_turn: bool = False

    @property
    def is_begun(self) -> bool:
        """Whether any table is distributed."""
        return any(lying.place is Place.DISTRIBUTED for lying in self.lying.values())

    @property
    def to_refer(self) -> list[str]:
        """The tables that have yet to be whole on every worker."""
        return [name for name in references() if self._place(name) is not Place.REFERENCE]

    @property
    def to_distribute(self) -> list[str]:
        """The tables that have yet to lie with their classrooms."""
        return [name for name in distributed() if self._place(name) is not Place.DISTRIBUTED]

    @property
    def astray(self) -> list[str]:
        """Tables that were distributed by another column, or not beside `classroom`."""
        root = self.lying.get("classroom")
        return [
            name
            for name in distributed()
            if (lying := self.lying.get(name)) is not None
            and lying.place is Place.DISTRIBUTED
            and (lying.key != key_of(name) or (root is not None and lying.group != root.group))
        ]

    @property
    def missing_keys(self) -> list[ForeignKeyConstraint]:
        """The foreign keys that a cluster can hold and that are not there."""
        return [key for key in foreign_keys(cluster=True) if Key.of(key) not in self.keys]

    @property
    def is_whole(self) -> bool:
        """Whether every table lies where it is to lie, all foreign keys are there, it is told."""
        return (
            self.is_begun
            and self.asks_in_turn
            and not (self.to_refer or self.to_distribute or self.astray or self.missing_keys)
        )

    def _place(self, name: str) -> Place | None:
        return self.lying[name].place if name in self.lying else None


def is_spread(connection: Connection) -> bool:
    """Whether any classes lie on other servers than the one that is asked."""
    return look(connection).is_begun


def look(connection: Connection) -> Cluster:
    """What the database says of its cluster; an empty answer for SQLite."""
    if connection.dialect.name == "sqlite":
        return Cluster()
    version = connection.execute(_INSTALLED).scalar_one_or_none()
    if version is None:
        return Cluster(is_at_hand=bool(connection.execute(_AVAILABLE).scalar_one()))
    own = set(Base.metadata.tables)
    return Cluster(
        version=str(version),
        is_at_hand=True,
        has_coordinator=bool(connection.execute(_HAS_COORDINATOR).scalar_one()),
        workers=int(connection.execute(_WORKERS).scalar_one()),
        lying={row.relname: _lying(row) for row in connection.execute(_TABLES)},
        keys={
            Key(row.local, tuple(row.columns), row.referred): row.conname
            for row in connection.execute(_KEYS)
        },
        not_owned=tuple(name for name in connection.execute(_FOREIGN).scalars() if name in own),
        asks_in_turn=bool(connection.execute(_TOLD).scalar_one()),
    )


def _lying(row: Any) -> Lying:
    if row.is_distributed:
        return Lying(Place.DISTRIBUTED, row.key, row.colocationid)
    return Lying(Place.REFERENCE if row.repmodel == _REFERENCE else Place.LOCAL)
