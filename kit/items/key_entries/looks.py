"""What a claim looks like at first sight, where it is something else: for course and teacher."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from kit.items.fields.advice import Finding
from kit.vocabulary import N_, Label


class Looks(StrEnum):
    """What a claim looks like before it is weighed, where that is other than what it is.

    `DOUBTFUL` is well sourced and looks as if it were not (odd, harsh, from a source that few
    like, in clumsy words); `SMOOTH` is not sourced, and reads as if one could trust it.
    """

    DOUBTFUL = "doubtful"
    SMOOTH = "smooth"

    @property
    def words(self) -> str:
        """What it looks like and what it is, as words to translate."""
        return _LOOKS_WORDS[self]


_LOOKS_WORDS: Final[dict[Looks, str]] = {
    Looks.DOUBTFUL: N_("looks doubtful at first sight, is sourced"),
    Looks.SMOOTH: N_("looks smooth at first sight, is not sourced"),
}


def deceptive_looks(label: Label) -> Looks:
    """What a claim of that label can look like and not be."""
    return Looks.DOUBTFUL if label is Label.SOURCED else Looks.SMOOTH


def check_looks(looks: Looks | None, label: Label) -> Sequence[Finding]:
    """A finding where a claim is said to look like what it is."""
    if looks is None or looks is deceptive_looks(label):
        return ()
    return (
        Finding(
            ("looks",),
            f"{looks.value!r} beside the label {label.value!r}",
            f"'{Looks.DOUBTFUL}' with the label '{Label.SOURCED}', '{Looks.SMOOTH}' with any other",
            "remove it: it is for claims that look otherwise than they are",
        ),
    )
