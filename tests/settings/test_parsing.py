from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.server import as_environment
from kit.server.port import host_of
from kit.settings import (
    TABLE,
    Settings,
    SettingsError,
    default_data_folder,
    read_settings,
    unknown_variables,
)

SECRET = "0123456789abcdef0123456789abcdef"
FLAGS = "true, false, 1, 0, yes, no"
HOST = "a host name or an IPv4 address, without http:// or port"
PORT = "a whole number from 0 to 65535, 0 for any free port"
PUBLIC_URL = (
    "http:// or https://, a host name or IPv4 address, perhaps a port and a path, as "
    "https://words.school.example"
)
PROXY = "IP addresses, with commas between"
COUNT = "a whole number from 1 to 100000"
ZONE = "the name of a time zone, as Europe/Berlin"
LINE = "one line of text, 200 characters at most"
DATABASE = "sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"

#: What stands in no command line.
SECRETS = {"secret_key", "metrics_token"}
#: Setting, a bad value, and the message after the name of the option or variable.
BAD = [
    ("local", "maybe", f"'maybe', which is not allowed. Allowed: {FLAGS}."),
    ("local", "", f"'', which is not allowed. Allowed: {FLAGS}."),
    ("teacher_on_network", "on", f"'on', which is not allowed. Allowed: {FLAGS}."),
    ("second_factor", "yes", "'yes', which is not allowed. Allowed: optional, required."),
    ("metrics", "here", f"'here', which is not allowed. Allowed: {FLAGS}."),
    (
        "metrics_token",
        "short",
        "a value, which is not allowed. Allowed: 32 characters or more.",
    ),
    (
        "data",
        "~no-such-user/kit",
        "'~no-such-user/kit', which is not allowed. Allowed: a folder that may be written to.",
    ),
    ("address", "http://a.b", f"'http://a.b', which is not allowed. Allowed: {HOST}."),
    ("address", "a.b:8000", f"'a.b:8000', which is not allowed. Allowed: {HOST}."),
    ("address", "a.b:x", f"'a.b:x', which is not allowed. Allowed: {HOST}."),
    ("address", "a.b/", f"'a.b/', which is not allowed. Allowed: {HOST}."),
    ("address", "me@a.b", f"'me@a.b', which is not allowed. Allowed: {HOST}."),
    ("address", "my laptop", f"'my laptop', which is not allowed. Allowed: {HOST}."),
    ("address", "", f"'', which is not allowed. Allowed: {HOST}."),
    ("address", "[::1]", f"'[::1]', which is not allowed. Allowed: {HOST}."),
    ("port", "eighty", f"'eighty', which is not allowed. Allowed: {PORT}."),
    ("port", "", f"'', which is not allowed. Allowed: {PORT}."),
    ("port", "-1", f"'-1', which is not allowed. Allowed: {PORT}."),
    ("port", "65536", f"'65536', which is not allowed. Allowed: {PORT}."),
    ("port", "8000.0", f"'8000.0', which is not allowed. Allowed: {PORT}."),
    *(
        ("workers", text, f"{text!r}, which is not allowed. Allowed: a whole number from 1 to 16.")
        for text in ("0", "-2", "two", "17", "1.5", "")
    ),
    ("data", "", "'', which is not allowed. Allowed: a folder that may be written to."),
    ("data", "  ", "'  ', which is not allowed. Allowed: a folder that may be written to."),
    (
        "content",
        "",
        "'', which is not allowed. Allowed: a folder with lessons/ and exercises/.",
    ),
    ("without_shipped", "maybe", f"'maybe', which is not allowed. Allowed: {FLAGS}."),
    (
        "database_url",
        "kit.sqlite3",
        f"no URL of a database, which is not allowed. Allowed: {DATABASE}.",
    ),
    (
        "database_url",
        "mysql://me:pw@h/n",
        f"'mysql://me:***@h/n', which is not allowed. Allowed: {DATABASE}.",
    ),
    ("database_url", "", f"no URL of a database, which is not allowed. Allowed: {DATABASE}."),
    *(
        ("public_url", url, f"{url!r}, which is not allowed. Allowed: {PUBLIC_URL}.")
        for url in (
            "", "words.school.example", "https://", "https:///kit", "ftp://words.school.example",
            "https://words.school.example?x=1", "https://words.school.example/?",
            "https://words.school.example/#x", "https://words.school.example:0",
            "https://words.school.example:https", "https://words school.example",
            "https://[2001:db8::1]", "https://[::1", "https://words.school.example/a//b",
            "https://words.school.example/../a", "https://words.school.example/a%20b",
            "https://-words", "https://words..example",
        )
    ),
    ("public_url", "https://me:hush@words.school.example",
     f"a value, which is not allowed. Allowed: {PUBLIC_URL}."),
    *(
        ("proxy", text, f"{text!r}, which is not allowed. Allowed: {PROXY}.")
        for text in ("", "nginx", "127.0.0.1:80", "10.0.0.0/8", "127.0.0.1,", "*", "0.0.0.0", "::")
    ),
    ("also_urls", "words.school.example",
     ("'words.school.example', which is not allowed. Allowed: more URLs as of --public-url, with "
     "commas between.")),
    ("classes_most", "0", f"'0', which is not allowed. Allowed: {COUNT}."),
    ("students_most", "201",
     "'201', which is not allowed. Allowed: a whole number from 1 to 200."),
    ("texts_most", "many", f"'many', which is not allowed. Allowed: {COUNT}."),
    ("time_zone", "Europe/Berlen",
     f"'Europe/Berlen', which is not allowed. Allowed: {ZONE}. Is Europe/Berlin meant?"),
    ("time_zone", "berlin",
     f"'berlin', which is not allowed. Allowed: {ZONE}. Is Europe/Berlin meant?"),
    ("time_zone", "../../etc/passwd",
     f"'../../etc/passwd', which is not allowed. Allowed: {ZONE}."),
    ("school_line", " ", f"' ', which is not allowed. Allowed: {LINE}."),
    ("school_line", "x" * 201, f"'{'x' * 80}…', which is not allowed. Allowed: {LINE}."),
    ("school_line", "a\x1b[31mb", f"'a\\x1b[31mb', which is not allowed. Allowed: {LINE}."),
    ("log_level", "loud", "'loud', which is not allowed. Allowed: debug, info, warning, error."),
    ("log_format", "xml", "'xml', which is not allowed. Allowed: text, json."),
    ("log_to", "/tmp/x", "'/tmp/x', which is not allowed. Allowed: file, stderr, none."),
    ("secret_key", SECRET[1:], "a value, which is not allowed. Allowed: 32 characters or more."),
    ("secret_key", "", "a value, which is not allowed. Allowed: 32 characters or more."),
]  # fmt: skip


def refused(options: dict[str, str], environ: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        read_settings(options, environ)
    assert str(caught.value) == "\n".join(caught.value.lines)
    return caught.value.lines


def test_every_setting_has_a_bad_value_here() -> None:
    assert {row.name for row in TABLE} == {name for name, _value, _message in BAD}


@pytest.mark.parametrize(("name", "value", "message"), BAD)
def test_bad_variable_is_refused_by_its_name(name: str, value: str, message: str) -> None:
    variable = f"KIT_{name.upper()}"
    assert refused({}, {variable: value}) == (f"{variable} is {message}",)


@pytest.mark.parametrize(
    ("name", "value", "message"), [case for case in BAD if case[0] not in SECRETS]
)
def test_bad_option_is_refused_by_its_name(name: str, value: str, message: str) -> None:
    option = "--" + name.replace("_", "-")
    assert refused({name: value}, {}) == (f"{option} is {message}",)


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert refused({"port": "x"}, {"KIT_LOCAL": "y", "KIT_PORT": "1"}) == (
        f"KIT_LOCAL is 'y', which is not allowed. Allowed: {FLAGS}.",
        f"--port is 'x', which is not allowed. Allowed: {PORT}.",
    )


def test_shipped_course_is_left_out_for_another_one_only() -> None:
    assert refused({"without_shipped": "true"}, {}) == (
        "--without-shipped leaves nothing to offer: set --content to a folder, too.",
    )
    settings = read_settings({"without_shipped": "true"}, {"KIT_CONTENT": "own"})
    assert (settings.without_shipped, settings.content) == (True, Path.cwd() / "own")


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_postgres_needs_a_secret_key(scheme: str) -> None:
    url = f"{scheme}://me:hush@db/kit"
    assert refused({}, {"KIT_DATABASE_URL": url}) == (
        (
            "KIT_SECRET_KEY is not set, and PostgreSQL requires it: all processes must sign with the "
            "same key. Allowed: 32 characters or more, the same at every start."
        ),
    )
    found = read_settings({}, {"KIT_DATABASE_URL": url, "KIT_SECRET_KEY": SECRET})
    assert (found.database_url, found.secret_key) == (url, SECRET)


def test_several_processes_serve_either_database_but_not_on_windows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on_server = {"KIT_DATABASE_URL": "postgresql://db/kit", "KIT_SECRET_KEY": SECRET}
    assert read_settings({"workers": "16"}, on_server).workers == 16
    assert read_settings({"workers": "2"}, {}).workers == 2
    monkeypatch.setattr("sys.platform", "win32")
    assert read_settings({"workers": "1"}, on_server).workers == 1
    assert refused({}, {**on_server, "KIT_WORKERS": "2"}) == (
        (
            "--workers is 2, and on Windows one process alone can listen on the port. Leave it out, or "
            "serve from a computer with Linux."
        ),
    )


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("postgres://me:hush@db/kit", "postgresql://me:hush@db/kit"),
        (
            "postgresql://me:hu,sh@a:1,b:2/kit?sslmode=require",
            "postgresql://me:hu,sh@/kit?host=a:1&host=b:2&sslmode=require",
        ),
        ("postgres://a,b/kit", "postgresql:///kit?host=a&host=b"),
    ],
)
def test_url_as_postgresqls_programs_take_it(typed: str, url: str) -> None:
    settings = read_settings({}, {"KIT_DATABASE_URL": typed, "KIT_SECRET_KEY": SECRET})
    assert settings.database_url == url


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite://kit.sqlite3", "'sqlite://kit.sqlite3'"),
        ("sqlite://", "'sqlite://'"),
        ("postgresql://me:hush@db:port/kit", "no URL of a database"),
        ("mysql://x/y", "'mysql://x/y'"),
        ("mysql://db/kit?password=hush", "'mysql://db/kit'"),
        ("mysql://me:hu@sh@db/kit", "a value"),
    ],
)
def test_database_url_that_sqlalchemy_cannot_use_is_refused(url: str, shown: str) -> None:
    wrong = f"KIT_DATABASE_URL is {shown}, which is not allowed. Allowed: {DATABASE}."
    assert refused({}, {"KIT_DATABASE_URL": url, "KIT_SECRET_KEY": SECRET}) == (wrong,)


def test_defaults() -> None:
    data = default_data_folder()
    assert read_settings({}, {}) == Settings(
        local=False,
        address=None,
        port=8000,
        workers=1,
        data=data,
        database_url=f"sqlite:///{data / 'kit.sqlite3'}",
        content=None,
        without_shipped=False,
        public_url=None,
        also_urls=None,
        proxy=None,
        teacher_on_network=False,
        second_factor="optional",
        classes_most=None,
        students_most=200,
        texts_most=None,
        time_zone=None,
        school_line=None,
        log_level="info",
        log_format="text",
        log_to="file",
        secret_key=None,
        metrics=False,
        metrics_token=None,
    )


def test_option_goes_before_variable_goes_before_default(tmp_path: Path) -> None:
    environ = {"KIT_PORT": "8001", "KIT_DATA": str(tmp_path), "KIT_LOCAL": "no"}
    found = read_settings({"port": "8002", "local": "true", "data": None}, environ)
    assert (found.port, found.local, found.data) == (8002, True, tmp_path)
    assert found.database_url == f"sqlite:///{tmp_path / 'kit.sqlite3'}"


@pytest.mark.parametrize(
    ("word", "value"),
    [("true", True), ("Yes", True), (" 1 ", True), ("false", False), ("NO", False), ("0", False)],
)
def test_flag_words(word: str, value: bool) -> None:
    assert read_settings({}, {"KIT_TEACHER_ON_NETWORK": word}).teacher_on_network is value


@pytest.mark.parametrize(("typed", "port"), [("0", 0), ("65535", 65535), (" 80 ", 80)])
def test_ports_from_none_to_the_last(typed: str, port: int) -> None:
    assert read_settings({"port": typed}, {}).port == port


@pytest.mark.parametrize("host", ["192.168.1.20", "laptop.local", "Laptop", "kit-1"])
def test_addresses_that_may_be_named(host: str) -> None:
    assert read_settings({"address": f" {host} "}, {}).address == host


def test_home_folder_may_be_written_short() -> None:
    assert read_settings({"content": "~/content"}, {}).content == Path.home() / "content"


@pytest.mark.parametrize("name", ["~", "~no-such-user", "~nobody/x"])
def test_folder_beginning_with_a_tilde_is_meant_where_dot_slash_stands_before_it(name: str) -> None:
    for folder in ("content", "data"):
        found = read_settings({folder: f"./{name}"}, {})
        assert getattr(found, folder) == Path.cwd() / name


@pytest.mark.parametrize(
    ("typed", "url", "prefix", "encrypted"),
    [
        (" https://Words.School.example/ ", "https://words.school.example", "", True),
        ("https://words.school.example:443", "https://words.school.example", "", True),
        ("http://192.0.2.9:80/", "http://192.0.2.9", "", False),
        ("http://words:8080", "http://words:8080", "", False),
        ("https://school.example/a/kit/", "https://school.example/a/kit", "/a/kit", True),
        ("https://sch\u00fcler.example", "https://xn--schler-5ya.example", "", True),
    ],
)
def test_public_url_is_kept_as_browsers_write_it(
    typed: str, url: str, prefix: str, encrypted: bool
) -> None:
    found = read_settings({"public_url": typed}, {})
    assert (found.public_url, found.prefix, found.encrypted) == (url, prefix, encrypted)
    assert found.proxies == {"127.0.0.1"}


def test_proxies_are_addresses_of_both_kinds() -> None:
    found = read_settings({"public_url": "https://a.example", "proxy": "192.0.2.1, ::1"}, {})
    assert found.proxies == {"192.0.2.1", "::1"}
    assert read_settings({}, {}).proxies == frozenset()


def test_public_url_and_what_does_not_go_with_it_is_said() -> None:
    assert refused({"proxy": "127.0.0.1"}, {}) == (
        (
            "--proxy names a web server before the kit, and --public-url is not set. Set it, too: "
            "the address under which browsers reach the kit through that server."
        ),
    )
    assert refused({"address": "a.example"}, {"KIT_PUBLIC_URL": "https://a.example"}) == (
        (
            "--address and --public-url both name where the class finds the kit. Leave one out: "
            "--public-url is for a kit behind a web server, --address for one without."
        ),
    )


@pytest.mark.parametrize(
    ("url", "on_network", "by_public_url"),
    [
        ("https://a.example", "no", True),
        ("http://a.example", "no", False),
        ("http://a.example", "yes", True),
        (None, "yes", False),
    ],
)
def test_teacher_pages_answer_under_a_public_url_that_is_encrypted_or_where_opened(
    url: str | None, on_network: str, by_public_url: bool
) -> None:
    options = {"public_url": url, "teacher_on_network": on_network}
    assert read_settings(options, {}).teaches_by_public_url is by_public_url


@pytest.mark.parametrize(
    ("proxy", "host"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1,::1", "127.0.0.1"),
        ("127.0.0.1,192.0.2.1", "0.0.0.0"),
    ],
)
def test_kit_whose_proxies_are_here_listens_on_loopback_only(proxy: str, host: str) -> None:
    assert host_of(read_settings({"public_url": "https://a.example", "proxy": proxy}, {})) == host


@pytest.mark.parametrize(("local", "host"), [("yes", "127.0.0.1"), ("no", "0.0.0.0")])
def test_local_listens_on_loopback_only(local: str, host: str) -> None:
    assert host_of(read_settings({"local": local}, {})) == host


PATHS = st.text("abcé /.~", min_size=1, max_size=9).filter(
    lambda text: text.strip() and not text.startswith("~")
)


@settings(deadline=None)
@example(options={"data": "./ ", "content": "./~nobody"}, place={})
@example(options={"data": "./~a"}, place={})
@given(
    st.fixed_dictionaries(
        {"data": PATHS},
        optional={
            "local": st.sampled_from(["true", "no"]),
            "port": st.integers(0, 65535).map(str),
            "database_url": st.sampled_from(["sqlite:///x y.sqlite3", "sqlite:////é"]),
            "content": PATHS,
            "teacher_on_network": st.sampled_from(["1", "false"]),
            "second_factor": st.sampled_from(["optional", "Required "]),
        },
    ),
    st.sampled_from(
        [
            {},
            {"address": "a.b"},
            {"address": "192.0.2.1"},
            {"public_url": "https://a.b/c"},
            {"public_url": "http://a.b:81", "proxy": "::1, 192.0.2.1"},
        ]
    ),
)
def test_worker_reads_the_settings_that_were_sent_to_it(
    options: dict[str, str], place: dict[str, str]
) -> None:
    options = {**options, **place}
    sent = read_settings(options, {"KIT_SECRET_KEY": SECRET})
    assert read_settings({}, as_environment(sent)) == sent


def test_several_addresses_go_with_the_first_or_are_refused() -> None:
    first, more = "https://words.school.example", "https://kit.lan,https://kit.lan/"
    found = read_settings({"public_url": first, "also_urls": more}, {})
    assert found.public_urls == (first, "https://kit.lan")
    assert refused({"also_urls": "https://kit.lan"}, {}) == (
        (
            "--also-urls names further addresses, and --public-url is not set. Set it, too: it is the "
            "one that links and QR codes name."
        ),
    )
    for other in ("http://kit.lan", "https://kit.lan/x"):
        assert refused({"public_url": first, "also_urls": other}, {}) == (
            (
                f"--also-urls has {other}, and --public-url is {first}. Both must begin with the same "
                "http:// or https:// and have the same path: cookies go by them."
            ),
        )
    assert refused({"public_url": first, "also_urls": first}, {}) == (
        f"--also-urls has {first}, which is the public URL. Leave it out there.",
    )


def test_line_of_the_school_is_one_line() -> None:
    assert read_settings({"school_line": " Ardenmoor  School "}, {}).school_line == (
        "Ardenmoor School"
    )


def test_unknown_variables_are_named_with_the_nearest() -> None:
    environ = {
        "KIT_PROT": "1",
        "KIT_DATABASE": "x",
        "KIT_ZZZ": "x",
        "KIT_PORT": "1",
        "KIT_REQUIRE_POSTGRES": "1",
        "HOME": "/",
    }
    known = (
        "KIT_LOCAL, KIT_ADDRESS, KIT_PORT, KIT_WORKERS, KIT_DATA, KIT_DATABASE_URL, KIT_CONTENT, "
        "KIT_WITHOUT_SHIPPED, KIT_PUBLIC_URL, KIT_ALSO_URLS, KIT_PROXY, KIT_TEACHER_ON_NETWORK, "
        "KIT_SECOND_FACTOR, KIT_CLASSES_MOST, KIT_STUDENTS_MOST, KIT_TEXTS_MOST, KIT_TIME_ZONE, "
        "KIT_SCHOOL_LINE, KIT_LOG_LEVEL, KIT_LOG_FORMAT, KIT_LOG_TO, KIT_SECRET_KEY, "
        "KIT_METRICS, KIT_METRICS_TOKEN"
    )
    assert list(unknown_variables(environ)) == [
        "The variable KIT_DATABASE is none of the kit's. Is KIT_DATABASE_URL meant?",
        "The variable KIT_PROT is none of the kit's. Is KIT_PORT meant?",
        f"The variable KIT_ZZZ is none of the kit's. Known: {known}.",
    ]


@pytest.mark.parametrize("typed", ["\u0663", "\uff18\uff10", "8_000", "+8000", "1e3", "0x50"])
def test_port_is_written_in_plain_digits(typed: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({}, {"KIT_PORT": typed})
    assert caught.value.lines == (f"KIT_PORT is {typed!r}, which is not allowed. Allowed: {PORT}.",)


def test_port_of_many_digits_is_refused_in_a_short_line() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"port": "9" * 5000}, {})
    assert caught.value.lines == (
        f"--port is '{'9' * 80}…', which is not allowed. Allowed: {PORT}.",
    )


def test_port_may_stand_between_blanks() -> None:
    assert read_settings({}, {"KIT_PORT": " 8080 "}).port == 8080
