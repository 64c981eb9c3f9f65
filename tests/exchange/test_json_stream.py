"""Long objects come in pieces, and are what they would be in one."""

import json

import pytest

from kit.exchange.json_stream import array, extended, members


@pytest.mark.parametrize("entries", [[], [1], [1, {"b": [2]}, "}"]])
def test_pieces_make_what_is_written_at_once(entries: list[object]) -> None:
    written = list(array(map(json.dumps, entries)))
    assert json.loads("".join(written)) == entries
    assert len(written) >= 2 + len(entries), "each entry is a piece of its own"
    tables = members((name, array(map(json.dumps, entries))) for name in ("one", 'two"'))
    whole = "".join(extended(json.dumps({"format": 1, "of": {}}), "tables", tables))
    assert json.loads(whole) == {
        "format": 1, "of": {}, "tables": {"one": entries, 'two"': entries},
    }  # fmt: skip
