"""A process that may open no more files says so where it can."""

import errno
import os
import threading

import pytest

from kit.web.faults import handles


def refuse(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refused(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refused)


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENFILE])
def test_no_more_files_are_told(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    heard: list[Exception] = []
    refuse(monkeypatch, number)
    handles.look(heard.append)
    assert [getattr(error, "errno", None) for error in heard] == [number]


def test_files_that_can_be_opened_and_other_errors_are_nothing_to_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[Exception] = []
    handles.look(heard.append)
    refuse(monkeypatch, errno.EACCES)
    handles.look(heard.append)
    assert heard == []


def test_it_is_looked_at_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = threading.Event()
    heard: list[Exception] = []

    def noted(error: Exception) -> None:
        heard.append(error)
        if len(heard) == 2:
            twice.set()

    with monkeypatch.context() as patch:
        refuse(patch, errno.EMFILE)
        handles.keep_looking(noted, 0.01)
        assert twice.wait(5)
