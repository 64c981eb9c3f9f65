"""A database with a kit on it: one that runs for all tests, or one of the test's own to stop."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from kit.store.engine import Store, open_store
from kit.store.models import Base, KitState
from tests.support.databases import new_sqlite
from tests.support.serving import Served, free_port, serving


@dataclass
class Ground:
    """Where a class meets: `running` is the kit that is there already."""

    store: Store
    database: str
    folder: Path
    port: int
    running: Served | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kit(self, data: str = "data") -> AbstractContextManager[Served]:
        """The running kit; one of another data folder has another signing key."""
        if self.running is not None:
            return nullcontext(self.running)
        options = ("--database-url", self.database, "--address", "192.0.2.20")
        return serving(self.folder / data, self.port, *options)

    def clear(self) -> None:
        """As it was before the first class: all rows go but those of the kit itself."""
        with self.store.writing() as connection:
            for table in reversed(Base.metadata.sorted_tables):
                if table is not KitState.__table__:
                    connection.execute(table.delete())


@contextmanager
def own_ground(folder: Path) -> Iterator[Ground]:
    """A database of the test's own, on which it starts the kit itself."""
    database = new_sqlite(folder)
    store = open_store(database)
    yield Ground(store, database, folder, free_port())
    store.close()


@contextmanager
def ground_for_all(folder: Path) -> Iterator[Ground]:
    """One whose kit runs until the block ends."""
    with own_ground(folder) as ground, ground.kit() as running:
        ground.running = running
        yield ground
