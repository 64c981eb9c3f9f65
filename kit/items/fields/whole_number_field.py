"""A form's field for a whole number that the kit wrote into the page itself."""

from collections.abc import Sequence
from typing import Any

from wtforms import IntegerField

from kit.vocabulary import N_
from kit.whole_number import LARGEST, whole_number

#: Nobody types these numbers, so the page is at fault, not who sent it.
STRANGE_NUMBER = N_(
    "This form carries a number that the kit does not write. Load the page again; what was saved "
    "is there."
)


class WholeNumberField(IntegerField):
    """Plain digits, 1 to LARGEST; anything else is an error, and its data None."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read what was posted. Raises ValueError."""
        self.data: Any = None
        if not valuelist:
            return
        try:
            self.data = whole_number(str(valuelist[0]), 1, LARGEST)
        except ValueError:
            raise ValueError(STRANGE_NUMBER) from None
