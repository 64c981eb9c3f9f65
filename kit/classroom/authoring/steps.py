"""Which versions of a draft lead where, and which are kept. Pure.

Versions form a tree: each knows the one it was made on. Undoing goes to that one; redoing goes to
the newest that was made on the present one. A change after an undo begins a branch, and the other
branch stays where it was.
"""

from collections.abc import Mapping
from typing import Final

#: So many steps back lead somewhere, whatever else is kept.
UNDO_LEAST: Final = 200
#: No more versions are kept than this, and the published one.
KEPT_MOST: Final = 400

#: By its number the version that each was made on; None for the first.
Tree = Mapping[int, int | None]


def before(tree: Tree, present: int) -> int | None:
    """The version that undoing leads to; None where there is none, or none that is kept."""
    number = tree.get(present)
    return number if number in tree else None


def after(tree: Tree, present: int) -> int | None:
    """The version that redoing leads to; None where nothing was made on the present one."""
    return max((number for number, base in tree.items() if base == present), default=None)


def superfluous(tree: Tree, present: int, published: int | None) -> set[int]:
    """The versions that need not be kept: none until there are more than KEPT_MOST.

    Kept are the present one, UNDO_LEAST before it, the published one, the newest, and of all others
    those that were made last.
    """
    if len(tree) <= KEPT_MOST:
        return set()
    kept = {number for number in (present, published, max(tree)) if number in tree}
    number: int | None = present
    for _step in range(UNDO_LEAST):
        number = before(tree, number) if number is not None else None
        if number is not None:
            kept.add(number)
    others = sorted(tree.keys() - kept, reverse=True)
    room = max(0, KEPT_MOST - len(kept))
    return set(others[room:])
