"""What granian hands to a server application under RSGI, as far as the kit asks for it."""

from collections.abc import AsyncIterator
from typing import Protocol


class Headers(Protocol):
    """A request's headers, their names in lower case."""

    def get(self, name: str) -> str | None:
        """The first header of that name."""

    def items(self) -> list[tuple[str, str]]:
        """All of them, in order."""


class Scope(Protocol):
    """What granian says of a request under RSGI."""

    method: str
    path: str
    query_string: str
    http_version: str
    scheme: str
    server: str
    client: str
    headers: Headers


class Stream(Protocol):
    """A response on its way, piece by piece."""

    async def send_bytes(self, data: bytes) -> None:
        """Send a piece; returns when there is room for the next."""


class Exchange(Protocol):
    """granian's side of a request: awaited for its body, told the response."""

    async def __call__(self) -> bytes:
        """The whole body. Raises RuntimeError where the sender leaves before its end."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """The body piece by piece, in place of the whole. Raises as that does."""

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        """Send it. May be called from any thread."""

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> Stream:
        """Begin it. On the event loop."""
