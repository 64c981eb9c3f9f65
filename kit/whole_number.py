"""Whole numbers that come from outside, read in one way everywhere.

Python's own reading is wider than what the kit writes: it takes digits of any script, signs,
blanks and underscores, and raises at a length of its own. What is read here is plain digits, no
longer than the largest number asked for:

    >>> whole_number("8000", 0, 65535)
    8000
    >>> for typed in ("+5", "1_000", "٣", "9" * 5000):
    ...     try:
    ...         whole_number(typed, 0, 65535)
    ...     except ValueError:
    ...         print("refused")
    refused
    refused
    refused
    refused
"""

from typing import Final

#: What both databases hold in an INTEGER column.
LARGEST: Final = 2**31 - 1


def whole_number(text: str, least: int, most: int = LARGEST) -> int:
    """The number that plain digits write, `least` (0 or more) to `most`. Raises ValueError."""
    # The length is looked at first: to read many digits takes long, and Python has its limit.
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most))):
        raise ValueError(text[:80])
    number = int(text)
    if not least <= number <= most:
        raise ValueError(text)
    return number
