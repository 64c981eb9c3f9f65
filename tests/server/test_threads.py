"""All threads of a pool are there from the beginning."""

import threading

import pytest

from kit.server.threads import begun_threads


def test_work_needs_no_new_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    with begun_threads(5, "early") as pool:
        begun = {one.name for one in threading.enumerate() if one.name.startswith("early")}
        assert len(begun) == 5

        def refuse(_thread: threading.Thread) -> None:
            message = "can't start new thread"
            raise RuntimeError(message)

        monkeypatch.setattr(threading.Thread, "start", refuse)
        together = threading.Barrier(5)
        names = [pool.submit(lambda: (together.wait(), threading.current_thread().name)[1])
                 for _ in range(5)]  # fmt: skip
        assert {name.result(10) for name in names} == begun
