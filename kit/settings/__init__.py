"""What the kit can be told at start-up: one table, read once, refused loudly where it is wrong.

An option is stronger than the environment, and that than what is there by itself:

    >>> settings = read_settings({"port": "8080"}, {"KIT_PORT": "9000", "KIT_LOCAL": "yes"})
    >>> settings.port, settings.local, settings.teacher_on_network
    (8080, True, False)
"""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from platformdirs import user_data_path
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from kit.settings import parsing
from kit.settings.parsing import SECRET_LEAST, WORKERS_MOST
from kit.settings.together import check_together

PREFIX: Final = "KIT_"
#: Where it is not said: the web server runs beside the kit.
_USUAL_PROXY: Final = "127.0.0.1"
#: As much of a wrong value as its line repeats.
SHOWN_MOST: Final = 80


class SettingsError(Exception):
    """One or more settings are wrong; `lines` says which, one each."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table. `parse` raises ValueError; `flag` options take no value.

    `hints`: what its ValueError says is shown, too.

    `option` False: the environment alone, since a command line is there for all to read.
    """

    name: str
    parse: Callable[[str], Any]
    default: Any
    allowed: str
    help: str
    flag: bool = False
    option: bool = True
    hints: bool = False

    @property
    def variable(self) -> str:
        """The environment variable."""
        return PREFIX + self.name.upper()

    @property
    def option_name(self) -> str:
        """The command line option."""
        return "--" + self.name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, typed. `database_url` is filled in from `data` where it was not given.

    `public_url` is scheme, host, a port that is not the usual one, and perhaps a path, without a
    slash at the end; with it there is a `proxy`: addresses with commas between.
    """

    local: bool
    address: str | None
    port: int
    workers: int
    data: Path
    database_url: str
    content: Path | None
    without_shipped: bool
    public_url: str | None
    also_urls: str | None
    proxy: str | None
    teacher_on_network: bool
    second_factor: str
    classes_most: int | None
    students_most: int
    texts_most: int | None
    time_zone: str | None
    school_line: str | None
    log_level: str
    log_format: str
    log_to: str
    secret_key: str | None
    metrics: bool
    metrics_token: str | None

    @property
    def counts(self) -> bool:
        """Whether figures are kept for anybody."""
        return self.metrics or self.metrics_token is not None

    @property
    def proxies(self) -> frozenset[str]:
        """The addresses whose word is taken for who is asking."""
        return frozenset(self.proxy.split(",")) if self.proxy else frozenset()

    @property
    def public_urls(self) -> tuple[str, ...]:
        """The public URL, which is shown first, and the others; empty without one."""
        also = self.also_urls.split(",") if self.also_urls else ()
        return () if self.public_url is None else (self.public_url, *also)

    @property
    def prefix(self) -> str:
        """The path of the public URL, under which all pages are then; mostly empty."""
        return urlsplit(self.public_url or "").path

    @property
    def encrypted(self) -> bool:
        """Whether all that browsers send and get goes over HTTPS."""
        return (self.public_url or "").startswith("https:")

    @property
    def wants_second_factor(self) -> bool:
        """Whether every teacher has to have a second factor."""
        return self.second_factor == "required"

    @property
    def teaches_by_public_url(self) -> bool:
        """Whether the teacher's pages answer under the public URL, not only on this computer."""
        return self.encrypted or (self.public_url is not None and self.teacher_on_network)


SECOND_FACTOR: Final = ("optional", "required")
#: Of what a school limits for each teacher.
COUNT_MOST: Final = 100_000
#: Names in one class (kit.classroom.people.classrooms).
STUDENTS_MOST: Final = 200
LOG_LEVELS: Final = ("debug", "info", "warning", "error")
LOG_FORMATS: Final = ("text", "json")
LOG_PLACES: Final = ("file", "stderr", "none")
_FLAG_WORDS: Final = "true, false, 1, 0, yes, no"
TABLE: Final = (
    Setting("local", parsing.flag, default=False, allowed=_FLAG_WORDS, flag=True,
            help="Listen on this computer only: to prepare a lesson."),
    Setting("address", parsing.address, None,
            "a host name or an IPv4 address, without http:// or port",
            "Name the address that the class shall use; it is printed first and goes into QR "
            "codes. The kit listens on all addresses anyway."),
    Setting("port", parsing.port, 8000, "a whole number from 0 to 65535, 0 for any free port",
            "Listen on this port."),
    Setting("workers", parsing.number_between(1, WORKERS_MOST), 1,
            f"a whole number from 1 to {WORKERS_MOST}",
            "Serve with so many processes, one a processor."),
    Setting("data", parsing.folder, None, "a folder that may be written to",
            "Keep the database, its backups and the signing key here (default: your user's data "
            "folder)."),
    Setting("database_url", parsing.database_url, None,
            "sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME",
            "Use this database (default: kit.sqlite3 in the data folder)."),
    Setting("content", parsing.folder, None, "a folder with lessons/ and exercises/",
            "Add the lessons and exercises in this folder to the shipped ones."),
    Setting("without_shipped", parsing.flag, default=False, allowed=_FLAG_WORDS, flag=True,
            help="Leave the shipped lessons and exercises out; --content alone is offered."),
    Setting("public_url", parsing.public_url, None,
            "http:// or https://, a host name or IPv4 address, perhaps a port and a path, as "
            "https://words.school.example",
            "Behind a web server: name the address under which browsers reach the kit through it. "
            "Links, QR codes, cookies and what is encrypted go by it alone."),
    Setting("also_urls", parsing.public_urls, None,
            "more URLs as of --public-url, with commas between",
            "Name further addresses under which browsers reach the kit through that web server, as "
            "from outside the school. Links and QR codes name the public URL."),
    Setting("proxy", parsing.proxy, None, "IP addresses, with commas between",
            "Take the word of the web server at these addresses for who is asking (default: "
            "127.0.0.1, with a public URL). Name the server alone, no address of the class."),
    Setting("teacher_on_network", parsing.flag, default=False, allowed=_FLAG_WORDS, flag=True,
            help="Open the teacher's pages to the network, too: names and keys then cross it "
            "unencrypted."),
    Setting("second_factor", parsing.one_of(*SECOND_FACTOR), "optional", ", ".join(SECOND_FACTOR),
            "Leave it to each teacher to have a code from the phone asked for beside the password, "
            "or require it of all."),
    Setting("classes_most", parsing.number_between(1, COUNT_MOST), None,
            f"a whole number from 1 to {COUNT_MOST}",
            "Let a teacher own at most so many classes (default: no limit)."),
    Setting("students_most", parsing.number_between(1, STUDENTS_MOST), STUDENTS_MOST,
            f"a whole number from 1 to {STUDENTS_MOST}",
            "Let a class have at most so many students."),
    Setting("texts_most", parsing.number_between(1, COUNT_MOST), None,
            f"a whole number from 1 to {COUNT_MOST}",
            "Let a teacher have at most so many exercises, lessons and copies of articles of their "
            "own (default: no limit)."),
    Setting("time_zone", parsing.time_zone, None, "the name of a time zone, as Europe/Berlin",
            "Show and read all moments by this time zone (default: the computer's). For a server "
            "that runs in UTC.", hints=True),
    Setting("school_line", parsing.school_line, None,
            f"one line of text, {parsing.LINE_MOST} characters at most",
            "Put this line below every page: the school's name, whom to ask."),
    Setting("log_level", parsing.one_of(*LOG_LEVELS), "info", ", ".join(LOG_LEVELS),
            "Log this and what weighs more."),
    Setting("log_format", parsing.one_of(*LOG_FORMATS), "text", ", ".join(LOG_FORMATS),
            "Log lines to read, or JSON: one object a line."),
    Setting("log_to", parsing.one_of(*LOG_PLACES), "file", ", ".join(LOG_PLACES),
            "Log to logs/kit.log in the data folder, to standard error (for a service manager), or "
            "not at all."),
    Setting("secret_key", parsing.secret, None, f"{SECRET_LEAST} characters or more",
            "Sign cookies with this key (default: one made in the data folder; PostgreSQL "
            "requires it).", option=False),
    Setting("metrics", parsing.flag, default=False, allowed=_FLAG_WORDS, flag=True,
            help="Count what is asked and how it is answered, for a Prometheus on this computer "
            "(/-/metrics)."),
    Setting("metrics_token", parsing.secret, None, f"{SECRET_LEAST} characters or more",
            "Offer the same figures to whoever sends this as a bearer token, from anywhere.",
            option=False),
)  # fmt: skip


def default_data_folder() -> Path:
    """The user's own data folder of this system."""
    return user_data_path("whose-words", appauthor=False)


def usual_database(folder: Path) -> str:
    """The URL of the database that lies in a data folder where none was named."""
    return f"sqlite:///{folder / 'kit.sqlite3'}"


def read_settings(options: Mapping[str, Any], environ: Mapping[str, str]) -> Settings:
    """The settings from options, else variables, else defaults.

    Options are as typed, None where not given. Raises SettingsError with a line for each that
    is wrong. No secret is repeated, and no password of a database URL.
    """
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for row in TABLE:
        typed = options.get(row.name)
        named = row.option_name if typed is not None else row.variable
        typed = environ.get(row.variable) if typed is None else typed
        try:
            values[row.name] = row.default if typed is None else row.parse(str(typed))
        except ValueError as error:
            shown = _shown(row, str(typed))
            hint = f" {error}" if str(error) and row.hints else ""
            wrong.append(f"{named} is {shown}, which is not allowed. Allowed: {row.allowed}.{hint}")
    if not wrong:
        wrong += check_together(values)
    if wrong:
        raise SettingsError(wrong)
    values["data"] = values["data"] or default_data_folder()
    if values["public_url"] is not None and values["proxy"] is None:
        values["proxy"] = _USUAL_PROXY
    if values["database_url"] is None:
        values["database_url"] = usual_database(values["data"])
    return Settings(**values)


def _shown(row: Setting, typed: str) -> str:
    """A wrong value as it may be printed. What is no URL may hold a password anywhere."""
    if row.name in {"secret_key", "metrics_token"} or (
        row.name in {"public_url", "also_urls"} and "@" in typed
    ):
        return "a value"
    if row.name != "database_url":
        return repr(typed if len(typed) <= SHOWN_MOST else f"{typed[:SHOWN_MOST]}…")
    try:
        url = make_url(typed)
    except (ArgumentError, ValueError):
        return "no URL of a database"
    # Options may hold a password, too; and a second @ may be one within a password.
    shown = url.set(query={}).render_as_string(hide_password=True)
    return repr(shown) if shown.count("@") <= 1 else "a value"


def unknown_variables(environ: Mapping[str, str]) -> Sequence[str]:
    """A warning line for each KIT_ variable that is none of ours, with the nearest that is."""
    known = [row.variable for row in TABLE]
    lines = []
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known and not name.startswith("KIT_REQUIRE_"):
            near = difflib.get_close_matches(name, known, n=1)
            meant = f"Is {near[0]} meant?" if near else f"Known: {', '.join(known)}."
            lines.append(f"The variable {name} is none of the kit's. {meant}")
    return lines
