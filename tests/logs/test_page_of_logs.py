"""docs/logs.md says what the code does: its table of events, its settings, its sample."""

import json
import re
from pathlib import Path

from kit.logs.bounded_file import FILES, SIZE_MOST
from kit.logs.events import EVENTS
from kit.settings import LOG_FORMATS, LOG_LEVELS, LOG_PLACES

PAGE = (Path(__file__).parents[2] / "docs" / "logs.md").read_text("utf-8")


def test_table_of_events_is_the_codes() -> None:
    table = re.findall(r"^\| `([a-z._]+)` \| (.+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert table == [
        (
            name,
            row.level,
            ", ".join(f"`{field}`" for field in row.fields) or "none",
            row.meaning,
        )
        for name, row in EVENTS.items()
    ]


def test_settings_have_their_values() -> None:
    for option, words in (
        ("--log-level", LOG_LEVELS),
        ("--log-format", LOG_FORMATS),
        ("--log-to", LOG_PLACES),
    ):
        values = ", ".join(f"`{word}`" for word in words)
        assert f"| `{option}` | {values} |" in PAGE


def test_sample_has_the_fields_of_a_request() -> None:
    (sample,) = re.findall(r"^```json\n(.+)\n```$", PAGE, re.MULTILINE)
    told = json.loads(sample)
    assert list(told) == ["time", "level", "event", "request", *EVENTS["request"].fields]
    assert (FILES, SIZE_MOST) == (5, 2 * 1024 * 1024)
    assert "2 MB is renamed to `kit.log.1`" in PAGE
    assert "to `kit.log.4`" in PAGE
