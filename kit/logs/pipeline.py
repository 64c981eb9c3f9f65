"""The one way of all that is logged: structlog's processors, to one writer, text or JSON.

The kit's events come here by `log`, records of the standard library by a handler, whoever logs
them: granian, Flask, SQLAlchemy. A process that has not called `begin` logs nothing.
"""

import json
import logging
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, TextIO

import structlog
from structlog.contextvars import merge_contextvars
from structlog.processors import LogfmtRenderer
from structlog.typing import EventDict, FilteringBoundLogger, Processor

from kit.logs import tracebacks
from kit.logs.bounded_file import BoundedFile
from kit.logs.escaping import EscapedRecord, escaped
from kit.logs.request_ids import FIELD
from kit.settings import Settings

#: In the data folder.
FOLDER: Final = "logs"
FILE: Final = "kit.log"
LEVELS: Final = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}
#: Says its lines in granian's own form, and hands none of them on.
_GRANIAN: Final = "_granian"
#: Between two levels of the standard library; whoever has one between is logged at the lower.
_STEP: Final = 10
_TRACEBACK: Final = "traceback"
#: Before the lines of a traceback.
_WITHIN: Final = "  | "
_LOGFMT: Final = LogfmtRenderer(bool_as_flag=False)
_HOME: Final = "~"

Write = Callable[[str], None]


def _silent() -> FilteringBoundLogger:
    return _logger(lambda _line: None, "text", logging.CRITICAL)


def log(level: str, name: str, fields: Mapping[str, object]) -> None:
    """Log that something happened. Never fails."""
    _State.logger.log(LEVELS[level], name, **fields)


def begin(settings: Settings) -> None:
    """Log from now on as the settings say, whatever this process has logged to before."""
    logging.setLogRecordFactory(EscapedRecord)
    end()
    to = settings.log_to
    write = {"file": _to_file, "stderr": _to_stderr, "none": _to_nothing}[to](settings)
    begin_with(write, settings.log_format, LEVELS[settings.log_level])
    if to != "stderr":
        _attach(_on_terminal())


def begin_with(write: Write, form: str, level: int) -> None:
    """The same to a function that takes each record as its lines, without the last line's end."""
    _State.logger = _logger(write, form, level)
    _State.records = _Records(_State.logger)
    _attach(_State.records)
    take_granian_in()


def take_granian_in() -> None:
    """Log what granian says, too: it keeps that to itself, and begins anew with each server."""
    granian = logging.getLogger(_GRANIAN)
    if _State.records is not None and not granian.propagate:
        granian.addHandler(_State.records)


def end() -> None:
    """Log nothing any more."""
    for handler in _State.handlers:
        logging.getLogger().removeHandler(handler)
        logging.getLogger(_GRANIAN).removeHandler(handler)
    _State.handlers.clear()
    _State.records = None
    if _State.file is not None:
        _State.file.close()
        _State.file = None
    _State.logger = _silent()


def log_path(settings: Settings) -> Path:
    """The file of the log, whether it is there or not."""
    return settings.data / FOLDER / FILE


def _attach(handler: logging.Handler) -> None:
    logging.getLogger().addHandler(handler)
    _State.handlers.append(handler)


def _to_nothing(_settings: Settings) -> Write:
    return lambda _line: None


def _to_file(settings: Settings) -> Write:
    path = log_path(settings)

    def lost(error: Exception) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        _say(
            f"The log {path} cannot be written to: {reason}. The kit goes on without, and says "
            "there how many records were lost as soon as it can."
        )

    _State.file = BoundedFile(path, lost, _lost_record(settings.log_format))
    return _State.file.write


def _lost_record(form: str) -> Callable[[int], str]:
    """The record that says how many are not there."""

    def record(count: int) -> str:
        lines: list[str] = []
        _logger(lines.append, form, logging.ERROR).error("log.lost", records=count)
        return lines[0]

    return record


def _say(line: str) -> None:
    """On standard error, which may be closed, too: then there is nobody to tell."""
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def _to_stderr(_settings: Settings) -> Write:
    return _say


def _on_terminal() -> logging.Handler:
    """For whoever reads the window: warnings and faults, in the words of who says them."""
    handler: logging.StreamHandler[TextIO] = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_AsEver())
    return handler


class _AsEver(logging.Formatter):
    """As Flask says what it logs; of other libraries what they say, and nothing beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._ours = logging.Formatter("[%(asctime)s] %(levelname)s in %(module)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        is_ours = record.name.partition(".")[0] == "kit"
        return self._ours.format(record) if is_ours else super().format(record)


class _Records(logging.Handler):
    """Brings records of the standard library into the one way."""

    def __init__(self, logger: FilteringBoundLogger) -> None:
        super().__init__()
        self._logger = logger

    def emit(self, record: logging.LogRecord) -> None:
        """Log it with who says it; an error with its traceback."""
        error = record.exc_info[1] if record.exc_info else None
        fields = {} if error is None else {"exc_info": error}
        name = "said" if error is None else "fault"
        level = min(record.levelno // _STEP * _STEP, logging.CRITICAL)
        self._logger.log(level, name, by=record.name, says=record.getMessage(), **fields)


def _logger(write: Write, form: str, level: int) -> FilteringBoundLogger:
    """structlog's, with the processors in their order; the last one makes the lines."""
    processors: list[Processor] = [
        merge_contextvars,
        _with_error,
        _made_plain,
        _as_json if form == "json" else _as_text,
    ]
    logger: FilteringBoundLogger = structlog.wrap_logger(
        _Writer(write),
        processors=processors,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        context_class=dict,
    )
    return logger.bind()


class _Writer:
    """What structlog calls at the end, whatever the level: the record goes out."""

    def __init__(self, write: Write) -> None:
        self.debug = self.info = self.warning = self.error = self.critical = self.log = write


def _with_error(_logger: object, level: str, fields: EventDict) -> EventDict:
    """Time, level and name first; of an error its kind, and where it was."""
    told: EventDict = {
        "time": datetime.now().astimezone().isoformat(timespec="milliseconds"),
        "level": level,
        "event": fields.pop("event"),
    }
    error = fields.pop("exc_info", None)
    if FIELD in fields:
        told[FIELD] = fields.pop(FIELD)
    told.update(fields)
    if isinstance(error, BaseException):
        told["error"] = tracebacks.kind(error)
        told[_TRACEBACK] = tracebacks.lines(error)
    return told


def _made_plain(_logger: object, _level: str, fields: EventDict) -> EventDict:
    """Nothing that a terminal obeys, and not whose home folder it is."""
    for name, value in fields.items():
        if isinstance(value, str):
            fields[name] = _plain(value)
        elif isinstance(value, list):
            fields[name] = [_plain(line) for line in value]
    return fields


def _plain(text: str) -> str:
    home = _State.home
    return escaped(text.replace(home, _HOME) if home and home in text else text)


def _as_json(_logger: object, _level: str, fields: EventDict) -> str:
    return json.dumps(fields, ensure_ascii=False)


def _as_text(_logger: object, _level: str, fields: EventDict) -> str:
    """One line to read or to search; the lines of a traceback stand behind a bar."""
    beginning = f"{fields.pop('time')} {fields.pop('level'):<7} {fields.pop('event')}"
    lines = fields.pop(_TRACEBACK, [])
    more = _LOGFMT(None, "", fields)
    return "\n".join([f"{beginning} {more}".rstrip(), *(_WITHIN + line for line in lines)])


def _home_folder() -> str:
    """As paths begin with it; an empty string where there is none to tell from the rest."""
    try:
        home = Path.home()
    except RuntimeError:
        return ""
    return "" if home == Path(home.anchor) else str(home)


class _State:
    """What this process logs to."""

    home: str = _home_folder()
    logger: FilteringBoundLogger = _silent()
    handlers: Final[list[logging.Handler]] = []
    records: _Records | None = None
    file: BoundedFile | None = None
