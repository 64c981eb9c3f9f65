"""The QR code of an address, drawn for a terminal of whatever colours."""

import sys
from itertools import zip_longest
from typing import Final

import click
import segno

#: Black on bright white, said outright: on a light terminal its own colours would invert the code.
_COLOURS: Final = "\x1b[30;107m"
_RESET: Final = "\x1b[0m"
#: By whether the upper and the lower half of a character are dark.
_HALVES: Final = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


def drawing(address: str) -> str:
    """The code with its quiet zone, two rows in each line."""
    rows = [bytes(row) for row in segno.make(address, error="m").matrix_iter(border=4)]
    return "".join(
        f"{_COLOURS}{''.join(_HALVES[pair] for pair in zip(upper, lower, strict=True))}{_RESET}\n"
        for upper, lower in zip_longest(rows[::2], rows[1::2], fillvalue=bytes(len(rows[0])))
    )


def print_qr(address: str) -> None:
    """Draw the code, where there is a terminal; say so where that one cannot draw it."""
    if not sys.stdout.isatty():
        return
    drawn = drawing(address)
    try:
        # Asked here, since standard output itself would put a question mark for each block.
        drawn.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        drawn = "(This terminal cannot draw the QR code; the teacher's pages show it.)\n"
    click.echo(drawn, nl=False)
