"""A small *Leave the page* to put beside the lesson of a tiny content folder."""

from pathlib import Path
from typing import Final

from tests.support.room import write_content

FILE: Final = "lessons/01-three-claims.leave.md"
_TASK: Final = "Work in pairs, and open both pages. Ask of each who publishes it. " * 7
_EXTRACT: Final = "The page says that nine councillors voted for the plan, and six did not. " * 4
LEAVE: Final = f"""\
---
minutes: 5
links:
  - url: https://example.org/minutes
    name: The minutes, town of Ardenmoor, 1 March 2026
  - url: https://example.net/post?page=2
    name: The report, Ardenmoor Post, 2 March 2026
---
{_TASK}

1. Find *the sentence*.
2. Hold it against the minutes.

## Extracts

### The minutes, town of Ardenmoor, 1 March 2026

{_EXTRACT}

### The report, Ardenmoor Post, 2 March 2026

{_EXTRACT}
"""


def with_leave(folder: Path, text: str = LEAVE, **changed: str | None) -> Path:
    """The tiny content folder with this file beside its lesson."""
    root = write_content(folder, **changed)
    (root / FILE).write_text(text, encoding="utf-8")
    return root
