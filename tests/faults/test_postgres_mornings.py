"""What becomes of a class when its PostgreSQL server goes, hangs, is full or is held by others."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from kit.store.database import faults
from kit.store.database.faults import Fault
from tests.support import databases
from tests.support.mornings.scene import Scene, class_at_work

pytestmark = [pytest.mark.process, pytest.mark.postgres, pytest.mark.timeout(180)]


def plain(url: str) -> str:
    """As libpq writes it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def on_server(statement: str) -> None:
    with psycopg.connect(databases.postgres_server().get_uri(), autocommit=True) as server:
        server.execute(statement)


@contextmanager
def gone(url: str) -> Iterator[None]:
    """For this database, as when the server is down: no connection, and none is let in."""
    name = make_url(url).database
    on_server(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")
    databases.end_connections(url)
    yield
    on_server(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")


@contextmanager
def hung(url: str) -> Iterator[None]:
    """The server's first process stands still: who connects hears nothing."""
    folder = Path(str(databases.postgres_server().pgdata))
    process = int((folder / "postmaster.pid").read_text(encoding="utf-8").split()[0])
    databases.end_connections(url)
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


@contextmanager
def used_up(url: str) -> Iterator[None]:
    """Others have all connections that the server gives."""
    databases.end_connections(url)
    with ExitStack() as stack:
        with suppress(psycopg.OperationalError):
            while True:
                stack.enter_context(psycopg.connect(plain(url)))
        yield


@contextmanager
def held(url: str) -> Iterator[None]:
    with psycopg.connect(plain(url)) as other:
        other.execute("LOCK TABLE answer IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("happens", "fault"),
    [
        (gone, faults.UNREACHABLE),
        pytest.param(hung, faults.UNREACHABLE, marks=pytest.mark.long),
        (used_up, faults.UNREACHABLE),
        (held, faults.LOCKED),
    ],
)
def test_server_that_fails_a_class_is_a_sentence_and_the_class_goes_on(
    happens: Callable[[str], AbstractContextManager[None]], fault: Fault, tmp_path: Path
) -> None:
    with databases.fresh("postgres", tmp_path) as url, class_at_work(tmp_path / "d", url) as scene:
        with happens(url):
            script, form = scene.save(), scene.plain()
            assert (script.status, script.error) == (503, fault.name)
            assert script.headers["Retry-After"] == "3"
            assert form.status == 503
            assert fault.what in form.words
            assert '<input type="hidden" name="vote.label" value="sourced">' in form.text
            start = scene.teacher.ask("/teacher/")
            assert fault.what in start.words
            assert fault.advice in start.words
        wait_until_taken(scene)
        assert scene.plain().status == 200
        assert "standing-fault" not in scene.teacher.ask("/teacher/").text
        assert scene.stored() == 2
        said = scene.served.stop()
    assert [line for line in said if "Traceback" in line] == []
    assert len([line for line in said if fault.what in line]) == 1


def wait_until_taken(scene: Scene) -> None:
    """The kit asks a server that it did not reach no more than once a second."""
    for _ in range(10):
        if scene.save().status == 200:
            return
        time.sleep(0.5)
    message = "the server is there, and nothing is taken"
    raise AssertionError(message)
