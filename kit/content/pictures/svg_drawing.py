"""How many elements of an SVG are drawn: what is used ten times, each with ten others, is many.

Ten steps of it are ten thousand million, in a file of a kilobyte, and stop a phone.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

#: Elements drawn, each as often as it is referred to.
DRAWN_MOST: Final = 10_000
#: References that lead to references; what goes round in a circle has no end of them.
_STEPS_MOST: Final = 16
_WHOLE: Final = ""


class Drawing:
    """The parts of a file that can be referred to: of how many elements, and what these use."""

    def __init__(self) -> None:
        self._elements: Counter[str] = Counter({_WHOLE: 0})
        self._uses: dict[str, Counter[str]] = {_WHOLE: Counter()}
        self._open: list[str | None] = []

    def start(self, name: str | None, references: Iterable[str]) -> None:
        """An element begins; `name` is its id, if it has one."""
        self._open.append(name)
        if self._elements[_WHOLE] > DRAWN_MOST:
            return
        used = list(references)
        for part in {_WHOLE, *filter(None, self._open)}:
            self._elements[part] += 1
            self._uses.setdefault(part, Counter()).update(used)

    def end(self) -> None:
        """The element begun last ends."""
        self._open.pop()

    def count(self) -> int:
        """Elements drawn; more than DRAWN_MOST where they are more, or without end."""
        drawn = dict(self._elements)
        for _step in range(_STEPS_MOST):
            before = drawn
            drawn = {part: self._with_uses(part, before) for part in before}
            if drawn == before or drawn[_WHOLE] > DRAWN_MOST:
                return drawn[_WHOLE]
        return DRAWN_MOST + 1

    def _with_uses(self, part: str, drawn: dict[str, int]) -> int:
        used = sum(times * drawn.get(name, 0) for name, times in self._uses[part].items())
        return min(self._elements[part] + used, DRAWN_MOST + 1)
