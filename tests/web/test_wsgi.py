"""What a serving process begins with: of several, the first alone works by the clock for all."""

import multiprocessing
import os
import threading
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from kit.content.added.courses import Courses
from kit.server.worker import DeviceSeen
from kit.web import wsgi
from tests.support.databases import new_sqlite
from tests.support.room import tiny_library

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="NO FORK: one process serves there"),
]

BY_THE_CLOCK = {"backup-timer", "class-ends"}


def begin(tells: Connection, environ: Mapping[str, str], number: int) -> None:
    os.environ.update(environ)
    wsgi.load(Courses(tiny_library()), DeviceSeen(), number)
    tells.send({thread.name for thread in threading.enumerate()})
    os._exit(0)


@pytest.mark.long
def test_first_of_several_alone_works_by_the_clock(tmp_path: Path) -> None:
    environ = {
        "KIT_DATA": str(tmp_path),
        "KIT_DATABASE_URL": new_sqlite(tmp_path),
        "KIT_LOG_TO": "none",
        "KIT_LOCAL": "yes",
        "KIT_SECRET_KEY": "0123456789abcdef0123456789abcdef",
    }
    threads = []
    for number in range(2):
        told, tells = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("fork")
        process = context.Process(target=begin, args=(tells, environ, number))
        process.start()
        threads.append(BY_THE_CLOCK & told.recv())
        process.join()
    assert threads == [BY_THE_CLOCK, set()]
