"""Plain text tables for a terminal."""

from collections.abc import Iterable, Sequence


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1, widest: int = 30
) -> str:
    """Aligned columns: the first `left` of them to the left, the others to the right.

    Names stand in the first column; `widest` is how many characters of one are shown.
    """
    cells = [[_cut(row[0], widest), *row[1:]] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if number < left else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    )


def _cut(name: str, widest: int) -> str:
    return name if len(name) <= widest else name[: widest - 1] + "…"
