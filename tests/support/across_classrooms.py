"""What may ask across classrooms, and why: a function of kit.store, a module or a room of it."""

from typing import Final

#: None of it is on a student's way.
ACROSS: Final[dict[str, str]] = {
    "kit.store.migrations": "changes every table, with nobody at work",
    "kit.store.migrate": "makes and looks at whole schemas",
    "kit.store.rows": "copies, counts and compares whole databases",
}
