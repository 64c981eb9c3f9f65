from pathlib import Path

from kit.cli.moving.words import after_folder, after_server, moved_lines
from kit.exchange.moving.moving import Report
from kit.settings import read_settings
from kit.store.rows.comparing import Comparison

SECRET = "0123456789abcdef0123456789abcdef"
URL = "postgresql://kit:***@db.school.test/kit"
COMPARISON = Comparison({"answer": 3000, "mark": 45}, 123456, ())
COUNTS = dict.fromkeys(
    ("classroom", "student", "answer", "mark", "key_version", "appeal", "draft",
     "teacher_session", "device"), 2,
)  # fmt: skip
HERE = (
    "Nothing was deleted here. `kit serve` does not start with this copy any more, so that no "
    "class goes on in two places."
)


def test_what_was_moved_and_compared_is_said_in_numbers() -> None:
    told = (
        "2 classes, 2 students, 2 answers, 2 marks, 2 key versions, 2 arguments with keys, 2 "
        "drafts, 2 teachers' sign-ins and 2 students' devices."
    )
    compared = (
        "Compared there with what is here: 3,045 rows of 2 tables, 123,456 values. All are equal."
    )
    assert moved_lines("/stick", Report(COUNTS, COMPARISON)) == [
        f"Moved to /stick: {told}",
        compared,
    ]
    assert moved_lines("/stick", Report(COUNTS, COMPARISON, was_there=True)) == [
        f"Moved to /stick: {told} They were there already, from a move that was cut off.",
        compared,
    ]


def test_folder_is_named_as_a_terminal_takes_it() -> None:
    assert after_folder("/media/my stick") == [
        "The signing key went along, so that everybody stays signed in.",
        'Start the kit there: kit serve --data "/media/my stick"',
        HERE,
    ]


def test_key_of_a_server_is_shown_where_that_was_asked_for() -> None:
    settings = read_settings({"data": "/data"}, {})
    in_file = Path("/data/secret-key")
    key = [
        after_server(settings, URL, None)[2],
        after_server(read_settings({}, {"KIT_SECRET_KEY": SECRET}), URL, None)[2],
        after_server(settings, URL, SECRET)[2],
    ]
    assert key == [
        f"  KIT_SECRET_KEY: what stands in {in_file}",
        "  KIT_SECRET_KEY as it is set here",
        f"  KIT_SECRET_KEY={SECRET}",
    ]
    assert after_server(settings, URL, SECRET)[:2] == [
        "Start the kit at the server with",
        f"  KIT_DATABASE_URL={URL}",
    ]
