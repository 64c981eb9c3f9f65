"""A file read in a process of its own, which is ended where it takes too long or too much.

Readers of such files are large, and somebody else may have made the file so that they never end.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Final

from kit.classroom.errors import KitError
from kit.exchange.article_files import article
from kit.exchange.article_files.article import DamagedFile, ReadArticle, SlowFile
from kit.exchange.article_files.kinds import FileKind

#: For any file, in seconds of the clock: 200 full pages of a PDF take a few.
SECONDS_MOST: Final = 30
#: Of the process, in bytes, where the system can bound it (POSIX).
MEMORY_MOST: Final = 1_500_000_000

#: What the process may raise, by its name.
_REASONS: Final[Mapping[str, type[KitError]]] = MappingProxyType(
    {
        reason.__name__: reason
        for reason in vars(article).values()
        if isinstance(reason, type) and issubclass(reason, KitError)
    }
)


def read_apart(kind: FileKind, raw: bytes, seconds: float = SECONDS_MOST) -> ReadArticle:
    """The article in a file of the kind. Raises what its reader raises, and SlowFile."""
    call = [sys.executable, "-m", "kit.exchange.article_files.reader", kind.value]
    try:
        done = subprocess.run(  # noqa: S603 - no path of its own
            call, input=raw, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise SlowFile(seconds=seconds) from None
    # A damaged file fails in as many ways as its reader has steps: the process just ends.
    if done.returncode:
        raise DamagedFile
    told = json.loads(done.stdout)
    if "reason" in told:
        raise _REASONS[told["reason"]](**told["values"])
    return ReadArticle(**told)


def told_of(read: ReadArticle) -> bytes:
    """What the process tells of an article."""
    return json.dumps(asdict(read)).encode()


def told_of_reason(reason: KitError) -> bytes:
    """What the process tells of a file that is none."""
    return json.dumps({"reason": type(reason).__name__, "values": reason.facts}).encode()
