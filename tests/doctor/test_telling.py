"""Findings for a terminal and for programs."""

import json

from kit.doctor.finding import Kind, State
from kit.doctor.telling import as_json, lines, summary

WRONG = Kind("bad", State.WRONG, "It is %(what)s.", "Mend it.")
WELL = Kind("good", State.WELL, "All is well at %(place)s.")
UNSEEN = Kind("unseen", State.NOT_LOOKED, "It was dark.", "Look again.")
FINDINGS = [WRONG.at("/data", what="broken"), UNSEEN.at(), WELL.at("/home", place="/home")]


def test_lines_say_what_where_and_what_to_do() -> None:
    assert list(lines(FINDINGS)) == [
        "WRONG: It is broken.",
        "    Where: /data",
        "    Mend it.",
        "could not look: It was dark.",
        "    Look again.",
        "well: All is well at /home.",
        "",
        "1 wrong, 0 to mind, 1 that could not be looked at, 1 well.",
    ]


def test_summary_of_nothing() -> None:
    assert summary([]) == "0 wrong, 0 to mind, 0 that could not be looked at, 0 well."


def test_json_has_all_of_each() -> None:
    assert json.loads(as_json(FINDINGS)) == [
        {
            "id": "bad",
            "state": "wrong",
            "found": "It is broken.",
            "where": "/data",
            "advice": "Mend it.",
        },
        {
            "id": "unseen",
            "state": "could not look",
            "found": "It was dark.",
            "where": "",
            "advice": "Look again.",
        },
        {
            "id": "good",
            "state": "well",
            "found": "All is well at /home.",
            "where": "/home",
            "advice": "",
        },
    ]
