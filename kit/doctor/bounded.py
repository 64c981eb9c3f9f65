"""Work that may hang, given up after a while: a mount that is gone, a server that is silent."""

import threading
from collections.abc import Callable
from typing import Final, TypeVar

Result = TypeVar("Result")

#: How long one look may take, in seconds.
SECONDS: Final = 2.0


class TookTooLong(Exception):
    """It has not come back yet."""


def within_seconds(work: Callable[[], Result], seconds: float = SECONDS) -> Result:
    """What the work returns. Raises TookTooLong after `seconds`, else what the work raises.

    It goes on in a thread of its own that keeps nobody from ending.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - the error is the result
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise TookTooLong
    return results[0]
