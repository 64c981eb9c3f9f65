"""A fault is told by where it was and what kind it is; what an error quotes of people is not."""

import sqlite3
from pathlib import Path
from typing import Any, NoReturn

import pytest
from sqlalchemy.exc import IntegrityError

from kit.logs.tracebacks import kind, lines

NAME = "Zoraida Quillfeather"


def raised(error: Exception) -> NoReturn:
    raise error


def look_up(names: dict[str, int], name: str) -> Any:
    return names[name].real


def caught(act: Any) -> BaseException:
    with pytest.raises(Exception) as raised:  # noqa: PT011 - any of its fields
        act()
    return raised.value


@pytest.mark.parametrize(
    "error",
    [
        ValueError(f"invalid literal: {NAME}"),
        KeyError(NAME),
        RuntimeError(NAME),
        UnicodeDecodeError("utf-8", NAME.encode(), 0, 1, "bad"),
        AttributeError(f"'dict object' has no attribute '{NAME}'"),
        TypeError(f"unexpected keyword argument '{NAME}'"),
        IntegrityError("INSERT", {"name": NAME}, sqlite3.IntegrityError(NAME)),
        FileNotFoundError(2, "No such file or directory", NAME),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_error_repeats_what_somebody_typed(error: Exception) -> None:
    told = "\n".join(lines(caught(lambda: raised(error))))
    assert NAME not in told
    assert type(error).__name__ in told


def test_place_and_words_of_the_program_are_told() -> None:
    nothing: Any = None
    error = caught(lambda: nothing.items(1))
    *_, place, source, words = lines(error)
    assert place.startswith("tests/logs/test_tracebacks.py, line ")
    assert source == "  error = caught(lambda: nothing.items(1))"
    assert words == "AttributeError: 'NoneType' object has no attribute 'items'"
    missing = lines(caught(lambda: look_up({}, NAME)))
    assert missing[-2:] == ["  return names[name].real", "KeyError"]


def test_what_led_to_it_comes_first() -> None:
    def second() -> None:
        try:
            look_up({}, NAME)
        except KeyError as error:
            raise RuntimeError(NAME) from error

    told = lines(caught(second))
    kinds = [line for line in told if line in {"KeyError", "RuntimeError"}]
    assert kinds == ["KeyError", "RuntimeError"]


def test_kind_names_what_the_system_knows_it_by() -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE t (name TEXT UNIQUE)")
        connection.execute("INSERT INTO t VALUES (?)", (NAME,))
        error = caught(lambda: connection.execute("INSERT INTO t VALUES (?)", (NAME,)))
    assert isinstance(error, sqlite3.IntegrityError)
    wrapped = IntegrityError("INSERT", {}, error)
    assert kind(wrapped) == "IntegrityError (IntegrityError SQLITE_CONSTRAINT_UNIQUE)"
    assert kind(OSError(28, "No space left on device")) == "OSError (28)"
    assert kind(ValueError()) == "ValueError"


def test_no_folder_of_anybody_is_told() -> None:
    told = "\n".join(lines(caught(lambda: Path("/no/such").read_text())))
    assert str(Path.cwd()) not in told
    assert str(Path.home()) not in told
    assert told.endswith("FileNotFoundError (2): No such file or directory")
