"""What the kit asks of granian is there in the granian that is installed."""

import pytest
from granian import _granian

from kit.server.rsgi import Exchange, Headers, Scope, Stream


@pytest.mark.parametrize(
    ("asked", "granian"),
    [
        (Exchange, "RSGIHTTPProtocol"),
        (Headers, "RSGIHeaders"),
        (Scope, "RSGIHTTPScope"),
        (Stream, "RSGIHTTPStreamTransport"),
    ],
)
def test_granian_has_what_is_asked_of_it(asked: type, granian: str) -> None:
    names = set(asked.__annotations__) | {
        name for name in vars(asked) if name in _ASKED or not name.startswith("_")
    }
    assert names
    assert names <= set(dir(getattr(_granian, granian)))


#: Of the names that Python gives meanings to, those that are asked for.
_ASKED = {"__call__", "__aiter__"}
