"""Nothing that anybody sends begins a line of the log, or is obeyed by the terminal that shows it."""

import io
import logging
import unicodedata
from collections.abc import Iterator

import pytest
from flask import Flask, request

from kit.logs.escaping import escape_records, escaped

#: A line break, a line of the kit's own, colours, a bell, a mark of direction, half a character.
HOSTILE = "a\nERROR in app: all is lost\r\x1b[31mred\a \u202eback\u2028next\u0085line\u200b\udcff\0 %s %(x)d"
ESCAPED = (
    "a\\nERROR in app: all is lost\\r\\x1b[31mred\\x07 \\u202eback\\u2028next\\x85line\\u200b\\udcff\\x00"
    " %s %(x)d"
)


@pytest.fixture
def said() -> Iterator[io.StringIO]:
    """What a logger of the kit prints, in a process that escapes."""
    before = logging.getLogRecordFactory()
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    for name in ("kit", "granian"):
        logging.getLogger(name).addHandler(handler)
    escape_records()
    yield stream
    logging.setLogRecordFactory(before)
    for name in ("kit", "granian"):
        logging.getLogger(name).removeHandler(handler)


def test_every_character_is_shown_or_spelt() -> None:
    assert escaped(HOSTILE) == ESCAPED
    every = "".join(map(chr, range(0x20000)))
    shown = escaped(every)
    assert {unicodedata.category(char) for char in shown}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
    plain = "Zoë, 張, «a» – 1 %"
    assert escaped(plain) == plain


@pytest.mark.parametrize("name", ["kit", "granian"])
def test_record_of_any_library_is_one_line(said: io.StringIO, name: str) -> None:
    logging.getLogger(name).warning("not taken: %s", HOSTILE)
    logging.getLogger(name).warning(HOSTILE)
    assert said.getvalue() == f"WARNING not taken: {ESCAPED}\nWARNING {ESCAPED}\n"


def test_traceback_stands_apart_whatever_an_error_says(said: io.StringIO) -> None:
    def fail() -> None:
        raise ValueError(HOSTILE)

    try:
        fail()
    except ValueError:
        logging.getLogger("kit").exception("refused")
    first, *rest = said.getvalue().splitlines()
    assert first == "ERROR refused"
    assert {line[:4] for line in rest} == {"  | "}
    assert rest[0] == "  | Traceback (most recent call last):"
    assert "  | ERROR in app: all is lost" in rest
    assert "\x1b" not in said.getvalue()


@pytest.mark.parametrize("where", ["path", "header", "form", "file"])
def test_fault_of_a_request_is_one_line_and_a_traceback(said: io.StringIO, where: str) -> None:
    app = Flask("kit")
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.before_request
    def fail() -> None:
        sent = {
            "path": request.path,
            "header": request.headers.get("User-Agent", ""),
            "form": next(iter(request.form), ""),
            "file": next(iter(request.files.values())).filename or "",
        }
        raise RuntimeError(sent[where])

    forged = "x\nERROR forged \x1b[31m"
    file = (io.BytesIO(b""), forged)
    app.test_client().post(
        "/a%0aERROR%20forged%1b[31m",
        data={forged: "1", "f": file},
        headers={"User-Agent": "x\x1b[31mERROR forged"},
    )
    first, *rest = said.getvalue().splitlines()
    assert first == "ERROR Exception on /a\\nERROR forged\\x1b[31m [POST]"
    assert {line[:4] for line in rest} == {"  | "}
    assert "\x1b" not in said.getvalue()
